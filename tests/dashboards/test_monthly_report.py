"""The monthly report: true to the figures, the same bytes each time, without a name in it."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from netra.config.cli import main
from netra.dashboards import services
from netra.dashboards.services import NotYet, sentences
from netra.figures.queries import Measure
from tests.builders import at
from tests.cases.conftest import AtPpk
from tests.dashboards.conftest import COUNTED_ON

NOVEMBER = at(date(2024, 11, 5))


def words_of(body: bytes) -> str:
    """Everything a DOCX says, its headers and footers too."""
    file = docx.Document(io.BytesIO(body))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    frame = [line.text for part in file.sections for line in (*part.header.paragraphs, *part.footer.paragraphs)]
    return "\n".join([*(line.text for line in file.paragraphs), *cells, *frame])


def test_it_works(counted: AtPpk) -> None:
    """Sentences and tables of the month, as PDF/A and DOCX, each with its unit and day."""
    paper = services.monthly_report("33.19", 2024, 10, at=NOVEMBER, practice=False)
    told = words_of(services.rendered(paper, "docx"))
    assert "Dalam Oktober 2024, kantor pengawas di Kabupaten Kudus menerima 1 perkara" in told
    assert "Sebanyak 1 penerusan menunggu" in told
    assert "di Pemerintah Kabupaten Kudus" in told
    assert "Zona Kabupaten Kudus pada 31 Oktober 2024" in told
    assert "bukan sebab dan akibat" in told
    assert "belum diverifikasi" in told.lower()
    assert services.rendered(paper, "pdf").startswith(b"%PDF-1.7")


@pytest.mark.parametrize("code", ["33.19", "33", "nasional"])
def test_it_names_nobody(counted: AtPpk, code: str) -> None:
    told = words_of(services.rendered(services.monthly_report(code, 2024, 10, at=NOVEMBER, practice=False), "docx"))
    for person in counted.case.people.all():
        assert person.name
        assert person.name not in told
        assert person.nip not in told or not person.nip
    assert counted.case.ref not in told
    assert "LATIHAN" not in told


def test_the_same_month_gives_the_same_bytes(counted: AtPpk) -> None:
    first, second = (
        services.monthly_report("33.19", 2024, 10, at=moment, practice=True)
        for moment in (NOVEMBER, at(date(2025, 1, 2)))
    )
    for ending in ("pdf", "docx"):
        assert services.rendered(first, ending) == services.rendered(second, ending)
    assert words_of(services.rendered(first, "docx")).count("LATIHAN") >= 1


def test_a_fall_is_not_told_as_better_conduct(counted: AtPpk) -> None:
    """October's one case and none in November; the month not over is told as such."""
    facts = services.gather("33.19", 2024, 10, at=NOVEMBER)
    assert facts.is_whole
    assert sentences.NOT_BETTER not in " ".join(sentences.summary(facts))
    now = dict(facts.now) | {Measure.RECEIVED: 0}
    fallen = type(facts)(**{name: getattr(facts, name) for name in facts.__slots__} | {"now": now, "before": facts.now})
    told = " ".join(sentences.summary(fallen))
    assert "menerima 0 perkara, turun dari 1 perkara pada September 2024" in told
    assert sentences.NOT_BETTER in told


@pytest.mark.parametrize(("code", "year", "month"), [("33.19", 2024, 11), ("99.99", 2024, 10), ("Kudus", 2024, 10)])
def test_no_such_place_or_month(counted: AtPpk, code: str, year: int, month: int) -> None:
    """November had not begun when the figures were counted."""
    with pytest.raises(NotYet):
        services.monthly_report(code, year, month, at=NOVEMBER, practice=False)


def test_the_command_writes_both_files(counted: AtPpk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "33.19", "2024-10", "--to", str(tmp_path / "neu")]) == 0
    assert sorted(path.suffix for path in (tmp_path / "neu").iterdir()) == [".docx", ".pdf"]
    assert main(["report", "33.19", "2024-13"]) == 2
    assert main(["report", "99.99", "2024-10", "--to", str(tmp_path)]) == 2
    assert "99.99" in capsys.readouterr().err
    assert COUNTED_ON.month == 10
