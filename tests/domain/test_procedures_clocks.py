"""Terms are counted as the law counts them, by the dated row of the day the clock starts."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.domain.deadlines import (
    BeyondKnownHolidays,
    DeadlineRule,
    NoSuchRule,
    Unit,
    WorkCalendar,
    calendar,
    due_at,
    end_of,
    last_day,
    rule_at,
    rules,
)
from netra.domain.loading import load
from netra.domain.validity import Period
from netra.domain.words import Text
from netra.domain.workflow import Cite

WIB, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
ONE = timedelta(days=1)
NO_TERM = None


def a_rule(amount: int | None, unit: Unit) -> DeadlineRule:
    empty = Text("", "")
    return DeadlineRule("trial", empty, amount, unit, empty, Period(), Cite("uu-1-2015"), "high")


BY_ID: dict[str, list[DeadlineRule]] = defaultdict(list)
for row in rules():
    BY_ID[row.id].append(row)


def test_it_works() -> None:
    registered = date(2024, 10, 4)
    assert last_day(rule_at("handling", registered), registered) == date(2024, 10, 7)


# ── the dated rows ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("id", sorted(BY_ID))
def test_rows_of_a_term_neither_overlap_nor_leave_a_gap(id: str) -> None:
    rows = sorted(BY_ID[id], key=lambda row: row.period.start or date.min)
    for earlier, later in pairwise(rows):
        assert earlier.period.end == later.period.start, f"{id}: {earlier.period} and {later.period}"
        assert not earlier.period.overlaps(later.period)
    assert rows[-1].period.end is None, f"{id} has no row for today"


CHANGES = [(id, row.period.start) for id, found in sorted(BY_ID.items()) for row in found if row.period.start]


@pytest.mark.parametrize(("id", "change"), CHANGES, ids=[f"{id}-{change}" for id, change in CHANGES])
def test_the_row_changes_on_its_day(id: str, change: date) -> None:
    """The day before holds the earlier row (or none), the day of and the day after the new one."""
    assert rule_at(id, change) is rule_at(id, change + ONE)
    assert rule_at(id, change).period.start == change
    if any(row.period.end == change for row in BY_ID[id]):
        assert rule_at(id, change - ONE).period.end == change
    else:
        with pytest.raises(NoSuchRule):
            rule_at(id, change - ONE)


@pytest.mark.parametrize(
    ("id", "on", "amount", "unit"),
    [
        ("completion", date(2019, 12, 31), NO_TERM, Unit.CALENDAR),
        ("completion", date(2020, 1, 1), 3, Unit.CALENDAR),
        ("completion", date(2024, 9, 29), 3, Unit.CALENDAR),
        ("completion", date(2024, 9, 30), 2, Unit.CALENDAR),
        ("completion", date(2024, 10, 1), 2, Unit.CALENDAR),
        ("ppk_follow_up", date(2020, 9, 9), NO_TERM, Unit.CALENDAR),
        ("ppk_follow_up", date(2020, 9, 10), 10, Unit.CALENDAR),
        ("ppk_follow_up", date(2022, 9, 21), 10, Unit.CALENDAR),
        ("ppk_follow_up", date(2022, 9, 22), NO_TERM, Unit.CALENDAR),
        ("discipline_examination", date(2021, 8, 30), NO_TERM, Unit.WORKING),
        ("discipline_examination", date(2021, 8, 31), 7, Unit.WORKING),
        ("decree_delivery", date(2021, 8, 31), 14, Unit.WORKING),
        ("decree_effect", date(2021, 8, 30), NO_TERM, Unit.CALENDAR),
        ("decree_effect", date(2021, 8, 31), 14, Unit.CALENDAR),
        ("remedy", date(2021, 8, 9), NO_TERM, Unit.WORKING),
        ("remedy", date(2021, 8, 10), 14, Unit.WORKING),
        ("objection_answer", date(2021, 8, 10), 21, Unit.WORKING),
        ("appeal_decision", date(2021, 8, 9), NO_TERM, Unit.WORKING),
        ("appeal_decision", date(2021, 8, 10), 65, Unit.WORKING),
        ("satgas_verification", date(2024, 9, 4), 7, Unit.CALENDAR),
        ("bawaslu_validation", date(2024, 9, 4), 3, Unit.WORKING),
        ("home_ministry_term", date(2017, 4, 11), NO_TERM, Unit.CALENDAR),
        ("home_ministry_term", date(2020, 10, 27), 3, Unit.CALENDAR),
        ("police_file", date(2016, 7, 1), 14, Unit.WORKING),
        ("police_handover", date(2024, 11, 1), 24, Unit.HOURS),
    ],
)
def test_each_period_has_its_number(id: str, on: date, amount: int | None, unit: Unit) -> None:
    rule = rule_at(id, on)
    assert (rule.amount, rule.unit) == (amount, unit)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.id}-{rule.period.start}")
def test_a_row_rests_on_a_regulation_that_had_begun(rule: DeadlineRule) -> None:
    """The regulation of a row is in force on the row's first day, unless its own start is not established."""
    law = load().regulation(rule.basis.regulation)
    if rule.period.start is not None and law.period.start is not None:
        assert law.period.start <= rule.period.start


def test_a_day_before_every_row_is_refused_in_words() -> None:
    with pytest.raises(NoSuchRule, match=r"deadlines\.toml"):
        rule_at("handling", date(2015, 2, 1))


# ── working days ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        # Christmas on Wednesday, collective leave on Thursday: Tue 24, Fri 27, Mon 30
        (date(2024, 12, 23), 3, date(2024, 12, 30)),
        # polling day 27 Nov 2024 was a holiday: Tue 26, Thu 28, Fri 29
        (date(2024, 11, 25), 3, date(2024, 11, 29)),
        # polling day 9 Dec 2020 was a holiday: Tue 8, Thu 10
        (date(2020, 12, 7), 2, date(2020, 12, 10)),
        # a plain week in October 2024: Fri, Mon, Tue
        (date(2024, 10, 10), 3, date(2024, 10, 15)),
        # the Prophet's birthday, Mon 16 Sep 2024: Tue 17 is the first
        (date(2024, 9, 13), 1, date(2024, 9, 17)),
        # Christmas leave of 2020: 24 Dec was leave, 25 Dec Christmas, 28 and 29 work, 31 Dec leave, 1 Jan New Year
        (date(2020, 12, 23), 3, date(2020, 12, 30)),
        # Eid 2025: Fri 28 Mar leave and Nyepi on the 29th, leave until Mon 7 Apr
        (date(2025, 3, 27), 1, date(2025, 4, 8)),
        # counted from a Saturday, a Sunday: the first working day is Monday
        (date(2024, 10, 12), 1, date(2024, 10, 14)),
        (date(2024, 10, 13), 1, date(2024, 10, 14)),
    ],
)
def test_working_days_against_a_wall_calendar(start: date, count: int, due: date) -> None:
    assert calendar().after(start, count) == due


@pytest.mark.parametrize("polling", [date(2018, 6, 27), date(2020, 12, 9), date(2024, 11, 27)])
def test_polling_days_are_holidays(polling: date) -> None:
    assert polling.weekday() == 2
    assert not calendar().is_working(polling)
    assert calendar().is_working(polling + ONE)


def test_whether_collective_leave_is_worked_is_the_row_of_the_catalogue() -> None:
    leave = date(2024, 12, 26)
    assert WorkCalendar(collective_leave_works=True).is_working(leave)
    assert not WorkCalendar(collective_leave_works=False).is_working(leave)
    assert calendar().is_working(leave) is False


def test_counting_past_the_known_holidays_is_refused_in_both_languages() -> None:
    unknown = next(year for year in range(2025, 2100) if not calendar().is_known(year))
    with pytest.raises(BeyondKnownHolidays) as refused:
        calendar().after(date(unknown - 1, 12, 30), 5)
    assert str(unknown) in refused.value.text.id
    assert str(unknown) in refused.value.text.en
    assert calendar().after(date(unknown - 1, 11, 2), 5).year == unknown - 1


def test_years_long_past_and_far_ahead_are_not_guessed() -> None:
    assert all(calendar().is_known(year) for year in range(2015, 2026))
    assert not calendar().is_known(2099)


# ── counting ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_weekends_and_holidays_do_not_stop_calendar_days() -> None:
    saturday = date(2024, 12, 21)
    assert last_day(rule_at("handling", saturday), saturday) == date(2024, 12, 24)
    assert last_day(rule_at("report_term", saturday), saturday) == date(2024, 12, 28)


def test_three_and_two_days_are_counted_from_the_same_registration() -> None:
    registered = date(2024, 10, 4)
    more = rule_at("further_information", registered)
    assert more.continues == "handling"
    assert last_day(more, registered) == date(2024, 10, 9)


def test_the_last_day_ends_at_midnight_of_the_office() -> None:
    in_wib = due_at(a_rule(3, Unit.CALENDAR), datetime(2024, 10, 4, 9, tzinfo=WIB), WIB)
    in_wit = due_at(a_rule(3, Unit.CALENDAR), datetime(2024, 10, 4, 9, tzinfo=WIT), WIT)
    assert in_wib == datetime(2024, 10, 8, 0, tzinfo=WIB)
    assert in_wit is not None
    assert in_wib - in_wit == timedelta(hours=2)


def test_late_at_night_counts_by_the_office_and_not_by_utc() -> None:
    night = datetime(2024, 10, 4, 23, 30, tzinfo=WIT)  # still afternoon of the 4th in UTC, the 4th in Jakarta
    assert due_at(a_rule(1, Unit.CALENDAR), night, WIT) == end_of(date(2024, 10, 5), WIT)
    early = datetime(2024, 10, 5, 0, 30, tzinfo=WIT)  # the 4th in UTC and in Jakarta
    assert due_at(a_rule(1, Unit.CALENDAR), early, WIT) == end_of(date(2024, 10, 6), WIT)


def test_hours_are_counted_from_the_minute() -> None:
    decided = datetime(2024, 10, 12, 16, 45, tzinfo=WIB)
    assert due_at(rule_at("police_handover", decided.date()), decided, WIB) == datetime(
        2024, 10, 13, 16, 45, tzinfo=WIB
    )


def test_no_number_means_no_end() -> None:
    day = date(2024, 10, 20)
    assert last_day(rule_at("ppk_follow_up", day), day) is None
    assert due_at(rule_at("ppk_follow_up", day), datetime(2024, 10, 20, 9, tzinfo=WIB), WIB) is None


STARTS = st.datetimes(datetime(2016, 8, 1), datetime(2025, 6, 30), timezones=st.sampled_from([WIB, WIT]))


@given(st.sampled_from(rules()), STARTS)
def test_no_deadline_before_its_start(rule: DeadlineRule, start: datetime) -> None:
    zone = WIB if start.tzinfo is WIB else WIT
    end = due_at(rule, start, zone)
    if end is not None:
        assert end > start
        if rule.unit is Unit.HOURS:
            assert end - start == timedelta(hours=rule.amount or 0)
        else:
            assert end.astimezone(zone).timetz().replace(tzinfo=None) == datetime.min.time()


@given(st.integers(0, 40), STARTS)
def test_a_longer_term_never_ends_earlier(count: int, start: datetime) -> None:
    day = start.date()
    for unit in (Unit.CALENDAR, Unit.WORKING):
        short, longer = last_day(a_rule(count, unit), day), last_day(a_rule(count + 1, unit), day)
        assert short is not None
        assert longer is not None
        assert day <= short < longer


@given(st.integers(1, 40), STARTS)
def test_working_days_counted_one_by_one_give_the_same(count: int, start: datetime) -> None:
    """Independent of `after`: between start and due lie exactly so many days that are worked."""
    day, due = start.date(), calendar().after(start.date(), count)
    between = [day + ONE * n for n in range(1, (due - day).days + 1)]
    assert sum(calendar().is_working(one) for one in between) == count
    assert calendar().is_working(due)
    assert last_day(a_rule(count, Unit.CALENDAR), day) <= due  # type: ignore[operator]


def test_a_term_that_is_waited_for_is_so_in_every_period() -> None:
    """The day a decree takes effect, and the person's own right to a remedy: nobody is late when they have run out."""
    assert {rule.id for rule in rules() if rule.waits} == {"decree_effect", "remedy"}
    for id, found in BY_ID.items():
        assert len({row.waits for row in found}) == 1, id
