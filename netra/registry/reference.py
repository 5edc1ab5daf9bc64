"""The reference files beside the code, read into typed rows. Facts only; what they mean is said by the models.

regions.csv         provinces, regencies and cities: code, names, a point inside, population of 2024, clock
aliases.csv         names people use
former_codes.csv    codes until a day, with the province of that time
capitals.csv        seats of regencies, partly unchecked: a hint for reading texts, never shown as a fact
subdistricts.csv    kecamatan; the first five characters of the code are the region
elections.csv       years and national polling days
contests.csv        which regions took part, with local polling days
pairs_2024.csv      the pairs of 2024 as the election commission prints them (never in a practice world)
national.csv        offices without a region
gazetteer.toml      words that are names of regions and something else
hours.toml          when supervisors' counters are open, by date, with sources
"""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "reference"


def reference_version() -> str:
    """Twelve letters that change with any of the files, so that an installation knows when to load them again."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class RegionRow:
    code: str
    name: str
    official_name: str
    kind: str
    parent: str | None
    is_administrative: bool
    label_latitude: float
    label_longitude: float
    population: int | None
    time_zone: str
    valid_from: date | None


@dataclass(frozen=True, slots=True)
class AliasRow:
    region: str
    alias: str
    kind: str


@dataclass(frozen=True, slots=True)
class FormerCodeRow:
    code: str
    region: str
    parent: str
    valid_to: date


@dataclass(frozen=True, slots=True)
class SubDistrictRow:
    code: str
    name: str

    @property
    def region(self) -> str:
        return self.code[:5]


@dataclass(frozen=True, slots=True)
class ElectionRow:
    year: int
    name: str
    name_en: str
    polling_on: date


@dataclass(frozen=True, slots=True)
class ContestRow:
    year: int
    region: str
    round: int
    polling_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class PairRow:
    region: str
    ballot_no: int
    head_name: str
    deputy_name: str
    is_blank_box: bool


@dataclass(frozen=True, slots=True)
class NationalRow:
    code: str
    kind: str
    name: str
    short_name: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    signs_in: bool
    name_confidence: str
    note: str
    note_en: str


@cache
def regions() -> tuple[RegionRow, ...]:
    """All 552, provinces before what lies in them."""
    rows = [
        RegionRow(
            code=row["code"],
            name=row["name"],
            official_name=row["official_name"],
            kind=row["kind"],
            parent=row["parent"] or None,
            is_administrative=row["is_administrative"] == "1",
            label_latitude=float(row["label_latitude"]),
            label_longitude=float(row["label_longitude"]),
            population=int(row["population"]) if row["population"] else None,
            time_zone=row["time_zone"],
            valid_from=_day(row["valid_from"]),
        )
        for row in _rows("regions.csv")
    ]
    return tuple(sorted(rows, key=lambda row: (row.parent is not None, row.code)))


def aliases() -> Iterator[AliasRow]:
    return (AliasRow(row["region"], row["alias"], row["kind"]) for row in _rows("aliases.csv"))


def former_codes() -> Iterator[FormerCodeRow]:
    for row in _rows("former_codes.csv"):
        yield FormerCodeRow(row["code"], row["region"], row["parent"], date.fromisoformat(row["valid_to"]))


def capitals() -> Iterator[tuple[str, str]]:
    """Region and its seat, where the seat has a name of its own."""
    return ((row["region"], row["capital"]) for row in _rows("capitals.csv"))


@cache
def sub_districts() -> tuple[SubDistrictRow, ...]:
    return tuple(SubDistrictRow(row["code"], row["name"]) for row in _rows("subdistricts.csv"))


def elections() -> Iterator[ElectionRow]:
    for row in _rows("elections.csv"):
        yield ElectionRow(int(row["year"]), row["name"], row["name_en"], date.fromisoformat(row["polling_on"]))


def contests() -> Iterator[ContestRow]:
    for row in _rows("contests.csv"):
        yield ContestRow(int(row["year"]), row["region"], int(row["round"]), _day(row["polling_on"]), row["note"])


def pairs_2024() -> Iterator[PairRow]:
    for row in _rows("pairs_2024.csv"):
        yield PairRow(
            region=row["region"],
            ballot_no=int(row["ballot_no"]),
            head_name=row["head_name"],
            deputy_name=row["deputy_name"],
            is_blank_box=row["is_blank_box"] == "1",
        )


def national_offices() -> Iterator[NationalRow]:
    for row in _rows("national.csv"):
        yield NationalRow(
            code=row["code"],
            kind=row["kind"],
            name=row["name"],
            short_name=row["short_name"],
            parent=row["parent"] or None,
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            signs_in=row["signs_in"] == "1",
            name_confidence=row["name_confidence"],
            note=row["note"] or "",
            note_en=row["note_en"] or "",
        )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
