"""What comes in from lists of staff, what is refused, what goes again."""

import csv
import stat
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from netra.ledger.models import Entry
from netra.personnel import queries, services
from netra.personnel.models import DeclaredAccount, Employee, Platform, StaffFile
from netra.personnel.services import CannotRead, Declaration, declare_account, importing, remove_list
from netra.personnel.services.keeping import keep
from tests.builders import at
from tests.personnel.lists import (
    DAY,
    DEWI,
    EVERYBODY,
    HEADER,
    JOKO,
    NIP_JOKO,
    NIP_SEKAR,
    SEKAR,
    TIRTA,
    a_list,
    bring,
)

LATER = DAY + timedelta(days=90)


def test_it_works(country: None, tmp_path: Path) -> None:
    report = bring(a_list(tmp_path / "pegawai.csv"))
    assert (report.added, report.changed, report.known, report.bad, report.bad_file) == (4, 0, 0, 0, None)
    joko = queries.employee_by_nip("19860926 201505 1 001", at=at(DAY))
    assert joko is not None
    assert (joko.name, joko.folded, joko.employer_id, joko.region_id) == (
        "Joko Contohwan, S.Pd.",
        "joko contohwan",
        "PPK-33.19",
        "33.19",
    )
    assert queries.masked(joko, at=at(DAY)) == "1986**** ****** * 001"
    dewi = Employee.objects.get(name="Dewi Contohwati")
    assert (dewi.employer_id, dewi.region_id, dewi.status) == ("PPK-33.21", "33.21", "PNS")
    again = bring(a_list(tmp_path / "pegawai.csv"))
    assert (again.added, again.changed, again.known, again.gone) == (0, 0, 4, 0)


def test_no_number_lies_readable_in_the_table(country: None, tmp_path: Path) -> None:
    bring(a_list(tmp_path / "pegawai.csv"))
    for row in Employee.objects.values():
        kept = b"|".join(
            bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in row.values()
        )
        assert not [person[0] for person in EVERYBODY if person[0].encode() in kept or person[0][:8].encode() in kept]
    first, second = Employee.objects.order_by("pk")[:2]
    Employee.objects.filter(pk=second.pk).update(nip_locked=first.nip_locked)
    with pytest.raises(Exception, match="damaged or was moved"):
        queries.masked(Employee.objects.get(pk=second.pk), at=at(DAY))


def test_a_second_list_changes_what_changed_and_removes_who_left(country: None, tmp_path: Path) -> None:
    staff = [(f"19860926201505{1}{n:03}", f"Warga Contoh {chr(65 + n)}a", *JOKO[2:]) for n in range(10, 19)]
    bring(a_list(tmp_path / "a.csv", [JOKO, SEKAR, DEWI, *staff]))
    sekar = Employee.objects.get(name=SEKAR[1])
    moved = (*SEKAR[:3], "Dinas Sosial", "Bidang Contoh", *SEKAR[5:])
    report = bring(a_list(tmp_path / "b.csv", [moved, *staff]), as_of=LATER)
    assert (report.added, report.changed, report.known, report.gone) == (0, 1, 9, 1)
    assert Employee.objects.get(agency="Dinas Sosial").pk == sekar.pk
    assert queries.employee_by_nip(NIP_JOKO, at=at(DAY)) is None
    assert Employee.objects.filter(employer="PPK-33.21").count() == 1, "the file does not speak of Demak"
    proof = Entry.objects.get(event="STAFF_REPLACED")
    assert (proof.institution, proof.refs) == ("PPK-33.19", {"people": 1, "accounts": 0})
    older = bring(a_list(tmp_path / "a.csv", [SEKAR, *staff]), as_of=DAY)
    assert (older.changed, older.gone) == (0, 0)
    assert Employee.objects.get(pk=sekar.pk).agency == "Dinas Sosial", "an older list does not undo a newer one"


def test_a_list_that_would_empty_an_agency_is_asked_about(country: None, tmp_path: Path) -> None:
    bring(a_list(tmp_path / "a.csv"))
    report = bring(a_list(tmp_path / "b.csv", [JOKO]), as_of=LATER)
    assert report.gone == 0
    assert [(one.employer, one.leaving, one.total) for one in report.kept_back] == [("PPK-33.19", 1, 2)]
    part = bring(a_list(tmp_path / "b.csv", [JOKO]), as_of=LATER, is_part=True)
    assert (part.gone, part.kept_back) == (0, ())
    whole = bring(a_list(tmp_path / "b.csv", [JOKO]), as_of=LATER, is_whole=True)
    assert (whole.gone, Employee.objects.count()) == (1, 3)


BAD = {
    "198613262015051001": "not a birth date",
    "3319010101800001": "length of a NIK",
    "131234567": "of 9 digits",
    "1.98609262015E+17": "digits only",
    "": "empty",
}


@pytest.mark.parametrize(("number", "reason"), BAD.items(), ids=BAD)
def test_a_bad_number_is_told_by_line_and_reason(country: None, tmp_path: Path, number: str, reason: str) -> None:
    report = bring(a_list(tmp_path / "a.csv", [SEKAR, (number, *JOKO[1:])]))
    assert (report.added, report.bad) == (1, 1)
    assert report.bad_file is not None
    assert stat.S_IMODE(report.bad_file.stat().st_mode) == 0o600
    [row] = csv.DictReader(report.bad_file.open(encoding="utf-8"))
    assert row["line"] == "3"
    assert reason in row["reason"]
    assert services.forget_reports(at=at(DAY + timedelta(days=30))) == 0
    assert services.forget_reports(at=at(DAY + timedelta(days=31))) == 1
    assert not report.bad_file.exists()


def test_what_else_is_refused(country: None, tmp_path: Path) -> None:
    rows = [
        JOKO,
        (NIP_JOKO, "Joko Kedua", *JOKO[2:]),
        (DEWI[0], " . ", *DEWI[2:]),
        (DEWI[0], "Dewi", "Dinas Antah", *DEWI[3:]),
        (DEWI[0], "Dewi", "", "", "", "", ""),
        (DEWI[0], "Dewi", "", "", "", "Bandung", ""),
        (SEKAR[0], "x" * 200, *SEKAR[2:]),
    ]
    report = bring(a_list(tmp_path / "a.csv", rows))
    assert report.bad_file is not None
    told = {row["line"]: row["reason"] for row in csv.DictReader(report.bad_file.open(encoding="utf-8"))}
    assert (report.added, sorted(told)) == (1, ["3", "4", "5", "6", "7", "8"])
    for line, words in {
        "3": "another row",
        "4": "no letters",
        "5": "not known",
        "6": "missing",
        "7": "more than one",
    }.items():
        assert words in told[line]
    again = bring(a_list(tmp_path / "a.csv", rows))
    assert (again.added, again.changed, again.known) == (0, 0, 1), "a repeated number does not take turns"


def test_a_file_that_is_no_list_is_refused(country: None, tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match=r"nip \("):
        bring(a_list(tmp_path / "a.csv", [], ("Nama", "Kota")))
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(CannotRead, match=r"\.parquet"):
        bring(tmp_path / "a.pdf")
    (tmp_path / "a.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(CannotRead, match="damaged"):
        bring(tmp_path / "a.xlsx")
    with pytest.raises(FileNotFoundError):
        bring(tmp_path / "absent.csv")


@pytest.mark.parametrize("form", ["parquet", "xlsx", "semicolons"])
def test_every_form_gives_the_same_people(country: None, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"a.{'csv' if form == 'semicolons' else form}"
    if form == "parquet":
        columns = zip(*EVERYBODY, strict=True)
        pq.write_table(pa.table(dict(zip(HEADER, (pa.array(one) for one in columns), strict=True))), path)
    elif form == "xlsx":
        book = Workbook()
        for row in (HEADER, *EVERYBODY):
            book.worksheets[0].append(row)
        book.save(path)
    else:
        path.write_text("\n".join(";".join(f'"{cell}"' for cell in row) for row in (HEADER, *EVERYBODY)), "utf-8-sig")
    assert bring(path).added == 4
    assert sorted(Employee.objects.values_list("name", flat=True)) == sorted(row[1] for row in EVERYBODY)


class Killed(BaseException):
    """The process is gone: nobody cleans up."""


def test_a_reading_that_was_killed_goes_on_where_it_was(
    country: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = ("12", *DEWI[1:])
    path = a_list(tmp_path / "a.csv", [JOKO, bad, SEKAR, bad, JOKO, TIRTA])
    whole, calls = keep, [0]

    def killed(*args: object) -> object:
        calls[0] += 1
        if calls[0] == 2:
            raise Killed
        return whole(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "keep", killed)
    with pytest.raises(Killed):
        bring(path, batch=3)
    assert (Employee.objects.count(), StaffFile.objects.get().rows_done) == (2, 3)
    monkeypatch.undo()
    report = bring(path, batch=3)
    assert report.resumed_after == 3
    assert (report.added, report.bad, Employee.objects.count()) == (3, 3, 3)
    assert report.bad_file is not None
    assert [row["line"] for row in csv.DictReader(report.bad_file.open(encoding="utf-8"))] == ["3", "5", "6"]


def test_removing_a_list_takes_the_accounts_and_leaves_a_proof(country: None, tmp_path: Path) -> None:
    bring(a_list(tmp_path / "a.csv"))
    sekar = queries.employee_by_nip(NIP_SEKAR, at=at(DAY))
    assert sekar is not None
    declare_account(
        sekar,
        Declaration(Platform.X, "@sekarjati"),
        institution="PPK-33.19",
        by="console",
        on=DAY,
        at=at(DAY),
    )
    services.refresh_index()
    assert remove_list("PPK-33.19", by="console", at=at(DAY), reason="Diminta instansinya") == 2
    assert remove_list("PPK-33.19", by="console", at=at(DAY), reason="Diminta instansinya") == 0
    assert not DeclaredAccount.objects.exists()
    assert sorted(Employee.objects.values_list("employer", flat=True)) == ["PPK-33.21", "PPKC-KEMENAG"]
    proof = Entry.objects.get(event="STAFF_REMOVED")
    assert (proof.institution, proof.refs) == ("PPK-33.19", {"people": 2, "accounts": 1})
    assert services.refresh_index() == 2
    assert services.refresh_index() == 0


def test_a_day_as_of_is_kept(country: None, tmp_path: Path) -> None:
    bring(a_list(tmp_path / "a.csv"), as_of=date(2024, 1, 31))
    assert set(Employee.objects.values_list("as_of", flat=True)) == {date(2024, 1, 31)}
