"""How long a step may take: dated rules from the catalogue, counted in calendar days, working days or hours.

A deadline in days ends with the last moment of its last day in the office's time zone; the day of the event itself
is not counted. Working days come from the package `holidays`; where its days are still estimates, counting refuses.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import holidays
from holidays.constants import GOVERNMENT, PUBLIC

from netra.domain.validity import Period
from netra.domain.words import Text
from netra.domain.workflow import Cite

CATALOGUE = Path(__file__).parent / "catalogue" / "deadlines.toml"
ESTIMATED = ("perkiraan", "estimated")
NOTHING = Text("", "")


class Unit(StrEnum):
    CALENDAR = "calendar"
    WORKING = "working"
    HOURS = "hours"


class BeyondKnownHolidays(Exception):
    """Counting would run into a year whose holidays are not official yet."""

    def __init__(self, year: int) -> None:
        self.text = Text(
            f"Hari libur {year} belum resmi, sehingga tenggat hari kerja tidak dihitung. Tetapkan tanggalnya sendiri.",
            f"The holidays of {year} are not official yet, so the working-day term is not computed."
            " Set the date yourself.",
        )
        super().__init__(self.text.en)


class NoSuchRule(Exception):
    """No term of this name held on the day asked for."""


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One dated row: `amount` days or hours, `None` where the sources name no number."""

    id: str
    name: Text
    amount: int | None
    unit: Unit
    counts_from: Text
    period: Period
    basis: Cite
    confidence: str
    alternatives: tuple[int, ...] = ()
    note: Text = NOTHING
    continues: str = ""  # counted from the start of this other deadline
    waits: bool = False  # a term to be waited for: when it has run out nobody is late

    @property
    def is_certain(self) -> bool:
        return self.confidence == "high" and not self.alternatives


class WorkCalendar:
    """Which days are worked, Monday to Friday without national holidays; collective leave by the catalogue's row."""

    def __init__(self, *, collective_leave_works: bool) -> None:
        categories = (PUBLIC,) if collective_leave_works else (PUBLIC, GOVERNMENT)
        self._days = holidays.country_holidays("ID", categories=categories, language="en_US")

    def is_known(self, year: int) -> bool:
        """Whether the year's holidays are official: some are there, and none is marked as an estimate."""
        date(year, 1, 1) in self._days  # noqa: B015  asking fills the year
        names = [name for day, name in self._days.items() if day.year == year]
        return bool(names) and not any(mark in name.lower() for name in names for mark in ESTIMATED)

    def is_working(self, day: date) -> bool:
        if not self.is_known(day.year):
            raise BeyondKnownHolidays(day.year)
        return day.weekday() < 5 and day not in self._days

    def after(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`, which is not counted itself."""
        day = start
        while count:
            day += timedelta(days=1)
            count -= self.is_working(day)
        return day


def _read(row: dict[str, Any]) -> DeadlineRule:
    return DeadlineRule(
        id=row["id"],
        name=Text(**row["name"]),
        amount=row.get("days", row.get("hours")),
        unit=Unit(row["unit"]),
        counts_from=Text(**row["counts_from"]),
        period=Period(row.get("from"), row.get("to")),
        basis=Cite(row["basis"]["regulation"], row["basis"]["article"]),
        confidence=row["confidence"],
        alternatives=tuple(row.get("alternatives", ())),
        note=Text(**row.get("note", {"id": "", "en": ""})),
        continues=row.get("continues", ""),
        waits=row.get("waits", False),
    )


@cache
def rules() -> tuple[DeadlineRule, ...]:
    """Every dated row of the catalogue, in file order."""
    table = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    return tuple(_read(row) for row in table["deadline"])


@cache
def calendar() -> WorkCalendar:
    table = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    leave = next(row for row in table["calendar"] if row["id"] == "collective_leave")
    return WorkCalendar(collective_leave_works=leave["is_working"])


def rule_at(id: str, on: date) -> DeadlineRule:
    """The row of this deadline that held on the day.

    >>> rule_at("completion", date(2020, 10, 1)).amount, rule_at("completion", date(2024, 10, 1)).amount
    (3, 2)
    """
    for rule in rules():
        if rule.id == id and rule.period.holds(on):
            return rule
    raise NoSuchRule(f"No deadline {id!r} held on {on}; add a dated row to deadlines.toml.")


def is_waited_for(id: str) -> bool:
    """Whether the term of this name is one that others wait for, such as the day a decree takes effect.

    >>> is_waited_for("decree_effect"), is_waited_for("handling")
    (True, False)
    """
    return id in _waited_for()


@cache
def _waited_for() -> frozenset[str]:
    return frozenset(rule.id for rule in rules() if rule.waits)


def last_day(rule: DeadlineRule, started_on: date) -> date | None:
    """The last day on which the act is in time; `None` where the sources name no number of days.

    >>> last_day(rule_at("handling", date(2024, 10, 4)), date(2024, 10, 4))
    datetime.date(2024, 10, 7)
    """
    if rule.amount is None:
        return None
    if rule.unit is Unit.WORKING:
        return calendar().after(started_on, rule.amount)
    days = rule.amount if rule.unit is Unit.CALENDAR else -(-rule.amount // 24)
    return started_on + timedelta(days=days)


def due_at(rule: DeadlineRule, started_at: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment after which the act is late; hours count from the minute, days to the end of the last day."""
    if rule.amount is not None and rule.unit is Unit.HOURS:
        return started_at + timedelta(hours=rule.amount)
    last = last_day(rule, started_at.astimezone(zone).date())
    return None if last is None else end_of(last, zone)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """Midnight at the end of the day in that time zone."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone)
