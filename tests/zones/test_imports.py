"""Zones of other bodies and counts of staff come from files; a bad row is told by line and reason."""

from pathlib import Path

import pytest

from netra.config.cli import main
from netra.zones import services
from netra.zones.models import PublishedZone, StaffCount
from netra.zones.services import CannotRead

pytestmark = pytest.mark.usefixtures("country")

ZONES = """body,region_code,colour,as_of,source,note
KASN,36.01,kuning,2020-09-23,"Redaksi24, 23 September 2020",diucapkan asisten KASN
KASN,73,red,2020-11-09,https://contoh.invalid/zona,
KASN,9971,red,2020-11-09,https://contoh.invalid/zona,
KASN,73,ungu,2020-11-09,https://contoh.invalid/zona,
KASN,73,red,November 2020,https://contoh.invalid/zona,
KASN,73,red,2020-11-31,https://contoh.invalid/zona,
,73,red,2020,https://contoh.invalid/zona,
"""
COUNTS = """region_code,count,as_of,source
36.01,9214,2020-12-31,Badan kepegawaian
36.01,9.214,2021-12-31,Badan kepegawaian
36.01,0,2021-12-31,Badan kepegawaian
36.01,9300,2020-12-31,Koran
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "file.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_it_works(tmp_path: Path) -> None:
    report = services.import_published_zones(written(tmp_path, ZONES))
    assert (report.added, report.known) == (2, 0)
    kept = PublishedZone.objects.get(region="36.01")
    assert (kept.body, kept.colour, kept.as_of, kept.note) == ("KASN", "YELLOW", "2020-09-23", "diucapkan asisten KASN")
    assert [(row.line, row.reason.split()[0]) for row in report.bad] == [
        (4, "region_code:"),
        (5, "colour:"),
        (6, "as_of:"),
        (7, "as_of:"),
        (8, "body"),
    ]


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, ZONES)
    services.import_published_zones(path)
    again = services.import_published_zones(path)
    assert (again.added, again.known, PublishedZone.objects.count()) == (0, 2, 2)


def test_sources_that_disagree_are_both_kept(tmp_path: Path) -> None:
    services.import_published_zones(written(tmp_path, ZONES))
    other = "body,region_code,colour,as_of,source\nKASN,36.01,merah,2020-09-23,Koran lain\n"
    assert services.import_published_zones(written(tmp_path, other)).added == 1
    assert set(PublishedZone.objects.filter(region="36.01").values_list("colour", flat=True)) == {"YELLOW", "RED"}


def test_a_count_of_staff_needs_a_number_and_is_never_changed(tmp_path: Path) -> None:
    report = services.import_staff_counts(written(tmp_path, COUNTS))
    assert report.added == 1
    assert [row.line for row in report.bad] == [3, 4, 5]
    assert "9214 is on record" in report.bad[-1].reason
    assert StaffCount.objects.get().count == 9214


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"body;region_code\n", id="other columns"),
        pytest.param(b"body,region_code,colour,as_of,source\n\xff\xfe\n", id="not utf-8"),
        pytest.param(b"", id="empty"),
        pytest.param(b'body,region_code,colour,as_of,source\n"KASN,73\n', id="open quotation"),
    ],
)
def test_a_file_that_is_no_table_is_refused_whole(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    with pytest.raises(CannotRead):
        services.import_published_zones(path)


def test_the_command_tells_lines_and_reasons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "zones", str(written(tmp_path, ZONES))]) == 1
    told = capsys.readouterr()
    assert "2 added, 0 known already, 5 left out" in told.out
    assert "line 5: colour: 'ungu' is not known; write green, yellow or red" in told.err
    assert main(["import", "staff-counts", str(tmp_path / "nowhere.csv")]) == 2
