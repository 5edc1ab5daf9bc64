"""The facts of one month at one place, before a word is written about them. Names nobody."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from netra.campaigns import queries as campaigns
from netra.cases import queries as cases
from netra.dashboards.permissions import Depth
from netra.dashboards.queries.board import Ask, sheet
from netra.dashboards.queries.places import NATION, Place, office_names, place, region_scope
from netra.dashboards.queries.sheets import Sheet
from netra.dashboards.queries.spans import Span, month_of, months_until, shifted
from netra.figures import queries as figures
from netra.figures.queries import Dim, Measure, Scope, ScopeKind, Slice
from netra.registry import queries as registry
from netra.zones import queries as zones
from netra.zones.queries import Level, Zone, ZoneReading

NATIONAL = "nasional"


class NotYet(ValueError):
    """No such place, or a month that has not begun, or nothing counted so far."""


@dataclass(frozen=True, slots=True)
class Longest:
    """The referral that has waited longest: where, since how many days, and how many wait in all."""

    employer: str
    days: int


@dataclass(frozen=True, slots=True)
class Prevention:
    """Agencies told of agencies in all up to the day; acts held in the month by kind; agencies still untold."""

    covered: int
    total: int
    acts: tuple[tuple[str, int], ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """What a report tells.

    `mapped` are the zones its map shows. `on` is the last day counted: that of the month, or of the counting if that
    came sooner.
    """

    where: Place
    office: str
    office_address: str
    office_contact: str
    head_name: str
    month: Span
    on: date
    counted_at: datetime
    counted_entry: int
    now: dict[Measure, int]
    before: dict[Measure, int]
    year: dict[Measure, int]
    origins: tuple[Slice, ...]
    stocks: dict[str, int]
    longest: Longest | None
    zone: ZoneReading | None
    zones: tuple[tuple[Zone, int], ...]
    published: tuple[str, ...]
    mapped: dict[str, ZoneReading]
    prevention: Prevention
    sheets: dict[str, Sheet]

    @property
    def is_whole(self) -> bool:
        """Whether the month was over when it was counted."""
        return self.on == self.month.last_day


def gather(code: str, year: int, month: int, *, at: datetime) -> MonthFacts:
    """Everything the report of a month needs. `code` is a region's or "nasional". Raises `NotYet`."""
    where = place(NATION if code == NATIONAL else region_scope(code))
    as_of = figures.as_of()
    span = month_of(date(year, month, 1))
    if where is None or as_of.at is None:
        raise NotYet(code)
    counted_at = timezone.localtime(min(as_of.at, at))
    on = min(span.last_day, counted_at.date())
    if on < span.start:
        raise NotYet(f"{year}-{month:02}")
    office = registry.handling_office(code) if where.inside else registry.office("BAWASLU-RI")
    reading = zones.zone(where.inside, on) if where.inside else None
    readings = _readings(where, on)
    scope = where.scope
    return MonthFacts(
        where=where,
        office=office.name,
        office_address=office.address,
        office_contact=" · ".join(part for part in (office.hotline, office.email) if part),
        head_name=office.head_name,
        month=span,
        on=on,
        counted_at=counted_at,
        counted_entry=as_of.entry,
        now=figures.totals(scope, start=span.start, end=span.end),
        before=figures.totals(scope, start=shifted(span.start, -1), end=span.start),
        year=figures.totals(scope, start=date(year, 1, 1), end=span.end),
        origins=tuple(figures.by(scope, Measure.RECEIVED, Dim.ORIGIN, start=span.start, end=span.end)),
        stocks=figures.stocks(scope, list(figures.STOCKS), on),
        longest=_longest(scope, on),
        zone=reading,
        zones=_zones_counted(readings),
        published=_published(where),
        mapped=readings if where.inside else zones.zones_at(Level.REGION, on),
        prevention=_prevention(where, span, on),
        sheets=_sheets(where, span, on),
    )


def _sheets(where: Place, span: Span, on: date) -> dict[str, Sheet]:
    """The figures the report shows, those of the month by month and those of its twelve months by what they are."""
    whole = Depth.WHOLE
    month = Ask(where, whole, span, on, None)
    year = Ask(where, whole, months_until(span.start), on, None)
    wanted = {
        "bulan": year,
        "wilayah": month,
        "act": month,
        "rule": month,
        "channel": month,
        "status": month,
        "post": month,
        "route": month,
        "result": month,
        "sanction": month,
        "menunggu-ppk": month,
        "tahap-waktu": year,
        "tepat-kantor": year,
        "tepat-ppk": year,
        "diingatkan": year,
    }
    found = {key: sheet(ask, key) for key, ask in wanted.items()}
    return {key: one for key, one in found.items() if one is not None}


def _longest(scope: Scope, on: date) -> Longest | None:
    waits = figures.waits(scope, on, limit=1)
    if not waits:
        return None
    standing = cases.ladder([waits[0].track_id]).get(waits[0].track_id)
    if standing is None:
        return None
    name = office_names([standing.employer]).get(standing.employer)
    return Longest(name.id if name else "", (on - waits[0].since).days)


def _readings(where: Place, on: date) -> dict[str, ZoneReading]:
    """The zones that are counted: the provinces of the nation, or the regions of the province a place lies in."""
    if where.scope.kind is ScopeKind.NATION:
        return zones.zones_at(Level.PROVINCE, on)
    province = where.inside[:2]
    return {code: one for code, one in zones.zones_at(Level.REGION, on).items() if code.startswith(province)}


def _zones_counted(readings: dict[str, ZoneReading]) -> tuple[tuple[Zone, int], ...]:
    return tuple((zone, sum(one.fixed is zone for one in readings.values())) for zone in Zone)


def _published(where: Place) -> tuple[str, ...]:
    if not where.inside:
        return ()
    return tuple(f"{one.body}, {one.as_of}: {Zone(one.colour).label.id}" for one in zones.published(where.inside)[:3])


def _prevention(where: Place, span: Span, on: date) -> Prevention:
    inside = where.inside
    acts = list(campaigns.held(inside or None, span.start, min(span.end, on + timedelta(days=1))))
    kinds: dict[str, int] = {}
    for act in acts:
        kinds[act.get_kind_display()] = kinds.get(act.get_kind_display(), 0) + 1
    if where.scope.kind is ScopeKind.REGION:
        found = campaigns.coverage(inside, on)
        gaps = tuple(one.agency.name for one in found.agencies if not one.is_covered)
        return Prevention(found.covered, found.total, tuple(sorted(kinds.items())), gaps)
    across = campaigns.coverage_across(on)
    mine = [pair for code, pair in across.items() if not inside or code == inside or code.startswith(f"{inside}.")]
    return Prevention(sum(n for n, _all in mine), sum(n for _n, n in mine), tuple(sorted(kinds.items())), ())
