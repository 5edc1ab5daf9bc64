"""When a counter is open: the week, public holidays, the quiet days and the day of the vote. No database here.

Everything is reckoned on the clock of the office's own region.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from zoneinfo import ZoneInfo

from netra.domain.words import Text
from netra.registry.public_holidays import holiday_on
from netra.registry.reference import FOLDER

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# A public holiday with its bridge days is over well within this.
LOOK_AHEAD = 31

Week = Mapping[str, tuple[time, time] | None]


class SpecialDay(Enum):
    """Days that stand above the week."""

    QUIET = "QUIET"
    POLLING = "POLLING"


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether an office is open at a moment.

    `is_open` is `None` where no hours are known. `closes_at` is set while open, `opens_at` while closed; both are
    aware, on the office's clock. `why` is a phrase, `source` and `confidence` say where the hours come from.
    """

    is_open: bool | None
    why: Text
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    source: Text | None = None
    confidence: str | None = None


@dataclass(frozen=True, slots=True)
class HoursRule:
    """One dated row of `hours.toml`. `closes` of `None` is midnight at the end of the day."""

    days: tuple[str, ...]
    opens: time
    closes: time | None
    valid_from: date | None
    source: Text
    confidence: str


@dataclass(frozen=True, slots=True)
class _DayHours:
    """The opening of one day, from `opens` to `closes` (excluded), and why it is so."""

    opens: datetime
    closes: datetime
    why: Text
    source: Text | None
    confidence: str | None


@dataclass(frozen=True, slots=True)
class HoursLine:
    """A line of the table people read: which days, from when to when, and where that is written."""

    days: Text
    hours: Text
    source: Text | None = None
    confidence: str | None = None


UNKNOWN = Opening(
    is_open=None,
    why=Text("jam layanan belum dicatat oleh kantor", "the office has not recorded its hours"),
)
_DAY_NAMES = {
    "mon": Text("Senin", "Monday"),
    "tue": Text("Selasa", "Tuesday"),
    "wed": Text("Rabu", "Wednesday"),
    "thu": Text("Kamis", "Thursday"),
    "fri": Text("Jumat", "Friday"),
    "sat": Text("Sabtu", "Saturday"),
    "sun": Text("Minggu", "Sunday"),
    "QUIET": Text("Masa tenang", "Quiet days"),
    "POLLING": Text("hari pemungutan suara", "polling day"),
}
_ALL_DAY = Text("24 jam", "round the clock")
_BY_WEEK = Text("jam kerja", "office hours")
_AFTER = Text("di luar jam kerja", "outside office hours")
_WEEKEND = Text("hari libur pekanan", "closed on this day of the week")
_SPECIAL = {
    SpecialDay.QUIET: Text("masa tenang, dibuka 24 jam", "quiet days, open round the clock"),
    SpecialDay.POLLING: Text("hari pemungutan suara, dibuka 24 jam", "polling day, open round the clock"),
}


@cache
def rules() -> tuple[HoursRule, ...]:
    """The dated rules, in the order of the file."""
    with (FOLDER / "hours.toml").open("rb") as file:
        rows = tomllib.load(file)["rule"]
    return tuple(
        HoursRule(
            days=tuple(row["days"]),
            opens=time.fromisoformat(row["opens"]),
            closes=None if row["closes"] == "24:00" else time.fromisoformat(row["closes"]),
            valid_from=row.get("valid_from"),
            source=Text(**row["source"]),
            confidence=row["confidence"],
        )
        for row in rows
    )


def opening(
    at: datetime, *, zone: ZoneInfo, special: Mapping[date, SpecialDay], week: Week | None = None, source: str = ""
) -> Opening:
    """Whether a supervisors' counter is open at the aware moment `at`.

    `special` holds the quiet and polling days of the region's contests; `week` the office's own week with its
    `source`, if it recorded one. On quiet and polling days the rule stands above both week and holidays.
    """
    here = at.astimezone(zone)
    today = here.date()

    def hours(on: date) -> _DayHours | None:
        return _hours_of_day(on, zone=zone, special=special, week=week, source=source)

    now = hours(today)
    if now is not None and now.opens <= here < now.closes:
        return Opening(True, now.why, closes_at=_end_of_run(now, hours), source=now.source, confidence=now.confidence)
    later = [now] if now is not None and here < now.opens else []
    ahead = (hours(today + timedelta(days=step)) for step in range(1, LOOK_AHEAD + 1))
    coming = next(iter(later), None) or next((day for day in ahead if day is not None), None)
    if coming is None:
        return Opening(False, _why_closed(today, had_hours=now is not None))
    return Opening(
        False,
        _why_closed(today, had_hours=now is not None),
        opens_at=coming.opens,
        source=coming.source,
        confidence=coming.confidence,
    )


def lines(on: date, week: Week | None = None, source: str = "") -> tuple[HoursLine, ...]:
    """The hours as they stand on a day, to be read: the rule's, or the office's own week with the special days."""
    standing = [rule for rule in rules() if rule.valid_from is None or rule.valid_from <= on]
    if week is None:
        return tuple(_line_of_rule(rule) for rule in standing)
    own = tuple(
        HoursLine(_DAY_NAMES[day], _said_span(span), Text(source, source) if source else None)
        for day, span in ((day, week.get(day)) for day in DAYS)
    )
    return own + tuple(_line_of_rule(rule) for rule in standing if not set(rule.days) & set(DAYS))


def week_as_json(week: Week) -> dict[str, list[str] | None]:
    """A week in the form kept in the database; days left out are closed.

    >>> week_as_json({"mon": (time(8), time(16))})["mon"]
    ['08:00', '16:00']
    """
    kept: dict[str, list[str] | None] = {}
    for day in DAYS:
        span = week.get(day)
        if span is not None and span[1] <= span[0]:
            raise ValueError(f"The office must close after it opens: {day} {span[0]} to {span[1]}.")
        kept[day] = None if span is None else [moment.isoformat("minutes") for moment in span]
    return kept


def week_from_json(kept: Mapping[str, list[str] | None] | None) -> Week | None:
    """The week an office recorded, or `None` if it follows the rule."""
    if kept is None:
        return None
    return {
        day: None if span is None else (time.fromisoformat(span[0]), time.fromisoformat(span[1]))
        for day, span in kept.items()
    }


def _line_of_rule(rule: HoursRule) -> HoursLine:
    names = [_DAY_NAMES[day] for day in rule.days]
    days = names[0]
    if len(names) > 1:
        is_run = set(rule.days) <= set(DAYS)
        days = Text(
            f"{names[0].id} sampai {names[-1].id}" if is_run else " dan ".join(name.id for name in names),
            f"{names[0].en} to {names[-1].en}" if is_run else " and ".join(name.en for name in names),
        )
    span = None if rule.closes is None else (rule.opens, rule.closes)
    return HoursLine(days, _ALL_DAY if span is None else _said_span(span), rule.source, rule.confidence)


def _said_span(span: tuple[time, time] | None) -> Text:
    if span is None:
        return Text("tutup", "closed")
    opens, closes = span
    return Text(f"{opens:%H.%M}–{closes:%H.%M}", f"{opens:%H:%M}–{closes:%H:%M}")


def _hours_of_day(
    on: date, *, zone: ZoneInfo, special: Mapping[date, SpecialDay], week: Week | None, source: str
) -> _DayHours | None:
    extraordinary = special.get(on)
    if extraordinary is not None:
        rule = _rule_for(extraordinary.value, on)
        if rule is not None:
            return _by_rule(rule, on, zone, _SPECIAL[extraordinary])
    if holiday_on(on) is not None or extraordinary is SpecialDay.POLLING:
        return None
    day = DAYS[on.weekday()]
    if week is not None:
        span = week.get(day)
        told = Text(source, source) if source else None
        return None if span is None else _DayHours(_at(on, span[0], zone), _at(on, span[1], zone), _BY_WEEK, told, None)
    rule = _rule_for(day, on)
    return None if rule is None else _by_rule(rule, on, zone, _BY_WEEK)


def _rule_for(day: str, on: date) -> HoursRule | None:
    holding = [rule for rule in rules() if day in rule.days and (rule.valid_from is None or rule.valid_from <= on)]
    return holding[-1] if holding else None


def _by_rule(rule: HoursRule, on: date, zone: ZoneInfo, why: Text) -> _DayHours:
    closes = _at(on + timedelta(days=1), time(0), zone) if rule.closes is None else _at(on, rule.closes, zone)
    return _DayHours(_at(on, rule.opens, zone), closes, why, rule.source, rule.confidence)


def _end_of_run(day: _DayHours, hours: Callable[[date], _DayHours | None]) -> datetime:
    """The moment the doors close; days that touch at midnight are one run."""
    while True:
        following = hours(day.closes.date())
        if following is None or following.opens != day.closes:
            return day.closes
        day = following


def _why_closed(on: date, *, had_hours: bool) -> Text:
    holiday = holiday_on(on)
    if had_hours:
        return _AFTER
    return holiday if holiday is not None else _WEEKEND


def _at(on: date, moment: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, moment, tzinfo=zone)
