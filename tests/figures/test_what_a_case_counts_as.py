"""From the facts of a case to its rows: who is cleared, when it was overdue, where it waited, which stage was late."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from netra.cases.queries import CaseFacts, PersonFacts, Step, Term, TrackFacts
from netra.figures.counting import Rows, rows_of
from tests.cast import KUDUS

DAY = date(2024, 10, 10)


def test_it_works(country: None) -> None:
    rows = counted_with(tracks=(a_track(1),))
    assert [len(found) for _model, found in rows.lists()] == [1, 1, 1, 0, 1]
    assert (rows.matters[0].region, rows.waits[0].began_on, rows.waits[0].ended_on) == (KUDUS, DAY, None)


def a_track(id: int, result: str = "", ended_on: date | None = None) -> TrackFacts:
    return TrackFacts(id, 7, "BKN", "BKN", "BKN", "ENDED" if result else "PPK_FOLLOW_UP", result, "", DAY, ended_on)


def counted_with(*, tracks: tuple[TrackFacts, ...] = (), terms: tuple[Term, ...] = (), **more: Any) -> Rows:
    """What a case of one person counts as."""
    person = PersonFacts(7, "PNS", "Camat", "", f"PPK-{KUDUS}", KUDUS, ())
    facts: dict[str, Any] = {
        "id": 1,
        "origin": "TIP",
        "procedure": "SUPERVISION",
        "stage": "FOLLOW_UP",
        "result": "",
        "office": f"BAWASLU-{KUDUS}",
        "office_region": KUDUS,
        "region": KUDUS,
        "received_on": DAY,
        "registered_on": None,
        "closed_on": None,
        "act_on": DAY,
        "is_joined": False,
        "steps": (),
        "last_entry": 1,
    }
    return rows_of([CaseFacts(**facts | more, people=(person,), tracks=tracks, terms=terms)])


@pytest.mark.parametrize(
    ("results", "cleared_after"),
    [
        (("ANNULLED",), 1),
        (("NOT_PROVEN_BY_VERIFIER", ""), None),  # the other referral still runs
        (("NOT_PROVEN_BY_VERIFIER", "ACQUITTED"), 2),
        (("NOT_PROVEN_BY_VERIFIER", "CONVICTED"), None),
        (("HANDED_TO_BKN", "CLEARED_BY_EMPLOYER"), 2),
        (("NOT_FOLLOWED_UP",), None),
    ],
)
def test_a_person_is_cleared_when_no_referral_is_left_that_might_find_otherwise(
    country: None, results: tuple[str, ...], cleared_after: int | None
) -> None:
    tracks = tuple(a_track(n, result, DAY + timedelta(n) if result else None) for n, result in enumerate(results, 1))
    party = counted_with(tracks=tracks).parties[0]
    assert party.cleared_on == (cleared_after and DAY + timedelta(cleared_after))


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        ([(0, 5), (3, 9)], [(0, 9)]),
        ([(0, 5), (5, 9)], [(0, 9)]),
        ([(0, 5), (6, 9)], [(0, 5), (6, 9)]),
        ([(0, None), (6, 9)], [(0, None)]),
        ([(0, 9), (3, 5)], [(0, 9)]),
        ([(2, 1)], [(2, 2)]),  # met on paper before it ran out, and yet late: one day
    ],
)
def test_times_overdue_are_joined_up(
    country: None, late: list[tuple[int, int | None]], expected: list[tuple[int, int | None]]
) -> None:
    def day(n: int | None) -> date | None:
        return None if n is None else DAY + timedelta(n)

    terms = tuple(Term(None, "handling", DAY + timedelta(first), day(ended), True) for first, ended in late)
    delays = counted_with(terms=terms).delays
    assert [(one.began_on, one.ended_on) for one in delays] == [(day(first), day(ended)) for first, ended in expected]


def test_a_wait_ends_when_the_file_goes_on_to_others_and_begins_again_when_it_returns(country: None) -> None:
    path = ["PPK_FOLLOW_UP", "DELIVERED", "APPEAL", "IN_EFFECT", "ENDED"]
    steps = tuple(Step(1, "", DAY + timedelta(n), left, reached) for n, (left, reached) in enumerate(pairwise(path), 1))
    rows = counted_with(tracks=(a_track(1, "SANCTIONED", DAY + timedelta(4)),), steps=steps)
    days = [((one.began_on - DAY).days, one.ended_on and (one.ended_on - DAY).days) for one in rows.waits]
    assert days == [(0, 2), (3, 4)]


def test_a_stage_is_late_when_a_term_ran_out_before_it_was_left(country: None) -> None:
    steps = [("RECEIVED", 0), ("STUDY", 2), ("PLENARY", 6), ("FOLLOW_UP", 8), ("CLOSED", 12)]
    moves = tuple(
        Step(None, "", DAY + timedelta(n), left, reached)
        for (left, _day), (reached, n) in zip([("", 0), *steps], steps, strict=False)
    )
    term = Term(None, "handling", DAY + timedelta(4), DAY + timedelta(8), True)
    spells = counted_with(terms=(term,), steps=moves).matters[0].spells
    assert [(stage, days, late) for _procedure, stage, _on, days, late, _employer in spells] == [
        ("RECEIVED", 2, 0),
        ("STUDY", 4, 1),
        ("PLENARY", 2, 1),
        ("FOLLOW_UP", 4, 0),
    ]
