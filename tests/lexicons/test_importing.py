"""Files of candidates come in whole or not at all, and once."""

from datetime import date
from pathlib import Path

import pytest

from netra.config.cli import main
from netra.engine.screening.candidates import BadCandidates
from netra.lexicons import queries, services
from netra.lexicons.models import PairFacts, Word
from netra.lexicons.services import By, CandidatesReport
from netra.registry.models import Contest, Election, Pair
from tests.builders import at

DAY = date(2030, 10, 9)
HEAD = "contest,ballot_no,names,aliases,parties,incumbent,handles,polling_on\n"
ONE = "2017/36,1,Ratno Sekarjati; Bramantyo Kusumo,Pakde; pakde Ratno,Partai A;Partai B,1,@ratnobram,\n"


def _import(tmp_path: Path, text: str) -> CandidatesReport:
    path = tmp_path / "calon.csv"
    path.write_text(text)
    return services.import_candidates(path, source="berkas KPU", on=DAY, at=at(DAY))


def test_it_works(country: None, tmp_path: Path) -> None:
    assert _import(tmp_path, HEAD + ONE) == CandidatesReport(pairs=1, words=3)
    contest = queries.lexicon_for(["2017/36"]).contest("2017/36")
    assert contest is not None
    pair = contest.pair(1)
    assert pair is not None
    assert (pair.parties, pair.incumbent) == (("Partai A", "Partai B"), True)
    words = {one.text: one for one in queries.lexicon_for(["2017/36"]).of("2017/36")}
    assert words["pakde"].needs_company  # a single everyday word
    assert words["ratnobram"].kind == "HANDLE"


def test_a_second_run_adds_nothing(country: None, tmp_path: Path) -> None:
    _import(tmp_path, HEAD + ONE)
    assert _import(tmp_path, HEAD + ONE) == CandidatesReport(known=1)
    assert PairFacts.objects.count() == 1


def test_corrected_names_and_facts_change_the_pair(country: None, tmp_path: Path) -> None:
    _import(tmp_path, HEAD + ONE)
    again = _import(tmp_path, HEAD + ONE.replace("Ratno Sek", "Ratna Sek").replace(",1,@", ",0,@"))
    assert again == CandidatesReport(changed=1)
    assert Pair.objects.get(contest__election=2017, contest__region="36", ballot_no=1).head_name == "Ratna Sekarjati"


def test_a_name_without_its_titles_is_the_same_name(country: None, tmp_path: Path) -> None:
    _import(tmp_path, HEAD + ONE.replace("Ratno Sek", "Drs. H. RATNO SEK"))
    assert _import(tmp_path, HEAD + ONE.replace("Ratno Sek", "RATNO SEK")) == CandidatesReport(known=1)
    pair = Pair.objects.get(contest__election=2017, contest__region="36", ballot_no=1)
    assert pair.head_name.startswith("Drs. H. RATNO")


def test_what_people_withdrew_stays_withdrawn(country: None, tmp_path: Path) -> None:
    _import(tmp_path, HEAD + ONE)
    word = Word.objects.get(text="pakde ratno")
    services.withdraw_word(word, why="nama warung", by=By("user:1"), on=DAY, at=at(DAY))
    assert _import(tmp_path, HEAD + ONE) == CandidatesReport(known=1)


def test_a_name_of_a_region_and_a_year_is_a_contest(country: None, tmp_path: Path) -> None:
    _import(tmp_path, HEAD + ONE.replace("2017/36", "banten-2017"))
    assert Pair.objects.filter(contest__election=2017, contest__region="36").count() == 1


def test_an_election_to_come_is_recorded_with_its_day(country: None, tmp_path: Path) -> None:
    with pytest.raises(BadCandidates, match="polling_on"):
        _import(tmp_path, HEAD + ONE.replace("2017/36", "2031/33.19"))
    report = _import(tmp_path, HEAD + ONE.replace("2017/36", "2031/33.19").replace("bram,", "bram,2031-11-19"))
    assert (report.contests, report.pairs) == (1, 1)
    assert Election.objects.get(year=2031).polling_on == date(2031, 11, 19)


def test_the_blank_box_comes_in(country: None, tmp_path: Path) -> None:
    head = "year,region_code,ballot_no,head_name,deputy_name,is_blank_box\n"
    report = _import(tmp_path, head + "2017,36,1,Ratno,Bramantyo,0\n2017,36,2,,,1\n")
    assert report.pairs == 2
    assert Pair.objects.get(contest__election=2017, contest__region="36", ballot_no=2).is_blank_box


@pytest.mark.parametrize(
    "line",
    ["2017/99,1,Ratno,,,,,", "entah-2017,1,Ratno,,,,,", "2017/36,1,Ratno; Budi; Tiga,,,,,", "2017/36,x,Ratno,,,,,"],
)
def test_one_bad_row_and_nothing_is_written(country: None, tmp_path: Path, line: str) -> None:
    with pytest.raises(BadCandidates, match="Line 3"):
        _import(tmp_path, HEAD + ONE + line + "\n")
    assert not Pair.objects.filter(contest__election=2017).exists()
    assert not Word.objects.exists()
    assert not Contest.objects.filter(region="99").exists()


def test_the_command_tells_lines_and_columns(country: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "calon.csv"
    path.write_text(HEAD + ONE + "2017/36,x,Ratno,,,,,\n")
    assert main(["import", "candidates", str(path)]) == 2
    assert "line 3, column ballot_no" in capsys.readouterr().err
    path.write_text(HEAD + ONE)
    assert main(["import", "candidates", str(path)]) == 0
    assert "1 pairs added" in capsys.readouterr().out
    assert main(["import", "candidates", str(tmp_path / "tiada.csv")]) == 2
