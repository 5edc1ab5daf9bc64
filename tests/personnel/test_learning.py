"""Weights of evidence learned from settled accounts: kept when better, undone in one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netra.config.cli import main
from netra.engine.resolve import Profile, default_scorer
from netra.personnel import services
from netra.personnel.models import Employee
from netra.personnel.queries.index import current_scorer, scorer_before, scorer_file
from netra.personnel.services import Settled, TooFew, train_scorer
from tests.personnel.lists import a_list, bring

SOUNDS = ("ba", "ku", "ri", "wo", "ta", "mi")
WORK = ("Dinas Sosial", "Dinas Perikanan", "Dinas Kehutanan")


@pytest.fixture
def _no_weights(country: None) -> Iterator[None]:
    yield
    for path in (scorer_file(), scorer_before()):
        path.unlink(missing_ok=True)


def _name(number: int) -> str:
    first = "".join(SOUNDS[number // 6**place % 6] for place in range(3)).title()
    return f"{first}ngan {SOUNDS[number * 5 % 6].title()}ljono"


def _settled(folder: Path, people: int, nobody: int) -> list[Settled]:
    rows = [
        (f"1986092620150510{n:02}", _name(n), "PPK-33.19", WORK[n % 3], f"Bidang {n % 5}", "33.19", "PNS")
        for n in range(10, 10 + people)
    ]
    assert bring(a_list(folder / "a.csv", rows)).added == people
    services.refresh_index()
    known = dict(Employee.objects.values_list("name", "pk"))
    theirs = [
        Settled(Profile("@x", row[1], "33.19", row[3] if number % 2 else ""), known[row[1]])
        for number, row in enumerate(rows)
    ]
    return [*theirs, *(Settled(Profile("@y", _name(150 + n), "33.19"), None) for n in range(nobody))]


@pytest.mark.usefixtures("_no_weights")
def test_it_works(country: None, tmp_path: Path) -> None:
    lessons = _settled(tmp_path, 50, 20)
    trial = train_scorer(lessons)
    assert trial.accounts == 70
    assert trial.is_better
    assert trial.learned_wrong == 0
    assert current_scorer() != default_scorer()
    assert current_scorer().source == "70 settled accounts"
    assert services.back_scorer()
    assert current_scorer() == default_scorer()
    assert not services.back_scorer()


@pytest.mark.usefixtures("_no_weights")
def test_too_little_teaches_nothing(country: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lessons = _settled(tmp_path, 50, 5)
    with pytest.raises(TooFew):
        train_scorer(lessons)
    assert main(["train", "--of", "people"]) == 1
    assert "0 settled accounts" in capsys.readouterr().err
    assert not scorer_file().exists()
