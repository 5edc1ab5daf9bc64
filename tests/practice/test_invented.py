"""Nobody in the practice world exists, and nothing in it names a real candidate."""

import csv
import re
from pathlib import Path

import pytest

from netra.practice import pictures
from netra.practice.names import Namer, area_of, nip, vocabulary
from netra.practice.plots import plots
from netra.registry import reference
from tests.practice.real_people import bare, real

pytestmark = pytest.mark.django_db


def test_it_works() -> None:
    assert bare("Drs. H. Budi Contoh, S.H., M.Si.") == "budi contoh"
    assert len(real()) > 2500


def test_no_word_of_the_vocabulary_can_make_one() -> None:
    """Not only the names given out today: whatever the words can be put together to."""
    found = set()
    for area, words in vocabulary().items():
        if area != "areas":
            found |= {bare(f"{first} {last}") for sex in "mf" for first in words[sex] for last in words["last"]}
    assert not found & real()


def test_accounts_are_told_by_different_people() -> None:
    accounts = [plot.account for plot in plots()]
    assert len(set(accounts)) == len(accounts) >= 60
    assert len({account[:18] for account in accounts}) > 0.9 * len(accounts)
    assert all(40 < len(account) < 900 for account in accounts)


def test_a_name_is_given_once_and_the_same_again() -> None:
    first, second = Namer(), Namer()
    given = [first.name("33.19", "f", f"kunci {n}") for n in range(30)]
    assert len(set(given)) == 30
    assert given == [second.name("33.19", "f", f"kunci {n}") for n in range(30)]


def test_every_province_has_its_words() -> None:
    provinces = {row.code for row in reference.regions() if row.parent is None}
    assert {area_of(code) for code in provinces} <= set(vocabulary())
    assert area_of("73.06") == "sulawesi"


def test_numbers_have_the_right_form_and_belong_to_nobody() -> None:
    made = {nip(sex, f"orang {n}") for n in range(50) for sex in "mf"}
    assert len(made) == 100
    assert all(re.fullmatch(r"\d{18}", one) and one[15:17] == "99" for one in made)
    assert all(one[14] == "1" for one in (nip("m", f"orang {n}") for n in range(50)))


def test_pictures_are_drawn_the_same_again_and_differ_from_each_other() -> None:
    drawn = {pictures.draw(kind, "satu") for kind in pictures.KINDS}
    assert len(drawn) == len(pictures.KINDS)
    assert pictures.draw("pose", "satu") == pictures.draw("pose", "satu") != pictures.draw("pose", "dua")
    assert all(picture[:2] == b"\xff\xd8" and len(picture) < 120_000 for picture in drawn)


def test_no_candidate_of_a_written_contest_is_a_real_one() -> None:
    known = real()
    files = sorted((Path(__file__).parents[1] / "engine" / "screening" / "sentences").glob("candidates*.csv"))
    assert files
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            names = {bare(name) for row in csv.DictReader(file) for name in row["names"].split(";")} - {""}
        assert names
        assert not names & known, path.name
