"""Lists of invented civil servants. Every number reads well and belongs to nobody."""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from netra.personnel.models import Confirmed, DeclaredAccount, Employee, Platform
from netra.personnel.queries import employee_by_nip
from netra.personnel.services import Declaration, StaffReport, declare_account, import_employees
from tests.builders import at

DAY = date(2024, 10, 7)
NIP_JOKO, NIP_SEKAR, NIP_DEWI, NIP_TIRTA = (
    "198609262015051001",
    "199003152019032002",
    "197712012005012003",
    "198201012010011004",
)
HEADER = ("NIP", "Nama", "Instansi Induk", "Satuan Kerja", "Unit Kerja", "Wilayah", "Status")
JOKO = (NIP_JOKO, "Joko Contohwan, S.Pd.", "PPK-33.19", "Dinas Pendidikan", "SDN 3 Jekulo", "33.19", "PNS")
SEKAR = (NIP_SEKAR, "Sekarjati Lintang Wulanhadi", "PPK-33.19", "Dinas Kesehatan", "Puskesmas Jekulo", "", "PPPK")
DEWI = (NIP_DEWI, "Dewi Contohwati", "Pemerintah Kabupaten Demak", "Dinas Pendidikan", "SMPN 1", "Kab. Demak", "")
TIRTA = (NIP_TIRTA, "Tirtawening Panggalih", "PPKC-KEMENAG", "Kantor Kemenag", "KUA Jekulo", "33.19", "PNS")
EVERYBODY = (JOKO, SEKAR, DEWI, TIRTA)


def a_list(path: Path, rows: Iterable[tuple[str, ...]] = EVERYBODY, header: tuple[str, ...] = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def bring(path: Path, as_of: date = DAY, **options: object) -> StaffReport:
    return import_employees(path, source=path.name, as_of=as_of, at=at(DAY), **options)  # type: ignore[arg-type]


def person(nip: str) -> Employee:
    """Somebody of the lists who is on record."""
    found = employee_by_nip(nip, at=at(DAY))
    assert found is not None
    return found


def declared(who: Employee, handle: str = "@joko.contoh", platform: Platform = Platform.INSTAGRAM) -> DeclaredAccount:
    """An account that the employer of this person declared."""
    said = Declaration(platform, handle, None, Confirmed.STATED)
    return declare_account(who, said, institution=who.employer_id, by="console", on=DAY, at=at(DAY))


def an_account(folder: Path) -> DeclaredAccount:
    """Joko's, with everybody's lists brought in."""
    bring(a_list(folder / "semua.csv"))
    return declared(person(NIP_JOKO))
