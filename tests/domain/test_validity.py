"""Half-open periods: the first day holds, the last one written no longer does."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.domain.validity import ALWAYS, Period

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))


def test_it_works() -> None:
    skb = Period(date(2020, 9, 10), date(2022, 9, 22))
    assert [skb.holds(date(2020, 9, day)) for day in (9, 10, 11)] == [False, True, True]
    assert [skb.holds(date(2022, 9, day)) for day in (21, 22, 23)] == [True, False, False]


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="must end after it starts"):
        Period(date(2024, 1, 2), date(2024, 1, 2))


@given(DAYS)
def test_an_open_period_always_holds(on: date) -> None:
    assert ALWAYS.holds(on)


@given(DAYS, DAYS, DAYS)
def test_two_periods_that_meet_share_no_day_and_leave_none(first: date, second: date, on: date) -> None:
    if first == second:
        return
    start, change = sorted((first, second))
    before, after = Period(start, change), Period(change, None)
    assert not before.overlaps(after)
    assert not after.overlaps(before)
    assert (before.holds(on), after.holds(on)).count(True) == (1 if on >= start else 0)


@given(DAYS, DAYS, DAYS, DAYS)
def test_periods_overlap_exactly_when_a_day_lies_in_both(one: date, two: date, three: date, four: date) -> None:
    if one == two or three == four:
        return
    left, right = Period(*sorted((one, two))), Period(*sorted((three, four)))
    latest = max(left.start or date.min, right.start or date.min)
    assert left.overlaps(right) == right.overlaps(left) == (left.holds(latest) and right.holds(latest))
