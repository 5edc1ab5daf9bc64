from datetime import date

import pytest
from django.db import IntegrityError

from netra.registry.models import Contest, Incumbency, Pair
from netra.registry.queries import ContestsHere, UnknownRegion, contest_for, incumbent_pairs, pairs_of

CAMPAIGN_2024 = date(2024, 10, 7)


def told(here: ContestsHere) -> list[tuple[int, str, int]]:
    return [(contest.election_id, contest.region_id, contest.round) for contest in here.all]


AT_HAND = {
    "regency and province": ("33.09", date(2024, 10, 7), [(2024, "33.09", 1), (2024, "33", 1)]),
    "a province": ("33", date(2024, 10, 7), [(2024, "33", 1)]),
    "Yogyakarta elects no governor": ("34.04", date(2024, 10, 7), [(2024, "34.04", 1)]),
    "the province of Yogyakarta itself": ("34", date(2024, 10, 7), []),
    "a unit of Jakarta votes for governor only": ("31.74", date(2024, 10, 7), [(2024, "31", 1)]),
    "2020 in Boyolali": ("33.09", date(2020, 10, 1), [(2020, "33.09", 1)]),
    "2020 in a region that did not take part": ("33.19", date(2020, 10, 1), []),
    "long before, the next election": ("33.09", date(2023, 9, 1), [(2024, "33.09", 1), (2024, "33", 1)]),
    "while votes are counted": ("33.09", date(2024, 12, 16), [(2024, "33.09", 1), (2024, "33", 1)]),
    "after it is settled": ("33.09", date(2024, 12, 19), []),
    "Bangka before the blank box won": ("19.01", date(2024, 11, 27), [(2024, "19.01", 1), (2024, "19", 1)]),
    "Bangka until its repeated vote": ("19.01", date(2025, 8, 1), [(2024, "19.01", 2)]),
    "Bangka's neighbour in the meantime": ("19.02", date(2025, 8, 1), []),
    "a postponed vote stays at hand": ("71.71", date(2016, 2, 10), [(2015, "71.71", 1)]),
    "the second round in Jakarta": ("31", date(2017, 4, 1), [(2017, "31", 2)]),
    "Merauke in 2018 lay in Papua": ("93.01", date(2018, 6, 1), [(2018, "91", 1)]),
    "Merauke in 2020": ("93.01", date(2020, 10, 1), [(2020, "93.01", 1)]),
}


@pytest.mark.parametrize(("code", "on", "expected"), AT_HAND.values(), ids=AT_HAND)
def test_it_works(country: None, code: str, on: date, expected: list[tuple[int, str, int]]) -> None:
    assert told(contest_for(code, on)) == expected


def test_a_year_may_be_asked_instead_of_a_day(country: None) -> None:
    assert told(contest_for("33.09", year=2020)) == [(2020, "33.09", 1)]
    assert told(contest_for("19.01", date(2025, 8, 1), year=2024))[0] == (2024, "19.01", 2)
    assert told(contest_for("33.09", year=1999)) == []


def test_no_question_no_answer(country: None) -> None:
    with pytest.raises(ValueError, match="day or for the year"):
        contest_for("33.09")
    with pytest.raises(UnknownRegion):
        contest_for("99.99", CAMPAIGN_2024)


def test_a_contest_knows_its_own_days(country: None) -> None:
    repeated = contest_for("19.01", date(2025, 8, 1)).district
    assert repeated is not None
    assert (repeated.quiet_from, repeated.polls_on) == (date(2025, 8, 24), date(2025, 8, 27))
    assert repeated.title == "Pemilihan Bupati dan Wakil Bupati Bangka 2024"


def test_pairs_come_in_the_order_of_the_ballot(country: None) -> None:
    here = contest_for("11.08", CAMPAIGN_2024)
    assert here.district is not None
    pairs = pairs_of([here.district])
    assert [(pair.ballot_no, pair.is_blank_box) for pair in pairs] == [(1, False), (2, True)]
    assert pairs[1].names == ""


@pytest.fixture
def pair(country: None) -> Pair:
    """An invented pair that stands for governor."""
    contest = Contest.objects.get(election=2024, region="33")
    return Pair.objects.create(contest=contest, ballot_no=9, head_name="Calon Rekaan", deputy_name="Wakil Rekaan")


def test_a_regent_who_stands_for_governor_is_watched_where_he_governs(pair: Pair) -> None:
    Incumbency.objects.create(
        pair=pair,
        side="DEPUTY",
        office_region_id="33.09",
        office="HEAD",
        since=date(2021, 2, 26),
        until=date(2025, 2, 20),
        source="contoh",
    )
    found = incumbent_pairs("33.09", CAMPAIGN_2024)
    assert [(each.person, each.office, each.pair.contest.region_id) for each in found] == [
        ("Wakil Rekaan", "HEAD", "33")
    ]
    assert incumbent_pairs("33", CAMPAIGN_2024) == []
    assert incumbent_pairs("33.09", date(2021, 2, 25)) == []
    assert incumbent_pairs("33.09", date(2025, 2, 20)) == []


def test_a_ballot_number_is_given_once(pair: Pair) -> None:
    with pytest.raises(IntegrityError):
        Pair.objects.create(contest=pair.contest, ballot_no=9, head_name="Lain")


def test_a_pair_without_names_is_only_the_blank_box(pair: Pair) -> None:
    with pytest.raises(IntegrityError):
        Pair.objects.create(contest=pair.contest, ballot_no=10)
