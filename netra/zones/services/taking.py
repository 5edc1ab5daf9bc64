"""Writing down the zones of a day, once."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from netra.domain.loading import load
from netra.domain.zones import Level
from netra.figures import queries as figures
from netra.figures.queries import NATION, Measure
from netra.ledger import queries as ledger
from netra.zones.models import Reading
from netra.zones.queries.computing import compute
from netra.zones.queries.stored import last_taken, months_before, taken_days
from netra.zones.reading import ZoneReading

BATCH = 40  # 23 values a row, and SQLite takes no more than a thousand at once
DAYS_AT_ONCE = 7
MONTHS_AT_ONCE = 6
FIRST_MONTH = date(2015, 1, 1)


@transaction.atomic
def take_readings(on: date, *, at: datetime) -> int:
    """Write down the zone of every region and province on a day that is over; tells how many rows were new.

    What is written stays as it was, whatever happens to the counts or the formula later. Running it again, or twice
    at once, changes nothing.
    """
    if on >= timezone.localdate(at):
        raise ValueError(f"{on} is not over yet; zones are read of whole days.")
    if Reading.objects.filter(on=on, formula=load().formula_at(on).id).exists():
        return 0
    found = {**compute(Level.PROVINCE, on), **compute(Level.REGION, on)}
    entry = figures.as_of().entry
    rows = [_row(one, at, entry) for one in found.values()]
    Reading.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return len(rows)


def keep_readings(*, at: datetime) -> int:
    """The worker's round: yesterday and the days before it that were missed, then month-ends of the past, a few at a
    time. Waits while the figures have not yet counted the ledger to the end of yesterday."""
    yesterday = timezone.localdate(at) - timedelta(days=1)
    if not _is_counted(yesterday):
        return 0
    last = last_taken()
    first = yesterday if last is None else max(last + timedelta(days=1), yesterday - timedelta(days=DAYS_AT_ONCE - 1))
    days = [first + timedelta(days=n) for n in range((yesterday - first).days + 1)]
    done = sum(take_readings(day, at=at) for day in days)
    return done or take_history(at=at, limit=MONTHS_AT_ONCE)


def take_history(*, at: datetime, limit: int | None = None) -> int:
    """Read the zones of past month-ends back to the first counted matter; the latest first, at most `limit` months."""
    yesterday = timezone.localdate(at) - timedelta(days=1)
    months = figures.monthly(NATION, Measure.RECEIVED, start=FIRST_MONTH, end=yesterday)
    first = next((one.month for one in months if one.n), None)
    if first is None:
        return 0
    days = months_before(yesterday, first)
    there = taken_days(days)
    return sum(take_readings(day, at=at) for day in [day for day in days if day not in there][:limit])


def _is_counted(day: date) -> bool:
    midnight = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    waiting = ledger.entries_after(figures.as_of().entry).filter(subject_kind="CASE", at__lt=midnight)
    return not waiting.exists()


def _row(one: ZoneReading, at: datetime, entry: int) -> Reading:
    return Reading(
        formula=one.formula.id,
        region_id=one.code,
        on=one.on,
        registered=one.parts.registered,
        proven=one.parts.proven,
        overdue=one.parts.overdue,
        received=one.received,
        vulnerability=one.parts.vulnerability,
        vulnerability_series=one.vulnerability_series,
        vulnerability_on=one.vulnerability_on,
        recent_registered=one.movement.registered,
        earlier_registered=one.movement.registered_before,
        recent_received=one.movement.received,
        earlier_received=one.movement.received_before,
        index=one.index,
        fixed=one.fixed,
        tercile=one.tercile or "",
        staff=one.staff,
        staff_on=one.staff_on,
        rate=one.rate,
        rate_zone=one.rate_zone or "",
        taken_at=at,
        entry=entry,
    )
