"""When something held: half-open periods, start included, end excluded."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` (included) to `end` (excluded); `None` leaves that side open or not established.

    >>> kasn = Period(date(2014, 1, 15), date(2024, 9, 4))
    >>> kasn.holds(date(2024, 9, 3)), kasn.holds(date(2024, 9, 4))
    (True, False)
    """

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"A period must end after it starts: {self.start} to {self.end}.")

    def holds(self, on: date) -> bool:
        """Whether the day `on` lies inside the period."""
        return (self.start is None or self.start <= on) and (self.end is None or on < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Whether at least one day lies in both periods.

        >>> Period(None, date(2024, 9, 4)).overlaps(Period(date(2024, 9, 4), None))
        False
        """
        starts_in_time = self.start is None or other.end is None or self.start < other.end
        ends_in_time = self.end is None or other.start is None or other.start < self.end
        return starts_in_time and ends_in_time


ALWAYS = Period()
