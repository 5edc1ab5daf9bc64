"""Civil-service numbers: the NIP of a PNS and the NI of a PPPK (Perka BKN 22/2007 and 43/2007).

There is no check digit: a number that reads well proves only that it is well-formed. It contains birth date and sex,
so it is masked in lists and never put into an address or a file name.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netra.domain.words import Text

YOUNGEST, OLDEST = 18, 70  # general knowledge without a source: outside these a number is doubted, not refused


class NipKind(StrEnum):
    """What digits 13 and 14 say: a month for PNS, 2 and the number of the contract for PPPK."""

    PNS = "PNS"
    PPPK = "PPPK"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Nip:
    """The parts of an 18-digit number. `month` only for PNS, `contract` only for PPPK; `doubts` say what looks odd."""

    digits: str
    kind: NipKind
    born_on: date
    appointed_year: int
    month: int | None
    contract: int | None
    is_man: bool
    serial: str
    doubts: tuple[Text, ...]

    @property
    def printed(self) -> str:
        """The usual print form, such as `19860926 201505 1 001`."""
        return f"{self.digits[:8]} {self.digits[8:14]} {self.digits[14]} {self.digits[15:]}"


@dataclass(frozen=True, slots=True)
class OldNip:
    """A nine-digit number of the time before 2007, as found in old documents; it carries no parts we can read."""

    digits: str


@dataclass(frozen=True, slots=True)
class Malformed:
    """Why something is not a civil-service number."""

    reason: Text


def parse(written: str, *, today: date) -> Nip | OldNip | Malformed:
    """Read a number as people write it, with spaces, dots or hyphens. Any text is answered, none raises.

    >>> parse("19860926 201505 1 001", today=date(2024, 10, 1)).kind
    <NipKind.PNS: 'PNS'>
    >>> parse("200012312024211001", today=date(2025, 1, 1)).contract
    1
    >>> parse("19861326 201505 1 001", today=date(2024, 10, 1)).reason.en
    'The first eight digits are not a birth date: 19861326.'
    """
    digits = re.sub(r"[\s.\-‐‑–]", "", written)
    if not digits:
        return Malformed(Text("Nomornya kosong.", "The number is empty."))
    if not re.fullmatch(r"[0-9]+", digits):
        return Malformed(
            Text("Nomor hanya boleh berisi angka.", "The number may hold digits only."),
        )
    if len(digits) == 9:
        return OldNip(digits)
    if len(digits) != 18:
        return Malformed(_wrong_length(len(digits)))
    return _parts(digits, today)


def mask(nip: str) -> str:
    """The number for lists: birth day, appointment and sex hidden; whatever is no 18-digit number keeps less.

    >>> mask("19860926 201505 1 001")
    '1986**** ****** * 001'
    >>> mask("131234567"), mask("rahasia"), mask("")
    ('******567', '*****', '')
    """
    digits = re.sub(r"[^0-9]", "", nip)
    if len(digits) == 18:
        return f"{digits[:4]}**** ****** * {digits[15:]}"
    if len(digits) >= 9:
        return "*" * (len(digits) - 3) + digits[-3:]
    return "*****" if nip.strip() else ""


def _wrong_length(length: int) -> Text:
    if length == 16:
        return Text(
            "Nomor ini 16 angka, panjang NIK; NIP terdiri atas 18 angka.",
            "This number has 16 digits, the length of a NIK; a NIP has 18.",
        )
    return Text(
        f"NIP terdiri atas 18 angka (yang lama 9); ini {length}.",
        f"A NIP has 18 digits (an old one 9); this has {length}.",
    )


def _parts(digits: str, today: date) -> Nip | Malformed:
    born_on = _day(digits[:8])
    if born_on is None:
        return Malformed(
            Text(
                f"Delapan angka pertama bukan tanggal lahir: {digits[:8]}.",
                f"The first eight digits are not a birth date: {digits[:8]}.",
            )
        )
    if born_on > today:
        return Malformed(Text("Tanggal lahirnya di masa depan.", "The birth date lies in the future."))
    if digits[14] not in "12":
        return Malformed(
            Text(
                f"Angka ke-15 menyatakan jenis kelamin, 1 atau 2; ini {digits[14]}.",
                f"Digit 15 tells the sex, 1 or 2; this is {digits[14]}.",
            )
        )
    if digits[15:] == "000":
        return Malformed(
            Text("Nomor urut dimulai dari 001; ini 000.", "The running number starts at 001; this is 000.")
        )
    kind, code = _kind(digits[12:14]), int(digits[12:14])
    year, month = int(digits[8:12]), code if kind is NipKind.PNS else None
    if (year, month or 1) > (today.year, today.month):
        return Malformed(Text("Pengangkatannya di masa depan.", "The appointment lies in the future."))
    if year < born_on.year:
        return Malformed(Text("Diangkat sebelum lahir.", "Appointed before birth."))
    return Nip(
        digits=digits,
        kind=kind,
        born_on=born_on,
        appointed_year=year,
        month=month,
        contract=code - 20 if kind is NipKind.PPPK else None,
        is_man=digits[14] == "1",
        serial=digits[15:],
        doubts=_doubts(kind, code, born_on, (year, month), today),
    )


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _kind(code: str) -> NipKind:
    if 1 <= int(code) <= 12:
        return NipKind.PNS
    if 21 <= int(code) <= 29:
        return NipKind.PPPK
    return NipKind.UNKNOWN


def _doubts(
    kind: NipKind, code: int, born_on: date, appointed: tuple[int, int | None], today: date
) -> tuple[Text, ...]:
    doubts = []
    if kind is NipKind.UNKNOWN:
        doubts.append(
            Text(
                "Angka ke-13 dan ke-14 bukan bulan (PNS) dan bukan 21-29 (PPPK); jenisnya ditentukan petugas.",
                "Digits 13 and 14 are neither a month (PNS) nor 21-29 (PPPK); the officer decides the kind.",
            )
        )
    if kind is NipKind.PPPK and code == 24:
        doubts.append(
            Text(
                "Kode 24 dapat berarti kontrak keempat atau PPPK paruh waktu; belum dipastikan.",
                "Code 24 may mean a fourth contract or a part-time PPPK; not established.",
            )
        )
    year, month = appointed
    if (year, month or 12) < (born_on.year + YOUNGEST, born_on.month):
        doubts.append(Text(f"Diangkat sebelum berumur {YOUNGEST} tahun.", f"Appointed before the age of {YOUNGEST}."))
    if (today.year, today.month, today.day) >= (born_on.year + OLDEST, born_on.month, born_on.day):
        doubts.append(Text(f"Berumur {OLDEST} tahun atau lebih.", f"Aged {OLDEST} or more."))
    return tuple(doubts)
