"""Readings as they were taken, and what stands in for one that never was."""

from datetime import date, timedelta

from django.db.models import Max, QuerySet

from netra.domain.loading import load
from netra.domain.zones import Formula, Level, Movement, Parts, Zone
from netra.zones.models import Reading
from netra.zones.queries.computing import compute
from netra.zones.reading import ZoneReading, level_of


def zones_at(level: Level | str, on: date, *, stored_only: bool = False, province: str = "") -> dict[str, ZoneReading]:
    """Every region of a level on a day, or those of one province, by code: as stored, else computed from the figures.

    Public pages ask for what is stored and get nothing where no reading was taken.
    """
    level = Level(level)
    rows = _of_level(level).filter(on=on, formula=load().formula_at(on).id)
    if province:
        rows = rows.filter(region__code__startswith=province)
    found = {row.region_id: reading_of(row) for row in rows}
    if found or stored_only:
        return found
    return {code: one for code, one in compute(level, on).items() if code.startswith(province)}


def zone(code: str, on: date, *, stored_only: bool = False) -> ZoneReading | None:
    """One region on a day; `None` where it did not exist, or nothing is stored and only that was asked for."""
    row = Reading.objects.filter(region=code, on=on, formula=load().formula_at(on).id).first()
    if row is not None:
        return reading_of(row)
    return None if stored_only else compute(level_of(code), on).get(code)


def day_shown(on: date) -> date | None:
    """The latest day up to this one on which readings were taken; `None` where there are none."""
    # Readings are taken for all regions at once: looking at one of them is enough, and quick.
    first = Reading.objects.filter(on__lte=on).order_by("-on").values_list("on", flat=True).first()
    return first


def history(code: str, *, since: date | None = None) -> list[ZoneReading]:
    """Every stored reading of a region, oldest first; a change of formula shows in `formula.id`."""
    rows = Reading.objects.filter(region=code).order_by("on", "formula")
    return [reading_of(row) for row in (rows.filter(on__gte=since) if since else rows)]


def last_taken() -> date | None:
    """The day of the latest reading of all."""
    day: date | None = Reading.objects.aggregate(last=Max("on"))["last"]
    return day


def taken_days(days: list[date]) -> set[date]:
    """Which of these days have readings."""
    return set(Reading.objects.filter(on__in=days).values_list("on", flat=True).distinct())


def months_before(day: date, first: date) -> list[date]:
    """The last day of every month from that of `first` to the one before `day`'s, the latest first."""
    ends: list[date] = []
    end = day.replace(day=1) - timedelta(days=1)
    while end >= first:
        ends.append(end)
        end = end.replace(day=1) - timedelta(days=1)
    return ends


def reading_of(row: Reading) -> ZoneReading:
    """A stored row as the rest of the house reads it."""
    return ZoneReading(
        code=row.region_id,
        on=row.on,
        formula=_formula(row.formula),
        parts=Parts(row.registered, row.proven, row.overdue, row.vulnerability),
        received=row.received,
        movement=Movement(row.recent_registered, row.earlier_registered, row.recent_received, row.earlier_received),
        index=row.index,
        fixed=Zone(row.fixed),
        tercile=Zone(row.tercile) if row.tercile else None,
        staff=row.staff,
        staff_on=row.staff_on,
        rate=row.rate,
        rate_zone=Zone(row.rate_zone) if row.rate_zone else None,
        vulnerability_series=row.vulnerability_series,
        vulnerability_on=row.vulnerability_on,
        taken_at=row.taken_at,
    )


def _formula(id: str) -> Formula:
    return next(one for one in load().formulas if one.id == id)


def _of_level(level: Level) -> QuerySet[Reading]:
    return Reading.objects.filter(region__parent__isnull=level is Level.PROVINCE)
