"""What the public pages show, read from the published files only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow.compute as pc

from netra.domain.words import Text
from netra.domain.zones import Zone
from netra.figures.queries import Dim, Measure
from netra.opendata.blocks import label
from netra.opendata.models import Snapshot
from netra.opendata.queries.snapshots import snapshots, table

HEADLINE = (Measure.RECEIVED, Measure.REGISTERED, Measure.PROVEN, Measure.REFERRAL_ENDED)
MONTHS = 18


@dataclass(frozen=True, slots=True)
class Headline:
    """A national total of a year."""

    measure: Measure
    n: int
    year: int
    on: date


@dataclass(frozen=True, slots=True)
class Line:
    """One category with its count; None is hidden."""

    label: Text
    n: int | None
    on: date
    is_earlier: bool


@dataclass(frozen=True, slots=True)
class File:
    """A table with its forms: name of the file and its size in bytes."""

    sheet: str
    title: Text
    rows: int
    forms: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A version as the list of changes tells of it."""

    snapshot: Snapshot
    renewed: int
    kept: int


@dataclass(frozen=True, slots=True)
class DataPage:
    snapshot: Snapshot
    year: int
    headlines: tuple[Headline, ...]
    months: tuple[tuple[date, Mapping[Measure, int]], ...]
    results: tuple[Line, ...]
    acts: tuple[Line, ...]
    zones: tuple[tuple[Zone, int], ...]
    zones_on: date | None
    files: tuple[File, ...]

    @property
    def results_on(self) -> date:
        """The day of the table of results; single lines may be older and say so."""
        return max((line.on for line in self.results), default=self.snapshot.on)


TITLES = {
    "totals": Text("Jumlah setiap wilayah", "Totals of every place"),
    "crosscuts": Text("Jumlah menurut golongan", "Counts by category"),
    "zones": Text("Zona", "Zones"),
    "months": Text("Jumlah nasional per bulan", "National totals by month"),
    "coverage": Text("Cakupan pencegahan", "Coverage of prevention"),
    "regions": Text("Daftar wilayah", "List of regions"),
    "categories": Text("Arti golongan", "Meaning of categories"),
}


def data_page(one: Snapshot) -> DataPage:
    """A version for people: the year with its figures, what became of matters, zones, files."""
    national = table(one, "totals").filter(pc.field("level") == "NATION").to_pylist()
    year = max((row["year"] for row in national if row["count"]), default=one.on.year)
    headlines = tuple(
        Headline(measure, row["count"], year, row["as_of"])
        for measure in HEADLINE
        for row in national
        if row["year"] == year and row["measure"] == measure
    )
    regions = table(one, "zones").filter(pc.field("level") == "REGION").to_pylist()
    tally = {zone: sum(1 for row in regions if row["zone_fixed"] == zone) for zone in Zone}
    return DataPage(
        one,
        year,
        headlines,
        _months(one),
        lines(one, year, Measure.REFERRAL_ENDED, Dim.RESULT),
        lines(one, year, Measure.RECEIVED, Dim.ACT),
        tuple(tally.items()) if regions else (),
        regions[0]["as_of"] if regions else None,
        files(one),
    )


def lines(one: Snapshot, year: int, measure: Measure, dim: Dim, code: str = "") -> tuple[Line, ...]:
    """A place's counts by category, most first; hidden ones after them, noughts left out."""
    place = pc.field("code") == code if code else pc.field("level") == "NATION"
    chosen = (pc.field("year") == year) & (pc.field("measure") == measure) & (pc.field("dimension") == dim) & place
    rows = table(one, "crosscuts").filter(chosen).to_pylist()
    rows = sorted(
        (row for row in rows if row["count"] != 0), key=lambda row: (row["count"] is None, -(row["count"] or 0))
    )
    return tuple(
        Line(label(dim, row["category"] or ""), row["count"], row["as_of"], row["status"] == "EARLIER") for row in rows
    )


def files(one: Snapshot) -> tuple[File, ...]:
    """The tables of a version with their forms."""
    found = []
    for sheet, title in TITLES.items():
        forms = tuple(
            (ending.upper() if ending != "parquet" else "Parquet", entry["name"], entry["bytes"])
            for ending in ("csv", "json", "parquet")
            for entry in one.files
            if entry["name"] == f"{sheet}.{ending}"
        )
        rows = next((entry["rows"] for entry in one.files if entry["name"] == f"{sheet}.csv"), 0)
        if forms:
            found.append(File(sheet, title, rows, forms))
    return tuple(found)


def versions() -> tuple[Version, ...]:
    """All versions, the newest first, and how many tables each renewed."""
    return tuple(Version(one, _count(one.notes, "NEW"), _count(one.notes, "KEPT")) for one in snapshots())


def _count(notes: Sequence[Mapping[str, object]], state: str) -> int:
    return sum(1 for note in notes if note["state"] == state)


def _months(one: Snapshot) -> tuple[tuple[date, Mapping[Measure, int]], ...]:
    found: dict[date, dict[Measure, int]] = {}
    for row in table(one, "months").to_pylist():
        found.setdefault(row["month"], {})[Measure(row["measure"])] = row["count"]
    return tuple(sorted(found.items()))[-MONTHS:]
