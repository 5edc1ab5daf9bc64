"""One row of a list of staff, checked and made ready: number, name, employer, place, status."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from netra.domain import nip
from netra.domain.nip import Malformed, Nip, NipKind
from netra.domain.words import Text
from netra.engine.resolve.folding import fold_name
from netra.personnel.models import Status
from netra.personnel.sealing import NipLock
from netra.personnel.services.reading import tidy
from netra.registry import queries as registry
from netra.registry.queries import InstitutionKind

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "nip": ("nip_baru", "nomor_induk_pegawai", "nomor_induk", "ni_pppk", "employee_number"),
    "name": ("nama", "nama_lengkap", "nama_pegawai", "full_name"),
    "employer": ("employer_code", "instansi", "instansi_induk", "kode_instansi", "ppk"),
    "agency": ("opd", "skpd", "perangkat_daerah", "satuan_kerja", "satker"),
    "unit": ("unit_kerja", "unor", "unit_organisasi"),
    "region": ("region_code", "wilayah", "kode_wilayah", "daerah", "kabupaten_kota", "lokasi_kerja"),
    "status": ("status_kepegawaian", "jenis_pegawai", "employment_status"),
}
NEEDED = ("nip", "name")
EMPLOYERS = (InstitutionKind.PPK, InstitutionKind.PPK_CENTRAL)
LONGEST = 160
_STATUSES = {
    "pns": Status.PNS,
    "cpns": Status.CPNS,
    "pppk": Status.PPPK,
    "p3k": Status.PPPK,
    "pppk paruh waktu": Status.PPPK,
}
_BY_NIP = {NipKind.PNS: Status.PNS, NipKind.PPPK: Status.PPPK, NipKind.UNKNOWN: Status.UNKNOWN}
OLD = Text(
    "Ini NIP lama 9 angka; tulis yang 18 angka.", "This is an old number of 9 digits; write the one of 18 digits."
)
NO_NAME = Text("Namanya kosong atau tidak berisi huruf.", "The name is empty or holds no letters.")
LONG = Text(f"Ada isi yang lebih panjang dari {LONGEST} huruf.", f"Something is longer than {LONGEST} letters.")
NO_EMPLOYER = Text(
    "Instansinya kosong; isi kolom instansi atau sebut dengan --employer.",
    "The employer is missing; fill its column or name it with --employer.",
)


@dataclass(frozen=True, slots=True)
class Ready:
    """A row as it is kept; `content` is what two lists are compared by."""

    line: int
    hashed: bytes
    digits: str
    folded: str
    content: tuple[str, str, str, str, str | None, str]  # name, employer, agency, unit, region, status


class BadRow(Exception):
    """Why a row is left out."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(slots=True)
class Checker:
    """Reads rows. Offices and regions are looked up once for each different way of writing them."""

    lock: NipLock
    today: date
    employer: str = ""  # of a file that does not name one
    _employers: dict[str, str] = field(default_factory=dict)
    _homes: dict[str, str | None] = field(default_factory=dict)
    _regions: dict[str, str | None] = field(default_factory=dict)
    _at: dict[str, str] = field(default_factory=dict)  # which government employs in a region

    def __post_init__(self) -> None:
        everywhere = [place.pk for place in registry.all_regions()]
        offices = registry.offices_in(everywhere, kinds=EMPLOYERS, national=True)
        names = [office.name.casefold() for office in offices]
        for office, name in zip(offices, names, strict=True):
            self._homes[office.pk] = office.region_id
            self._employers[office.pk.casefold()] = office.pk
            if names.count(name) == 1:
                self._employers.setdefault(name, office.pk)
            self._employers.setdefault(office.short_name.casefold(), office.pk)
            if office.kind == InstitutionKind.PPK and office.region_id:
                self._at[office.region_id] = office.pk

    def read(self, line: int, values: list[str]) -> Ready:
        """The row made ready. Raises `BadRow`."""
        number = nip.parse(values[0].strip().removeprefix("'"), today=self.today)
        if isinstance(number, Malformed):
            raise BadRow(number.reason)
        if not isinstance(number, Nip):
            raise BadRow(OLD)
        name = tidy(values[1])
        employer, agency, unit, region, status = map(_tidy_again, values[2:])
        folded = " ".join(fold_name(name))
        if not folded:
            raise BadRow(NO_NAME)
        if max(map(len, (name, folded, agency, unit))) > LONGEST:
            raise BadRow(LONG)
        place = self._region(region)
        office = self._employer(employer, place)
        kept = _STATUSES.get(status.casefold(), _BY_NIP[number.kind])
        content = (name, office, agency, unit, place or self._homes[office], str(kept))
        return Ready(line, self.lock.hash(number.digits), number.digits, folded, content)

    def _employer(self, written: str, place: str | None) -> str:
        if not written:
            found = self.employer or (self._at.get(place, "") if place else "")
            if not found:
                raise BadRow(NO_EMPLOYER)
            return found
        known = self._employers.get(written.casefold())
        if known is None:
            shown = written[:60]
            raise BadRow(
                Text(
                    f"Instansi “{shown}” tidak dikenal; pakai kode seperti PPK-33.19 atau namanya yang lengkap.",
                    f"The employer “{shown}” is not known; use a code such as PPK-33.19 or its full name.",
                )
            )
        return known

    def _region(self, written: str) -> str | None:
        if not written:
            return None
        if written not in self._regions:
            self._regions[written] = _region_code(written)
        found = self._regions[written]
        if found is None:
            shown = written[:60]
            raise BadRow(
                Text(
                    f"Wilayah “{shown}” tidak dikenal atau berarti lebih dari satu; pakai kodenya, seperti 33.19.",
                    f"The region “{shown}” is not known or means more than one; use its code, such as 33.19.",
                )
            )
        return found


_tidy_again = lru_cache(maxsize=100_000)(tidy)  # of offices and places there are few


def _region_code(written: str) -> str | None:
    try:
        return registry.region_by_any_code(written).pk
    except registry.UnknownRegion:
        pass
    exact = [hit for hit in registry.find_regions(written) if hit.exact]
    return exact[0].code if len(exact) == 1 else None
