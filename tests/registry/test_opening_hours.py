"""Hours on the office's own clock. Boyolali keeps WIB (UTC+7), Makassar WITA (+8), Merauke WIT (+9)."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from netra.registry.hours import lines
from netra.registry.public_holidays import holiday_on
from netra.registry.queries import is_open, office
from netra.registry.services import Contacts, update_office

BOYOLALI, MAKASSAR, MERAUKE = "BAWASLU-33.09", "BAWASLU-73.71", "BAWASLU-93.01"
JAKARTA = ZoneInfo("Asia/Jakarta")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


OPEN = {
    # name: (office, moment in UTC, local closing)
    "Monday morning": (BOYOLALI, "2024-10-07T01:00", "2024-10-07T16:00+07:00"),
    "the minute before closing": (BOYOLALI, "2024-10-07T08:59", "2024-10-07T16:00+07:00"),
    "Friday is half an hour longer": (BOYOLALI, "2024-10-11T09:15", "2024-10-11T16:30+07:00"),
    "open in Merauke while Java sleeps": (MERAUKE, "2024-10-06T23:30", "2024-10-07T16:00+09:00"),
    "open in Makassar an hour before Java": (MAKASSAR, "2024-10-07T00:30", "2024-10-07T16:00+08:00"),
    "a Sunday among the quiet days, to the end of polling day": (
        BOYOLALI,
        "2024-11-24T05:00",
        "2024-11-28T00:00+07:00",
    ),
    "polling day is a holiday but open": (BOYOLALI, "2024-11-27T15:00", "2024-11-28T00:00+07:00"),
    "the quiet days begin at local midnight": (MERAUKE, "2024-11-23T15:00", "2024-11-28T00:00+09:00"),
    "the repeated election of Bangka": ("BAWASLU-19.01", "2025-08-26T20:00", "2025-08-28T00:00+07:00"),
    "Jakarta Selatan votes for governor": ("BAWASLU-31.74", "2024-11-27T15:00", "2024-11-28T00:00+07:00"),
    "Yogyakarta elects regents but no governor": ("BAWASLU-34", "2024-11-27T15:00", "2024-11-28T00:00+07:00"),
    "the national office on polling day": ("BAWASLU-RI", "2024-11-27T15:00", "2024-11-28T00:00+07:00"),
    "a sub-district office": ("PANWASCAM-33.19.06", "2024-10-07T01:00", "2024-10-07T16:00+07:00"),
}


@pytest.mark.parametrize(("code", "at", "closes"), OPEN.values(), ids=OPEN)
def test_it_works(country: None, code: str, at: str, closes: str) -> None:
    answer = is_open(office(code), utc(at))
    assert answer.is_open
    assert answer.closes_at == datetime.fromisoformat(closes)
    assert answer.opens_at is None


CLOSED = {
    # name: (office, moment in UTC, local opening, why)
    "before opening": (BOYOLALI, "2024-10-07T00:59", "2024-10-07T08:00+07:00", "outside office hours"),
    "at closing": (BOYOLALI, "2024-10-07T09:00", "2024-10-08T08:00+07:00", "outside office hours"),
    "Friday evening leads to Monday": (BOYOLALI, "2024-10-11T10:00", "2024-10-14T08:00+07:00", "outside office hours"),
    "Saturday": (BOYOLALI, "2024-10-12T03:00", "2024-10-14T08:00+07:00", "closed on this day of the week"),
    "closed in Merauke while Java works": (
        MERAUKE,
        "2024-10-07T07:30",
        "2024-10-08T08:00+09:00",
        "outside office hours",
    ),
    "Christmas and its leave day": (
        BOYOLALI,
        "2024-12-25T03:00",
        "2024-12-27T08:00+07:00",
        "public holiday: Christmas Day",
    ),
    "joint leave": (BOYOLALI, "2024-12-26T03:00", "2024-12-27T08:00+07:00", "joint leave day: Christmas"),
    "the day before the quiet days": (
        BOYOLALI,
        "2024-11-23T05:00",
        "2024-11-24T00:00+07:00",
        "closed on this day of the week",
    ),
    "the night after polling": (BOYOLALI, "2024-11-27T17:00", "2024-11-28T08:00+07:00", "outside office hours"),
    # No rule of that year says the counter was open, so nothing is claimed.
    "polling day of 2020": (
        BOYOLALI,
        "2020-12-09T03:00",
        "2020-12-10T08:00+07:00",
        "public holiday: regional election day",
    ),
    "Kudus while Bangka votes again": (
        "BAWASLU-33.19",
        "2025-08-26T20:00",
        "2025-08-27T08:00+07:00",
        "outside office hours",
    ),
}


@pytest.mark.parametrize(("code", "at", "opens", "why"), CLOSED.values(), ids=CLOSED)
def test_closed_and_when_it_opens(country: None, code: str, at: str, opens: str, why: str) -> None:
    answer = is_open(office(code), utc(at))
    assert answer.is_open is False
    assert answer.opens_at == datetime.fromisoformat(opens)
    assert answer.why.en == why


def test_hours_of_other_offices_are_not_invented(country: None) -> None:
    answer = is_open(office("BKN"), utc("2024-10-07T03:00"))
    assert (answer.is_open, answer.opens_at, answer.closes_at) == (None, None, None)


def test_round_the_clock_rests_on_one_source(country: None) -> None:
    answer = is_open(office(BOYOLALI), utc("2024-11-25T20:00"))
    assert answer.confidence == "MEDIUM"
    assert answer.source is not None


def test_an_office_may_keep_a_week_of_its_own(country: None) -> None:
    week = {"sat": (time(9), time(12))}
    update_office(code=BOYOLALI, contacts=Contacts(week=week, hours_source="surat kantor"), on=date(2024, 10, 1))
    own = office(BOYOLALI)
    assert is_open(own, utc("2024-10-12T03:00")).closes_at == datetime(2024, 10, 12, 12, tzinfo=JAKARTA)
    assert is_open(own, utc("2024-10-07T03:00")).opens_at == datetime(2024, 10, 12, 9, tzinfo=JAKARTA)
    assert is_open(own, utc("2024-11-27T15:00")).is_open, "polling day stands above the week"


def test_an_office_that_never_opens_promises_nothing(country: None) -> None:
    update_office(code=BOYOLALI, contacts=Contacts(week={}), on=date(2024, 10, 1))
    answer = is_open(office(BOYOLALI), utc("2025-01-14T03:00"))
    assert (answer.is_open, answer.opens_at) == (False, None)


def test_the_table_of_hours_grows_with_the_rule() -> None:
    assert [line.hours.en for line in lines(date(2024, 9, 29))] == ["08:00–16:00", "08:00–16:30"]
    assert [line.hours.en for line in lines(date(2024, 9, 30))][-1] == "round the clock"
    own = lines(date(2024, 10, 1), {"mon": (time(9), time(15))}, "surat")
    assert [line.hours.id for line in own][:2] == ["09.00–15.00", "tutup"]


HOLIDAYS = {
    "polling day": (date(2024, 11, 27), "libur nasional: hari pemungutan suara Pilkada"),
    "joint leave": (date(2024, 12, 26), "cuti bersama: Hari Natal"),
    "an estimate is called one": (date(2028, 2, 27), "libur nasional: Idulfitri (perkiraan)"),
}


@pytest.mark.parametrize(("on", "said"), HOLIDAYS.values(), ids=HOLIDAYS)
def test_days_off_are_named_in_our_words(on: date, said: str) -> None:
    found = holiday_on(on)
    assert found is not None
    assert found.id == said


def test_an_ordinary_day_is_no_holiday() -> None:
    assert holiday_on(date(2024, 11, 26)) is None
