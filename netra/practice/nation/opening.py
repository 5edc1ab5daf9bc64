"""Putting the nation into the practice world: votes ahead, agencies, cases, prevention, zones of others, figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from netra.figures import services as figures
from netra.practice.nation import prevention, tables
from netra.practice.nation.country import Place, places
from netra.practice.nation.life import DESIGNATED_BEFORE, Setting
from netra.practice.nation.lives import Nation
from netra.practice.nation.rows import Table, keep_numbers_in_step, next_id, write
from netra.practice.nation.tables import Harvest, Numbers
from netra.practice.staging import JAKARTA
from netra.zones import services as zones

CASES = 2500
POLLING_IN = timedelta(days=24)  # the same day as the first of the votes that stand in contests.toml
RERUN_ROUND = 9
SOURCE = "dunia latihan, bukan terbitan sungguhan"
MONTHS_OF_ZONES = 6
CONTESTS = Table("registry.Contest", ("election", "region", "round", "designation_on", "polling_on", "note"))
ZONES = Table("zones.PublishedZone", ("body", "region", "colour", "as_of", "source", "note"))
STAFF = Table("zones.StaffCount", ("region", "count", "unit", "as_of", "source", "note"))
NUMBERED = {
    "case": tables.CASES,
    "person": tables.PEOPLE,
    "track": tables.TRACKS,
    "paper": tables.PAPERS,
    "entry": tables.ENTRIES,
    "clock": tables.CLOCKS,
}

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """What the nation holds."""

    cases: int
    agencies: int
    acts: int


@transaction.atomic
def settle_nation(*, at: date, cases: int = CASES) -> Opened:
    """Write the nation as it stands on the morning of `at`. The same day and number of cases give the same nation.

    Figures and zones are not read here; `count_nation` does that.
    """
    now = datetime.combine(at, time(0, 30), tzinfo=JAKARTA).astimezone(UTC)
    polling_on = at + POLLING_IN
    _hold_votes(at, polling_on)
    country = places(at)
    agencies = prevention.found_agencies(country, at)
    acts = prevention.tell(agencies, country, now, polling_on)
    keep_numbers_in_step(prevention.TABLES)
    _publish_zones(country, at)
    harvest = Harvest()
    names = {code: [one.name for one in known] for code, known in agencies.items()}
    setting = Setting(now, polling_on, names, first_numbers())
    Nation(country, setting).cases(cases, harvest)
    harvest.order_by_time(setting.numbers)
    store(harvest)
    keep_numbers_in_step(tables.NUMBERED_BY_US)
    return Opened(cases, sum(len(known) for known in agencies.values()), acts)


def count_nation(*, at: datetime) -> int:
    """Advance the figures to the end and read the zones of yesterday and of the last month-ends; how many readings.

    Older months are read by the worker, a few at a time."""
    while figures.advance(at=at, limit=50_000):
        pass
    yesterday = timezone.localdate(at) - timedelta(days=1)
    return zones.take_readings(yesterday, at=at) + zones.take_history(at=at, limit=MONTHS_OF_ZONES)


def cases_there() -> int:
    """How many cases the practice world holds."""
    return int(tables.CASES.model._default_manager.count())


def first_numbers() -> Numbers:
    """Numbers that are free in every table the nation numbers itself."""
    return Numbers(**{name: next_id(table) for name, table in NUMBERED.items()})


def store(harvest: Harvest) -> None:
    """Write what was harvested, the things pointed at first."""
    for table in tables.ALL:
        write(table, harvest.rows[table.label])


def _hold_votes(at: date, polling_on: date) -> None:
    """A vote ordered anew everywhere on one day, so that the practice nation has an election ahead of it."""
    own = set(CONTESTS.model._default_manager.filter(round=RERUN_ROUND).values_list("region_id", flat=True))
    found = CONTESTS.model._default_manager.filter(election=2024, round=1).values_list("region_id", flat=True)
    designation = polling_on - timedelta(days=DESIGNATED_BEFORE)
    rows = [(2024, code, RERUN_ROUND, designation, polling_on, "REPEAT") for code in sorted(set(found) - own)]
    write(CONTESTS, rows)


def _publish_zones(country: Sequence[Place], at: date) -> None:
    """Zones that an invented body published half a year ago, and dated counts of staff for some regions."""
    colours, counts = [], []
    as_of = at - timedelta(days=180)
    for place in country:
        chance = Random(f"zones/{place.code}")  # noqa: S311  repeatable, not secret
        if chance.random() < 0.5:
            colour = "RED" if place.weight > 1.6 else "YELLOW" if place.weight > 0.5 else "GREEN"
            colours.append(("Badan Latihan", place.code, colour, as_of.isoformat(), SOURCE, "Latihan."))
        if chance.random() < 0.4:
            count = round(chance.uniform(2500, 9500) * (2.2 if place.is_province else 1))
            counts.append((place.code, count, "ASN", f"{at.year - 1}-12-31", SOURCE, "Latihan."))
    write(ZONES, colours)
    write(STAFF, counts)
