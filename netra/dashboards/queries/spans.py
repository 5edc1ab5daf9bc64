"""Which months a page speaks of. Kinds and classes are counted by whole months, so a span is one or more of them."""

from dataclasses import dataclass
from datetime import date, timedelta

USUAL_MONTHS = 12
MOST_MONTHS = 180  # back to the first elections the catalogue knows, with room


@dataclass(frozen=True, slots=True)
class Span:
    """Whole months from `start` until `end` (excluded), both the first of a month.

    >>> Span(date(2024, 1, 1), date(2025, 1, 1)).last_day
    datetime.date(2024, 12, 31)
    """

    start: date
    end: date

    @property
    def last_day(self) -> date:
        return self.end - timedelta(days=1)

    @property
    def last_month(self) -> date:
        return self.last_day.replace(day=1)

    @property
    def months(self) -> int:
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month

    @property
    def query(self) -> str:
        """The span as an address carries it."""
        return f"dari={self.start:%Y-%m}&sampai={self.last_month:%Y-%m}"


def shifted(month: date, by: int) -> date:
    """The first of the month so many months away.

    >>> shifted(date(2024, 11, 1), 3), shifted(date(2024, 1, 31), -1)
    (datetime.date(2025, 2, 1), datetime.date(2023, 12, 1))
    """
    count = month.year * 12 + month.month - 1 + by
    return date(count // 12, count % 12 + 1, 1)


def months_until(on: date, count: int = USUAL_MONTHS) -> Span:
    """The month of a day and those before it, `count` in all."""
    return Span(shifted(on, 1 - count), shifted(on, 1))


def month_of(month: date) -> Span:
    return Span(month.replace(day=1), shifted(month, 1))


def span(first: date, last: date) -> Span:
    """From the month of one day to the month of another, in either order, no longer than Netra can draw."""
    first, last = sorted((first.replace(day=1), last.replace(day=1)))
    earliest = shifted(last, 1 - MOST_MONTHS)
    return Span(max(first, earliest), shifted(last, 1))
