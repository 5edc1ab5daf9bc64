"""Where each region's tile lies. The arrangement is made by `scripts/arrange_tiles.py` and kept beside this file."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from netra.domain.words import Text
from netra.domain.zones import Level


@dataclass(frozen=True, slots=True)
class Tile:
    """The square of one region; columns count from the west, rows from the north."""

    code: str
    column: int
    row: int

    @property
    def province(self) -> str:
        return self.code[:2]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the country that fits a phone with tiles big enough for a finger."""

    name: Text
    provinces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """The name of an island group in the sea beside it: where its words begin, in tiles."""

    name: Text
    column: float
    row: float


SECTIONS = {
    Level.REGION: (
        Section(Text("Sumatra bagian utara", "Northern Sumatra"), ("11", "12")),
        Section(Text("Sumatra bagian tengah", "Central Sumatra"), ("13", "14", "15")),
        Section(Text("Kepulauan Riau", "Riau Islands"), ("21",)),
        Section(Text("Sumatra bagian selatan", "Southern Sumatra"), ("16", "17", "18", "19")),
        Section(Text("Jawa bagian barat", "Western Java"), ("31", "32", "36")),
        Section(Text("Jawa bagian tengah", "Central Java"), ("33", "34")),
        Section(Text("Jawa bagian timur", "Eastern Java"), ("35",)),
        Section(Text("Bali dan Nusa Tenggara Barat", "Bali and West Nusa Tenggara"), ("51", "52")),
        Section(Text("Nusa Tenggara Timur", "East Nusa Tenggara"), ("53",)),
        Section(Text("Kalimantan", "Kalimantan"), ("61", "62", "63", "64", "65")),
        Section(Text("Sulawesi bagian utara dan tengah", "Northern and Central Sulawesi"), ("71", "72", "75")),
        Section(Text("Sulawesi bagian selatan", "Southern Sulawesi"), ("73", "74", "76")),
        Section(Text("Maluku", "Maluku"), ("81", "82")),
        Section(Text("Papua", "Papua"), ("91", "92", "93", "94", "95", "96")),
    ),
    Level.PROVINCE: (
        Section(
            Text("Indonesia bagian barat", "Western Indonesia"),
            (
                "11",
                "12",
                "13",
                "14",
                "15",
                "16",
                "17",
                "18",
                "19",
                "21",
                "31",
                "32",
                "33",
                "34",
                "35",
                "36",
                "61",
                "62",
                "63",
                "64",
                "65",
            ),
        ),
        Section(
            Text("Indonesia bagian timur", "Eastern Indonesia"),
            ("51", "52", "53", "71", "72", "73", "74", "75", "76", "81", "82", "91", "92", "93", "94", "95", "96"),
        ),
    ),
}
LABELS = {
    Level.REGION: (
        Label(Text("Sumatra", "Sumatra"), 2.2, 14.6),
        Label(Text("Jawa", "Java"), 18.2, 27.2),
        Label(Text("Bali dan Nusa Tenggara", "Bali and Nusa Tenggara"), 43.2, 27.6),
        Label(Text("Kalimantan", "Kalimantan"), 25.2, 8.6),
        Label(Text("Sulawesi", "Sulawesi"), 40.2, 6.4),
        Label(Text("Maluku", "Maluku"), 54.2, 6.6),
        Label(Text("Papua", "Papua"), 60.2, 9.4),
    ),
    Level.PROVINCE: (),
}


@cache
def layout(level: Level) -> tuple[Tile, ...]:
    """All tiles of a level, by code."""
    source = files("netra.zones") / "data" / f"tiles_{level.value.lower()}.csv"
    rows = csv.DictReader(source.read_text(encoding="utf-8").splitlines())
    return tuple(Tile(row["code"], int(row["column"]), int(row["row"])) for row in rows)


def part(level: Level, provinces: tuple[str, ...]) -> tuple[Tile, ...]:
    """The tiles of some provinces, moved to the upper left corner."""
    chosen = [tile for tile in layout(level) if tile.province in provinces]
    left, top = min(tile.column for tile in chosen), min(tile.row for tile in chosen)
    return tuple(Tile(tile.code, tile.column - left, tile.row - top) for tile in chosen)
