"""A case or a track on its way: stage, marks and clocks, and what the ledger will say of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from netra.domain.deadlines import BeyondKnownHolidays, due_at, end_of, is_waited_for, rule_at
from netra.domain.workflow import Procedure, Transition

BY_LETTER = "ppk_follow_up"  # the law names no term, so the letter does
LETTER_GIVES = timedelta(days=14)


@dataclass(slots=True)
class Clock:
    rule: str
    track: int | None
    started: datetime
    due: datetime | None
    by_letter: bool
    why: str
    ended: datetime | None = None

    def is_late(self, until: datetime) -> bool:
        """Whether it ran out before it was stopped, or before `until`."""
        return self.due is not None and self.due <= (self.ended or until) and not is_waited_for(self.rule)

    def state(self, until: datetime) -> str:
        if self.ended is None:
            return "OVERDUE" if self.is_late(until) else "RUNNING"
        return "MET_LATE" if self.is_late(until) else "MET"


@dataclass(slots=True)
class File:
    """The case itself (`track` `None`) or a track; `last` is the moment of its last act."""

    table: Procedure
    stage: str
    marks: set[str]
    zone: str
    last: datetime
    track: int | None = None
    person: int = 0
    route: str = ""
    body: str = ""
    opened: date | None = None
    revision: int = 0
    result: str = ""
    sanction: str = ""
    examined: date | None = None
    ended: date | None = None
    clocks: list[Clock] = field(default_factory=list)

    def start(self, rules: Iterable[str], at: datetime) -> None:
        """Start the clocks of these rules."""
        zone = zone_named(self.zone)
        on = at.astimezone(zone).date()
        for name in rules:
            since = at
            continued = rule_at(name, on).continues
            if continued:
                since = next((one.started for one in reversed(self.clocks) if one.rule == continued), at)
            due, why = _end(name, since.astimezone(zone).date(), self.zone, since)
            by_letter = due is None and name == BY_LETTER
            if by_letter:
                due, why = end_of(on + LETTER_GIVES, zone).astimezone(UTC), ""
            self.clocks.append(Clock(name, self.track, since, due, by_letter, why))

    def stop(self, rules: Iterable[str], at: datetime) -> None:
        """Stop the clocks of these rules that still run."""
        for clock in self.clocks:
            if clock.ended is None and clock.rule in rules:
                clock.ended = at

    def waited_for(self, rule: str) -> date | None:
        """The day from which a term that has to be waited for is over."""
        clock = next((one for one in self.clocks if one.rule == rule and one.due is not None), None)
        return None if clock is None or clock.due is None else clock.due.astimezone(zone_named(self.zone)).date()

    def move(self, row: Transition, on: date) -> None:
        """Stand where the row leads."""
        self.stage, self.revision = row.target, self.revision + 1
        self.marks = (self.marks | row.sets) - row.clears
        if row.result:
            self.result, self.ended = row.result, on


@dataclass(slots=True)
class Happening:
    """What a row of the ledger says."""

    at: datetime
    on: date
    name: str
    office: str
    track: int | None = None
    left: str = ""
    reached: str = ""
    result: str = ""
    basis: Sequence[str] = ()
    papers: Sequence[int] = ()
    refs: dict[str, Any] | None = None


@cache
def zone_named(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@cache
def morning(on: date, zone: str) -> datetime:
    """Nine o'clock of that day in the zone."""
    return datetime.combine(on, time(9), tzinfo=zone_named(zone)).astimezone(UTC)


def _end(name: str, since: date, zone: str, at: datetime) -> tuple[datetime | None, str]:
    rule = rule_at(name, since)
    if rule.unit == "hours" and rule.amount is not None:
        return at + timedelta(hours=rule.amount), ""
    return _end_of_days(name, since, zone)


@cache
def _end_of_days(name: str, since: date, zone: str) -> tuple[datetime | None, str]:
    """Counting working days is slow, and many cases start the same clock on the same day."""
    noon = datetime.combine(since, time(12), tzinfo=zone_named(zone))
    try:
        end = due_at(rule_at(name, since), noon, zone_named(zone))
    except BeyondKnownHolidays:
        return None, "BEYOND_HOLIDAYS"
    return (None, "NO_TERM") if end is None else (end.astimezone(UTC), "")
