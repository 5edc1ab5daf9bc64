"""Declared accounts from a file an agency hands in: the same file twice adds nothing, bad rows are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.utils.timezone import localdate

from netra.domain import nip
from netra.domain.words import Text
from netra.lib.batches import batches
from netra.personnel.handles import BadHandle, key_of, platform_of
from netra.personnel.models import Confirmed, DeclaredAccount, Employee, Platform
from netra.personnel.sealing import NipLock, nip_lock
from netra.personnel.services.declaring import CannotDeclare, Declaration, correct_account, declare_account
from netra.personnel.services.reading import Bad, read_list, tidy

COLUMNS = {
    "nip": ("nip_baru", "nomor_induk_pegawai", "employee_number"),
    "platform": ("media", "media_sosial", "jenis_akun"),
    "handle": ("akun", "nama_akun", "username", "url", "tautan", "alamat"),
    "since": ("sejak", "mulai"),
    "confirmed": ("cara", "dipastikan", "how"),
}
NEEDED = ("nip", "handle")
_HOW = {
    "pernyataan": Confirmed.STATED,
    "ditunjukkan": Confirmed.SHOWN,
    "kode": Confirmed.POSTED,
    "ditanya": Confirmed.ASKED,
    "": Confirmed.UNSTATED,
    **{str(one.value).casefold(): one for one in Confirmed},
}
STRANGER = Text(
    "Tidak ada pegawai dengan NIP ini di daftar instansi itu; muat daftar pegawainya lebih dahulu.",
    "Nobody on that agency's list bears this number; bring in the list of staff first.",
)
NO_PLATFORM = Text(
    "Platformnya kosong dan alamatnya tidak menyebutnya.", "The platform is missing and the address does not tell it."
)
NO_DAY = Text("Tanggalnya tidak terbaca; tulis 2024-09-22.", "The day cannot be read; write 2024-09-22.")
NO_HOW = Text(
    "Cara memastikannya tidak dikenal; pakai pernyataan, ditunjukkan, kode, atau ditanya.",
    "How it was confirmed is not known; use stated, shown, posted or asked.",
)
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class AccountReport:
    """What became of a file's rows."""

    added: int
    changed: int
    known: int
    bad: tuple[Bad, ...]


class _Refused(Exception):
    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def import_accounts(
    path: Path, *, source: str, by: str, at: datetime, employer: str = "", on: date | None = None
) -> AccountReport:
    """Bring declared accounts in, each in the name of its holder's employer. Raises `CannotRead`, `OSError`.

    `employer` is whose file it is: rows about other people's staff are refused.
    """
    day = on or localdate(at)
    lock = nip_lock(by="console", reason=f"Membaca akun yang dinyatakan: {source}"[:200], at=at)
    count, bad = {"added": 0, "changed": 0, "known": 0}, []
    for some in batches(read_list(path, COLUMNS, NEEDED).rows, _BATCH):
        bad += [row for row in some if isinstance(row, Bad)]
        rows = [row for row in some if not isinstance(row, Bad)]
        people = _people([values[0] for _, values in rows], lock, day, employer)
        for line, values in rows:
            try:
                count[_bring(values, people, lock, source=source, by=by, on=day, at=at)] += 1
            except (_Refused, CannotDeclare, BadHandle) as fault:
                bad.append(Bad(line, fault.text))
    return AccountReport(**count, bad=tuple(sorted(bad, key=lambda row: row.line)))


def _digits(written: str, lock: NipLock, today: date) -> bytes:
    number = nip.parse(tidy(written).removeprefix("'"), today=today)
    return lock.hash(number.digits) if isinstance(number, nip.Nip) else b""


def _people(numbers: Sequence[str], lock: NipLock, today: date, employer: str) -> dict[bytes, Employee]:
    hashes = {_digits(number, lock, today) for number in numbers}
    found = Employee.objects.filter(nip_hash__in=hashes - {b""})
    return {bytes(one.nip_hash): one for one in found if not employer or one.employer_id == employer}


def _bring(
    values: list[str], people: dict[bytes, Employee], lock: NipLock, *, source: str, by: str, on: date, at: datetime
) -> str:
    person = people.get(_digits(values[0], lock, on))
    if person is None:
        raise _Refused(STRANGER)
    said = _declaration([tidy(value) for value in values[1:]])
    key = key_of(said.platform, said.handle)
    known = DeclaredAccount.objects.filter(platform=said.platform, handle_key=key, employee=person, ended_as="").first()
    if known is None:
        declare_account(person, said, institution=person.employer_id, by=by, on=on, at=at, source=source)
        return "added"
    return "known" if correct_account(known, said, by=by, on=on, at=at).pk == known.pk else "changed"


def _declaration(values: list[str]) -> Declaration:
    platform, handle, since, how = values
    named = platform_of(platform) or platform_of(handle)
    if named is None or (not platform and named is Platform.OTHER):
        raise _Refused(NO_PLATFORM)
    confirmed = _HOW.get(how.casefold())
    if confirmed is None:
        raise _Refused(NO_HOW)
    try:
        begun = date.fromisoformat(since[:10]) if since else None
    except ValueError:
        raise _Refused(NO_DAY) from None
    return Declaration(named, handle, begun, confirmed)
