"""What a deed on a day would touch, and until when a flag can become a finding."""

from datetime import UTC, date, datetime

import pytest

from netra.domain import loading
from netra.engine.schemas import VERBS
from netra.engine.screening.expiring import expires_on, term_on
from netra.engine.screening.lexicon import ContestWords
from netra.engine.screening.touching import Touched, touched

KUDUS = ContestWords("2024/33.19", 2024, "33.19")


def test_it_works() -> None:
    law = loading.load()
    assert touched("like", date(2024, 9, 10), KUDUS, law) == Touched("AWAITING_DESIGNATION", ("A04", "A02"))
    assert touched("like", date(2024, 10, 9), KUDUS, law) == Touched("CAMPAIGN", ("B06", "B02"))
    assert touched("post", date(2024, 10, 9), KUDUS, law) == Touched("CAMPAIGN", ("B02", "B06"))


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_touches_something(verb: str) -> None:
    assert touched(verb, date(2024, 10, 9), KUDUS, loading.load()).codes


def test_on_an_unknown_day_both_sides_are_named() -> None:
    assert touched("join", None, KUDUS, loading.load()) == Touched("", ("A04", "A02", "B06", "B02"))


def test_without_a_contest_the_election_at_hand_decides() -> None:
    assert touched("like", date(2024, 10, 9), None, loading.load()) == Touched("", ("B06", "B02"))


def test_a_contest_may_have_days_of_its_own() -> None:
    law = loading.load()
    again = ContestWords("2024/33.19/2", 2024, "33.19", designated_on=date(2025, 3, 1), polling_on=date(2025, 4, 16))
    assert touched("like", date(2025, 2, 1), again, law).codes == ("A04", "A02")
    assert touched("like", date(2025, 4, 14), again, law) == Touched("QUIET", ("B06", "B02"))
    assert touched("like", date(2025, 4, 16), again, law).phase == "POLLING"


def test_long_after_the_vote_nothing_is_touched() -> None:
    law = loading.load()
    assert touched("like", date(2024, 12, 20), KUDUS, law).codes
    assert touched("like", date(2026, 1, 1), KUDUS, law) == Touched("AFTERWARDS", ())


def test_nothing_is_made_up_for_an_unknown_year_or_verb() -> None:
    law = loading.load()
    assert touched("like", date(2031, 1, 1), ContestWords("2031/33.19", 2031, "33.19"), law) == Touched("", ())
    assert touched("dislike", date(2024, 10, 9), KUDUS, law) == Touched("", ())


def test_a_flag_lasts_seven_days_in_the_west() -> None:
    seen = datetime(2024, 10, 1, 18, tzinfo=UTC)  # the second of October in Jakarta
    assert expires_on(seen, None) == date(2024, 10, 9)
    assert expires_on(None, seen) == date(2024, 10, 9)
    assert expires_on(seen, datetime(2024, 9, 1, tzinfo=UTC)) == date(2024, 10, 9)
    assert expires_on(None, None) is None
    assert expires_on(datetime(2014, 10, 1, tzinfo=UTC), None) is None
    term = term_on(date(2024, 10, 1))
    assert term is not None
    assert term.basis.regulation == "uu-1-2015"
