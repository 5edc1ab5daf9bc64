"""Nobody in the practice world exists, and nothing in it names a real candidate."""

import re

import pytest

from netra.accounts.models import User
from netra.cases.models import Accused, Case
from netra.practice import names, pictures
from netra.practice.contests import candidate_names
from netra.practice.names import Namer, area_of, nip, vocabulary
from netra.practice.plots import plots
from netra.practice.services import World
from netra.practice.staff import members
from netra.registry import reference
from netra.registry.models import Pair

pytestmark = pytest.mark.django_db
TITLES = re.compile(r"\b(h|hj|hi|drs?|dra|prof|ir|tgk|kh|k\.h|pdt|s\.?\w{1,3}|m\.?\w{1,4}|ph\.?d|sp\.?\w+)\.", re.I)


def bare(name: str) -> str:
    """A name without titles, commas and capitals: what a reader recognises."""
    plain = TITLES.sub(" ", name.split(",")[0])
    return " ".join(re.sub(r"[^a-z' ]", " ", plain.lower()).split())


def real() -> set[str]:
    return {bare(name) for row in reference.pairs_2024() for name in (row.head_name, row.deputy_name) if name}


def test_it_works() -> None:
    assert bare("Drs. H. Budi Contoh, S.H., M.Si.") == "budi contoh"
    assert len(real()) > 2500


def test_nobody_bears_the_name_of_a_candidate(world: World) -> None:
    people = set(Accused.objects.exclude(name="").values_list("name", flat=True))
    people |= set(User.objects.filter(email__endswith="@latihan.invalid").values_list("name", flat=True))
    people |= set(candidate_names()) | {member.name for member in members()}
    assert len(people) > 120
    assert not {bare(name) for name in people} & real()


def test_no_word_of_the_vocabulary_can_make_one() -> None:
    """Not only the names given out today: whatever the words can be put together to."""
    found = set()
    for area, words in vocabulary().items():
        if area != "areas":
            found |= {bare(f"{first} {last}") for sex in "mf" for first in words[sex] for last in words["last"]}
    assert not found & real()


def test_real_pairs_are_absent_and_invented_ones_stand_in_their_place(world: World) -> None:
    standing = {name for pair in Pair.objects.all() for name in (pair.head_name, pair.deputy_name) if name}
    assert standing == set(candidate_names())


def test_no_account_names_a_real_candidate(world: World) -> None:
    told = [bare(account) for account in Case.objects.values_list("account", flat=True)]
    long_names = {name for name in real() if name.count(" ") >= 1 and len(name) > 8}
    assert not [name for name in long_names for text in told if f" {name} " in f" {text} "]


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


def test_letters_cannot_be_taken_for_real_ones(world: World) -> None:
    for number in Case.objects.exclude(official_number="").values_list("official_number", flat=True):
        assert "LATIHAN" in number
    assert names.VOCABULARY.exists()
