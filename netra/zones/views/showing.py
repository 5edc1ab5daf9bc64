"""From readings to what pages and files show."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from netra.accounts import queries as accounts
from netra.accounts.queries import Visitor
from netra.campaigns import queries as campaigns
from netra.domain.words import Text
from netra.domain.zones import Which, Zone
from netra.registry import queries as registry
from netra.zones.queries import ZoneReading
from netra.zones.wording import TRENDS, basis_of

if TYPE_CHECKING:
    from netra.registry.models import Region


@dataclass(frozen=True, slots=True)
class Row:
    """A region in a table of zones."""

    region: "Region"
    reading: ZoneReading
    zone: Zone | None
    trend: Text


@dataclass(frozen=True, slots=True)
class Prevention:
    """Agencies told and agencies in all since a day, beside a zone and never in it. `total` 0: nobody listed them."""

    covered: int
    total: int
    since: date | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the three readings, to stand beside the others."""

    which: Which
    zone: Zone | None
    basis: Text


def may_compute(user: Visitor) -> bool:
    """Who signed in and holds an office may have a day computed; the public reads what was stored."""
    return bool(accounts.standings(user, timezone.localdate()))


def rows(readings: dict[str, ZoneReading], which: Which) -> list[Row]:
    """Regions with their readings, the worst first, then by index and code."""
    places = {place.code: place for place in registry.all_regions()}
    found = [Row(places[code], one, one.zone(which), TRENDS[one.trend]) for code, one in readings.items()]
    return sorted(found, key=lambda row: (-(row.zone.rank if row.zone else -1), -row.reading.index, row.region.code))


def prevention(place: "Region", on: date) -> Prevention:
    """What was done beforehand in a region, or in all the regions of a province."""
    if place.is_province:
        below = campaigns.coverage_below(place, on)
        counts = sum(row.covered for row in below), sum(row.total for row in below)
    else:
        found = campaigns.coverage(place.code, on)
        counts = found.covered, found.total
    return Prevention(*counts, campaigns.counted_since(on))


def sides(reading: ZoneReading) -> list[Side]:
    return [Side(which, reading.zone(which), basis_of(which, reading)) for which in Which]


def tally(readings: dict[str, ZoneReading], which: Which) -> list[tuple[Zone | None, int]]:
    """How many regions are in each zone, the worst first; without a zone last, where there are any."""
    counted = [(zone, sum(one.zone(which) is zone for one in readings.values())) for zone in reversed(Zone)]
    lacking = sum(one.zone(which) is None for one in readings.values())
    return [*counted, *([(None, lacking)] if lacking else [])]


def month_ends(history: list[ZoneReading]) -> list[ZoneReading]:
    """The last reading of every month, oldest first: what a history of years shows."""
    last: dict[tuple[str, date], ZoneReading] = {(one.formula.id, one.on.replace(day=1)): one for one in history}
    return list(last.values())
