"""The true counts of a day, from the figures' sums: public totals, and one table for each block and year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from netra.figures import queries as figures
from netra.figures.queries import NATION, Measure, Month, ScopeKind
from netra.opendata.blocks import BLOCKS, EVERYWHERE, WIDE_ONLY, Block, vocabulary
from netra.opendata.protection import DoesNotAddUp, Frame, with_remainders
from netra.opendata.protection.tables import IntArray
from netra.registry import queries as registry

FIRST_YEAR = 2015  # the first simultaneous regional elections
ATTEMPTS = 5


class NothingCounted(LookupError):
    """The figures have not been counted yet, or do not come to rest; publish again in a while."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row of every table: "" is the nation, "33" a province, "33.19" a regency or city."""

    code: str
    name: str
    parent: str

    @property
    def level(self) -> str:
        return {0: "NATION", 2: "PROVINCE"}.get(len(self.code), "REGION")


@dataclass(frozen=True, slots=True)
class Total:
    year: int
    place: Place
    measure: Measure
    n: int


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The true counts of a block in a year, with a row for what lies in no part of a place."""

    block: Block
    year: int
    frame: Frame
    values: IntArray
    totals: IntArray


@dataclass(frozen=True, slots=True)
class Counts:
    as_of: datetime
    entry: int
    places: tuple[Place, ...]
    totals: tuple[Total, ...]
    months: Mapping[Measure, list[Month]]
    tables: tuple[Table, ...]
    faulty: tuple[str, ...]  # blocks whose parts count more than the whole


def read_counts(on: date) -> Counts:
    """Everything as counted up to one and the same ledger row. Raises `NothingCounted`."""
    for _attempt in range(ATTEMPTS):
        before = figures.as_of()
        if before.at is None:
            break
        counts = _read(on, before.at, before.entry)
        if figures.as_of().entry == before.entry:
            return counts
    raise NothingCounted("The figures are not counted yet, or are being counted just now.")


def places() -> tuple[Place, ...]:
    """Nation, provinces, then regencies and cities, by code."""
    found = [Place(one.code, one.full_name, one.parent_id or "") for one in registry.all_regions()]
    return (Place("", "Indonesia", ""), *sorted(found, key=lambda place: (len(place.code), place.code)))


def _read(on: date, as_of: datetime, entry: int) -> Counts:
    rows = places()
    totals: list[Total] = []
    tables: list[Table] = []
    faulty: list[str] = []
    for year in range(FIRST_YEAR, on.year + 1):
        here = _totals_of(year)
        if not here:
            continue
        totals += [
            Total(year, place, measure, here.get((place.code, measure), 0))
            for place in rows
            for measure in (*EVERYWHERE, *WIDE_ONLY)
            if measure in EVERYWHERE or place.level != "REGION"
        ]
        for block in BLOCKS:
            try:
                tables += _tables(block, year, on, rows, here)
            except DoesNotAddUp:
                faulty.append(block.key(year))
    first = min((total.year for total in totals), default=on.year)
    months = {
        measure: figures.monthly(NATION, measure, start=date(first, 1, 1), end=date(on.year, on.month, 1))
        for measure in (Measure.RECEIVED, Measure.REGISTERED, Measure.PROVEN)
    }
    return Counts(as_of, entry, rows, tuple(totals), months, tuple(tables), tuple(faulty))


def _totals_of(year: int) -> dict[tuple[str, Measure], int]:
    start, end = date(year, 1, 1), date(year + 1, 1, 1)
    found = {("", measure): n for measure, n in figures.totals(NATION, start=start, end=end).items()}
    if not any(found.values()):
        return {}
    for kind in (ScopeKind.PROVINCE, ScopeKind.REGION):
        for code, row in figures.across(kind, (*EVERYWHERE, *WIDE_ONLY), start=start, end=end).items():
            found |= {(code, measure): n for measure, n in row.items()}
    return found


def _tables(
    block: Block, year: int, on: date, places: tuple[Place, ...], totals: Mapping[tuple[str, Measure], int]
) -> Iterator[Table]:
    if not totals.get(("", block.measure)):
        return
    rows = [place for place in places if block.has_regions or place.level != "REGION"]
    spot = {place.code: number for number, place in enumerate(rows)}
    cells: dict[str, dict[str, int]] = {}
    for kind in (ScopeKind.NATION, ScopeKind.PROVINCE, *([ScopeKind.REGION] if block.has_regions else [])):
        cells |= figures.crossed(kind, block.measure, block.dim, start=date(year, 1, 1), end=date(year + 1, 1, 1))
    known = vocabulary(block.dim)
    columns = [*known, *sorted({value for row in cells.values() for value in row} - set(known))]
    column_of = {value: number for number, value in enumerate(columns)}
    counts: IntArray = np.zeros((len(rows), len(columns)), dtype=np.int64)
    for code, row in cells.items():
        if code in spot:
            for value, n in row.items():
                counts[spot[code], column_of[value]] = n
    whole = np.array([totals.get((place.code, block.measure), 0) for place in rows], dtype=np.int64)
    is_over = year < on.year
    shown = [place.level != "REGION" or (block.shows_regions and is_over) for place in rows]
    parents = [-1 if not place.code else spot[place.parent] for place in rows]
    codes, above, counts, whole, shown = with_remainders([place.code for place in rows], parents, counts, whole, shown)
    yield Table(block, year, Frame(tuple(codes), tuple(above), tuple(columns), tuple(shown)), counts, whole)
