"""What a version holds about one place."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from netra.domain.words import Text
from netra.figures.queries import Measure
from netra.opendata.blocks import BLOCKS, DIM_LABELS
from netra.opendata.models import Snapshot
from netra.opendata.queries.pages import Line, lines
from netra.opendata.queries.snapshots import UnknownVersion, table


@dataclass(frozen=True, slots=True)
class YearLine:
    year: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A table of a year by one dimension, as far as it may be read."""

    year: int
    measure: Measure
    title: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RegionPage:
    snapshot: Snapshot
    code: str
    name: str
    on: date
    measures: tuple[Measure, ...]
    years: tuple[YearLine, ...]
    groups: tuple[Group, ...]


def region_page(one: Snapshot, code: str) -> RegionPage:
    """A province, regency or city in a version. Raises `UnknownVersion` when the version does not know it."""
    rows = table(one, "totals").filter(pc.field("code") == code).to_pylist()
    if not rows:
        raise UnknownVersion(code)
    measures = tuple(measure for measure in Measure if any(row["measure"] == measure for row in rows))
    counts = {(row["year"], row["measure"]): row["count"] for row in rows}
    years = sorted({row["year"] for row in rows if row["count"]}, reverse=True)
    groups = [
        Group(year, block.measure, DIM_LABELS[block.dim], lines(one, year, block.measure, block.dim, code))
        for year in years[:2]
        for block in BLOCKS
    ]
    return RegionPage(
        one,
        code,
        rows[0]["place"],
        rows[0]["as_of"],
        measures,
        tuple(YearLine(year, tuple(counts[year, measure] for measure in measures)) for year in years),
        tuple(group for group in groups if any(line.n for line in group.lines)),
    )


def region_rows(one: Snapshot, code: str) -> pa.Table:
    """All totals and counts by category of a place, in the columns of the counts by category."""
    cells = table(one, "crosscuts").filter(pc.field("code") == code)
    totals = table(one, "totals").filter(pc.field("code") == code)
    status = pa.array(["PUBLISHED"] * totals.num_rows, type=pa.string())
    whole = pa.array(["TOTAL"] * totals.num_rows, type=pa.string())
    none = pa.nulls(totals.num_rows, type=pa.string())
    added = totals.append_column("dimension", whole).append_column("category", none).append_column("status", status)
    return pa.concat_tables([added.select(cells.column_names).cast(cells.schema), cells])
