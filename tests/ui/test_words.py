"""Dates, hours and texts the way readers of each language write them."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from netra.domain.words import Text
from netra.ui import words

AT = datetime(2026, 11, 22, 7, 5, tzinfo=UTC)


def test_it_works() -> None:
    with translation.override("id"):
        assert words.moment(AT) == "Minggu, 22 November 2026 pukul 14.05 WIB"
    with translation.override("en"):
        assert words.moment(AT) == "Sunday, 22 November 2026 at 14:05 WIB"


@pytest.mark.parametrize(
    ("zone", "clock"),
    [
        ("Asia/Jakarta", "14.05 WIB"),
        ("Asia/Pontianak", "14.05 WIB"),
        ("Asia/Makassar", "15.05 WITA"),
        ("Asia/Jayapura", "16.05 WIT"),
        ("UTC", "07.05 UTC"),
    ],
)
def test_each_zone_has_its_name(zone: str, clock: str) -> None:
    with translation.override("id"):
        assert words.clock_time(AT, zone) == clock


def test_a_plain_day_has_no_hour() -> None:
    with translation.override("id"):
        assert words.moment(date(2024, 2, 29)) == "Kamis, 29 Februari 2024"
        assert words.short_date(date(2024, 2, 29)) == "29 Feb 2024"


def test_a_late_evening_in_london_is_tomorrow_here() -> None:
    with translation.override("id"):
        assert words.long_date(datetime(2024, 2, 28, 20, 0, tzinfo=UTC)) == "Kamis, 29 Februari 2024"


@pytest.mark.parametrize(
    ("given", "said"), [(Text("laporan", "report"), "report"), ("as it is", "as it is"), (None, ""), (7, "7")]
)
def test_texts_are_said_in_the_language_of_the_page(given: object, said: str) -> None:
    with translation.override("en"):
        assert words.say(given) == said
