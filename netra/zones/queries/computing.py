"""Zones of a day straight from the figures' daily sums; the same counts as a stored reading, kept nowhere."""

from datetime import date, timedelta

from netra.domain import zones
from netra.domain.loading import load
from netra.domain.zones import Formula, Level, Movement, Parts
from netra.figures import queries as figures
from netra.figures.queries import Measure, ScopeKind, Vulnerability
from netra.registry import queries as registry
from netra.zones.queries.published import staff_at
from netra.zones.reading import ZoneReading, level_of

SCOPES = {Level.REGION: ScopeKind.REGION, Level.PROVINCE: ScopeKind.PROVINCE}
COUNTED = (Measure.REGISTERED, Measure.PROVEN, Measure.RECEIVED)
MOVING = (Measure.REGISTERED, Measure.RECEIVED)
Counts = dict[str, dict[Measure, int]]


def compute(level: Level, on: date) -> dict[str, ZoneReading]:
    """Every region of a level that existed on the day, by code, with the day itself counted. Eight queries."""
    formula = load().formula_at(on)
    kind, end = SCOPES[level], on + timedelta(days=1)
    turn = end - timedelta(days=formula.trend_days)
    counted = figures.across(kind, COUNTED, start=end - timedelta(days=formula.window), end=end)
    recent = figures.across(kind, MOVING, start=turn, end=end)
    earlier = figures.across(kind, MOVING, start=turn - timedelta(days=formula.trend_days), end=turn)
    overdue = figures.stocks_across(kind, "OVERDUE", on)
    vulnerable = figures.vulnerabilities(on)
    there = (place for place in registry.all_regions() if place.existed(on))
    codes = [place.code for place in there if level_of(place.code) is level]
    parts = {code: _parts(code, counted, overdue, vulnerable) for code in codes}
    indexes = {code: zones.index(part, formula) for code, part in parts.items()}
    ranked = zones.terciles(indexes, formula)
    staff = staff_at(on)
    found: dict[str, ZoneReading] = {}
    for code, part in parts.items():
        count = staff.get(code)
        said = vulnerable.get(code)
        found[code] = ZoneReading(
            code=code,
            on=on,
            formula=formula,
            parts=part,
            received=_n(counted, code, Measure.RECEIVED),
            movement=_movement(code, recent, earlier),
            index=indexes[code],
            fixed=zones.fixed(indexes[code], level, formula),
            tercile=ranked[code],
            staff=count.count if count else None,
            staff_on=count.as_of if count else "",
            rate=zones.rate(part, count.count, formula) if count else None,
            rate_zone=zones.rate_zone(part, count.count if count else None, formula),
            vulnerability_series=said.series if said else "",
            vulnerability_on=said.published if said else None,
        )
    return found


def _parts(code: str, counted: Counts, overdue: dict[str, int], vulnerable: dict[str, Vulnerability]) -> Parts:
    said = vulnerable.get(code)
    return Parts(
        registered=_n(counted, code, Measure.REGISTERED),
        proven=_n(counted, code, Measure.PROVEN),
        overdue=overdue.get(code, 0),
        vulnerability=said.grade if said else "",
    )


def _movement(code: str, recent: Counts, earlier: Counts) -> Movement:
    return Movement(
        registered=_n(recent, code, Measure.REGISTERED),
        registered_before=_n(earlier, code, Measure.REGISTERED),
        received=_n(recent, code, Measure.RECEIVED),
        received_before=_n(earlier, code, Measure.RECEIVED),
    )


def _n(counts: Counts, code: str, measure: Measure) -> int:
    return counts.get(code, {}).get(measure, 0)


def window(formula: Formula, on: date) -> tuple[date, date]:
    """First and last day counted for a reading of the day."""
    return on - timedelta(days=formula.window - 1), on
