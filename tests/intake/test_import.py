"""Many tips from one file: bad rows told by line and reason, good rows kept, and a second run changes nothing."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook

from netra.cases.models import Accused, Case
from netra.intake.models import Report
from netra.intake.services import CannotRead, ImportReport, import_reports
from tests.intake.forms import everything_stored

AT = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Asia/Jakarta"))
SHARED = Path(__file__).parents[3] / "shared" / "data" / "cases-dev.jsonl"
ROW: dict[str, Any] = {
    "id": "a1",
    "narrative": "Camat mengajak memilih.",
    "act_on": "2024-10-08",
    "region_code": "33.19",
}


def _lines(path: Path, *rows: object) -> Path:
    texts = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    path.write_bytes(b"\n".join(texts) + b"\n")
    return path


def _bring(path: Path) -> ImportReport:
    return import_reports(path, source="uji", at=AT)


def _told(report: ImportReport) -> dict[int, str]:
    return {row.line: row.reason.id for row in report.bad}


def test_it_works(country: None, tmp_path: Path) -> None:
    file = _lines(tmp_path / "a.jsonl", ROW, {**ROW, "id": "a2", "region_code": None})
    report = _bring(file)
    assert (report.added, report.known, report.without_region, report.bad) == (2, 0, 1, ())
    case = Case.objects.earliest("pk")
    assert (case.origin, case.received_on, case.handling_office_id) == ("TIP", date(2024, 10, 10), "BAWASLU-33.19")
    placeless = Case.objects.latest("pk")
    assert (placeless.region, placeless.handling_office_id) == (None, "BAWASLU-RI")
    door = Report.objects.earliest("pk")
    assert (door.channel, door.source, door.external_id, door.digest) == ("IMPORT", "uji", "a1", None)


def test_running_it_again_changes_nothing(country: None, tmp_path: Path) -> None:
    nameless = {key: value for key, value in ROW.items() if key != "id"}
    file = _lines(tmp_path / "a.jsonl", ROW, nameless, nameless)
    assert _bring(file).added == 2
    again = _bring(file)
    assert (again.added, again.known, Case.objects.count()) == (0, 3, 2)


def test_another_source_may_use_the_same_id(country: None, tmp_path: Path) -> None:
    file = _lines(tmp_path / "a.jsonl", ROW)
    assert import_reports(file, source="satu", at=AT).added == 1
    assert import_reports(file, source="dua", at=AT).added == 1


def test_answers_and_unknown_columns_are_never_stored(country: None, tmp_path: Path) -> None:
    _bring(_lines(tmp_path / "a.jsonl", {**ROW, "expected_codes": ["RAHASIA9"], "outcome_reported": "RAHASIA9"}))
    assert "RAHASIA9" not in everything_stored()


def test_a_file_may_say_more(country: None, tmp_path: Path) -> None:
    more = {
        "received_on": "12-10-2024",
        "known_on": "2024-10-09",
        "wilayah": "Kota Bandung",
        "region_code": "",
        "nama": "Joko Contoh",
        "status": "pns",
        "nip": "19860926 201505 1 001",
        "jabatan": "Camat",
        "links": ["https://contoh.invalid/1", "contoh.invalid/2"],
    }
    assert _told(_bring(_lines(tmp_path / "a.jsonl", {**ROW, **more}))) == {}
    case = Case.objects.get()
    assert (case.received_on, case.known_on, case.region_id) == (date(2024, 10, 12), date(2024, 10, 9), "32.73")
    assert case.links == ["https://contoh.invalid/1", "https://contoh.invalid/2"]
    person = Accused.objects.get()
    assert (person.name, person.status, person.nip, person.position) == (
        "Joko Contoh",
        "PNS",
        "198609262015051001",
        "Camat",
    )


BAD_ROWS: list[tuple[str, object, str]] = [
    ("not json", b"{rusak", "bukan JSON"),
    ("a list", [1], "satu objek JSON"),
    ("not utf-8", b'{"narrative": "\xff\xfe"}', "bukan UTF-8"),
    ("a surrogate", b'{"narrative": "\\ud800 x"}', "bukan UTF-8"),
    ("a null character", {**ROW, "place": "a\x00b"}, "karakter null"),
    ("a column twice", b'{"id": 1, "id": 2}', "muncul dua kali"),
    ("two names of one column", {**ROW, "uraian": "lain"}, "terisi dua kali"),
    ("deep nesting", b"[" * 100_000, "bukan JSON"),
    ("a huge line", b'{"narrative": "' + b"a" * 1_100_000 + b'"}', "terlalu panjang"),
    ("no narrative column", {"id": "x"}, "Kolom “narrative” tidak ada"),
    ("an empty narrative", {**ROW, "narrative": " "}, "kosong"),
    ("a long name", {**ROW, "name": "a" * 10_000}, "paling banyak 200 huruf"),
    ("an impossible day", {**ROW, "act_on": "2024-02-31"}, "bukan tanggal"),
    ("a day that is a word", {**ROW, "act_on": "kemarin"}, "bukan tanggal"),
    ("a day to come", {**ROW, "act_on": "2027-01-01"}, "belum tiba"),
    ("received before the act", {**ROW, "received_on": "2024-10-01"}, "mendahului kejadian"),
    ("known after receipt", {**ROW, "known_on": "2024-11-01"}, "di antara kejadian"),
    ("before there were rules", {**ROW, "act_on": "2012-05-05"}, "belum ada aturan"),
    ("an unknown code", {**ROW, "region_code": "99.99"}, "tidak dikenal"),
    ("an ambiguous name", {**ROW, "region_code": "", "region": "Bandung"}, "Kota Bandung, Jawa Barat"),
    ("an unknown name", {**ROW, "region_code": "", "region": "Antah"}, "tidak dikenal"),
    ("an unknown status", {**ROW, "status": "RAJA"}, "Pakai salah satu"),
    ("no link", {**ROW, "links": "javascript:alert(1)"}, "bukan tautan"),
]


@pytest.mark.parametrize(("row", "reason"), [bad[1:] for bad in BAD_ROWS], ids=[bad[0] for bad in BAD_ROWS])
def test_a_bad_row_is_told_and_the_good_ones_are_kept(country: None, tmp_path: Path, row: object, reason: str) -> None:
    report = _bring(_lines(tmp_path / "a.jsonl", {**ROW, "id": "before"}, row, {**ROW, "id": "after"}))
    assert report.added == 2
    told = _told(report)
    assert list(told) == [2]
    assert reason in told[2]


def test_an_id_used_twice_with_other_content_is_told(country: None, tmp_path: Path) -> None:
    report = _bring(_lines(tmp_path / "a.jsonl", ROW, {**ROW, "narrative": "Lain sama sekali."}))
    assert report.added == 1
    assert "sudah dipakai baris 1" in _told(report)[2]


def test_a_malformed_nip_is_kept_as_written(country: None, tmp_path: Path) -> None:
    _bring(_lines(tmp_path / "a.jsonl", {**ROW, "nip": "123", "position": "Camat"}))
    assert Accused.objects.get().position == "Camat · NIP tertulis: 123"


@pytest.mark.parametrize(
    "content",
    [
        b"id,narrative,act_on,region_code\n1,Camat hadir di kampanye.,2024-10-08,33.19\n",
        "id;uraian;tanggal_kejadian;kode_wilayah\n1;Camat hadir di kampanye.;08/10/2024;33.19\n".encode("utf-8-sig"),
        "id\tnarrative\tact_on\tregion_code\n1\tCamat hadir di kampanye.\t2024-10-08\t33.19\n".encode("utf-16"),
        b'id,narrative,act_on,region_code\r\n1,"Camat hadir,\r\ndi kampanye.",2024-10-08,33.19\r\n',
    ],
    ids=["commas", "semicolons and a mark", "utf-16 and tabs", "a line break in a cell"],
)
def test_csv_in_its_kinds(country: None, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    assert (_bring(file).added, _told(_bring(file))) == (1, {})
    assert Case.objects.get().act_on == date(2024, 10, 8)


def test_csv_with_everything_wrong(country: None, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(
        b"id,narrative,act_on\n"
        b"1,Camat hadir di kampanye.,2024-10-08\n"
        b"2,\xff\xfe rusak,2024-10-08\n"
        b'3,"=HYPERLINK(""http://x"")",2024-10-08\n'
        b"4,terlalu,2024-10-08,banyak,sel\n"
        b"\n,,\n"
        b'5,"' + b"a" * 200_000 + b'",2024-10-08\n'
        b"6,Kepala desa berkampanye.,2024-10-08\n"
        b'7,"kutip tidak ditutup,2024-10-08\n'
        b"8,hilang di dalam kutipan,2024-10-08\n"
    )
    report = _bring(file)
    told = _told(report)
    assert report.added == 2
    assert set(Report.objects.values_list("external_id", flat=True)) == {"1", "6"}
    assert "bukan UTF-8" in told[3]
    assert "rumus" in told[4]
    assert "lebih banyak sel" in told[5]
    assert "tidak terbaca" in told[8]
    assert "sampai baris 11" in told[10]


def test_a_header_named_twice_stops_before_anything_is_read(country: None, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("id,narrative,narrative\n1,a,b\n")
    with pytest.raises(CannotRead, match="named twice: narrative"):
        _bring(file)


def test_a_spreadsheet(country: None, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "narrative", "act_on", "region_code", "nip", "catatan"])
    sheet.append([1, "Camat hadir di kampanye.", datetime(2024, 10, 8), "33.19", 198609262015051001, "x"])
    sheet.append([None, None, None, None, None, None])
    sheet.append([2.0, "Kepala desa berkampanye.", date(2024, 10, 9), 33.19, None, None])
    sheet.append([3, "=1+1", "2024-10-08", "33.19", None, None])
    book.save(tmp_path / "a.xlsx")
    report = _bring(tmp_path / "a.xlsx")
    assert report.added == 2
    assert list(_told(report)) == [5]
    assert list(Report.objects.order_by("pk").values_list("external_id", flat=True)) == ["1", "2"]
    assert Case.objects.earliest("pk").act_on == date(2024, 10, 8)
    person = Accused.objects.get()
    assert person.nip == "", "a spreadsheet keeps only fifteen digits of a number"
    assert "NIP tertulis" in person.position


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlsx", b"bukan zip"), ("a.xlsx", b""), ("a.ods", b"x"), ("tanpa-akhiran", b"x")]
)
def test_a_file_that_makes_no_sense_is_refused_whole(country: None, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CannotRead):
        _bring(tmp_path / name)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_an_empty_file_brings_nothing(country: None, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert _bring(tmp_path / name).added == 0


@pytest.mark.skipif(not SHARED.exists(), reason="the shared real cases lie beside a developer's copy only")
def test_the_real_cases_come_in(country: None) -> None:
    report = import_reports(SHARED, at=AT)
    assert (report.source, report.added, report.without_region, report.bad) == ("cases-dev.jsonl", 30, 1, ())
    assert import_reports(SHARED, at=AT).known == 30
    assert {(case.received_on - case.act_on).days for case in Case.objects.all() if case.act_on} == {2}
    assert not Accused.objects.exists()
    assert "route_codes" not in everything_stored()
