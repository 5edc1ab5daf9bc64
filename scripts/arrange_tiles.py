"""Arranges the tiles of the zone map: one square a regency or city, one a province, placed by their label points.

    python scripts/arrange_tiles.py            # writes netra/zones/data/tiles_region.csv and tiles_province.csv

1. Every group of islands is drawn at its own scale, so that its regions have room, around a middle set by hand.
2. Each island takes the cells that move its regions least (linear sum assignment), without holes if that costs little.
3. Regions of an island change places while that brings provinces and neighbours together for little displacement.
4. Islands, the greatest first, are set down as near to their place as leaves sea between them.

The same input gives the same picture; nothing is drawn by chance. Needs scipy, which the product does not.
"""

import csv
from dataclasses import dataclass
from itertools import combinations, product
from math import dist
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

ROOT = Path(__file__).resolve().parent.parent
REGIONS = ROOT / "netra" / "registry" / "reference" / "regions.csv"
TARGET = ROOT / "netra" / "zones" / "data"
Cell = tuple[int, int]
Point = tuple[float, float]
AROUND = ((1, 0), (-1, 0), (0, 1), (0, -1))

# What a hole or a lone tile may cost, a province in two pieces, and neighbours that do not touch, in squared tiles.
HOLE, SPLIT, APART = 6.0, 5.0, 0.35
# An island wholly on the wrong side of the tiles of others that are less than NEAR away.
NEAR, WRONG_SIDE = 4.0, 16.0

GROUPS = {
    "SUMATRA": "11 12 13 14 15 16 17 18 19",
    "RIAU": "21",
    "JAVA": "31 32 33 34 35 36",
    "NUSA": "51 52 53",
    "KALIMANTAN": "61 62 63 64 65",
    "SULAWESI": "71 72 73 74 75 76",
    "MALUKU": "81 82",
    "PAPUA": "91 92 93 94 95 96",
}
# Islands apart from the main one of their group; in Maluku and Nusa Tenggara nearly all of them.
ISLANDS = {
    "Sabang": "11.72",
    "Simeulue": "11.09",
    "Nias": "12.04 12.14 12.24 12.25 12.78",
    "Mentawai": "13.09",
    "Meranti": "14.10",
    "Bangka": "19.01 19.03 19.04 19.05 19.71",
    "Belitung": "19.02 19.06",
    "Bintan": "21.01 21.72",
    "Karimun": "21.02",
    "Natuna": "21.03",
    "Lingga": "21.04",
    "Anambas": "21.05",
    "Batam": "21.71",
    "Seribu": "31.01",
    "Madura": "35.26 35.27 35.28 35.29",
    "Bali": "51.01 51.02 51.03 51.04 51.05 51.06 51.07 51.08 51.71",
    "Lombok": "52.01 52.02 52.03 52.08 52.71",
    "Sumbawa": "52.04 52.05 52.06 52.07 52.72",
    "Flores": "53.06 53.07 53.08 53.09 53.10 53.15 53.16 53.19",
    "Sumba": "53.11 53.12 53.17 53.18",
    "Timor": "53.01 53.02 53.03 53.04 53.21 53.71",
    "Alor": "53.05",
    "Lembata": "53.13",
    "Rote": "53.14",
    "Sabu": "53.20",
    "Tarakan": "65.71",
    "Sangihe": "71.03",
    "Talaud": "71.04",
    "Sitaro": "71.09",
    "Banggai Kepulauan": "72.07",
    "Banggai Laut": "72.11",
    "Selayar": "73.01",
    "Muna": "74.03 74.13 74.14",
    "Buton": "74.04 74.10 74.15 74.72",
    "Wakatobi": "74.07",
    "Wawonii": "74.12",
    "Seram": "81.01 81.05 81.06",
    "Kei": "81.02 81.72",
    "Tanimbar": "81.03",
    "Buru": "81.04 81.09",
    "Aru": "81.07",
    "Babar": "81.08",
    "Ambon": "81.71",
    "Sula": "82.05",
    "Morotai": "82.07",
    "Taliabu": "82.08",
    "Ternate": "82.71",
    "Tidore": "82.72",
    "Yapen": "91.05",
    "Biak": "91.06 91.19",
    "Raja Ampat": "96.03",
    # At the level of provinces.
    "Bangka Belitung": "19",
    "Bali and Nusa Tenggara, west": "51",
    "Nusa Tenggara, middle": "52",
    "Nusa Tenggara, east": "53",
    "Maluku, south": "81",
    "Maluku, north": "82",
}
ISLAND_OF = {code: island for island, codes in ISLANDS.items() for code in codes.split()}
GROUP_OF = {code: group for group, codes in GROUPS.items() for code in codes.split()}


@dataclass(frozen=True, slots=True)
class Scale:
    """How a group is drawn: tiles per degree, and the tile on which a point of the globe lies."""

    longitude: float
    latitude: float
    across: float
    down: float
    column: float
    row: float

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        return (
            self.column + self.across * (longitude - self.longitude),
            self.row - self.down * (latitude - self.latitude),
        )


SCALES = {
    "region": {
        "SUMATRA": Scale(100.8, 0, 1.5, 1.5, 9, 9.5),
        "RIAU": Scale(100.8, 0, 1.5, 1.5, 10, 9),
        "JAVA": Scale(110, -7.2, 2.25, 1.75, 28, 22),
        "NUSA": Scale(119.5, -9, 1.75, 1.8, 47, 23),
        "KALIMANTAN": Scale(113.8, -0.6, 1.0, 1.05, 30.5, 11.5),
        "SULAWESI": Scale(121.5, -2.2, 1.75, 1.65, 42.5, 11.5),
        "MALUKU": Scale(129, -3, 1.1, 1.15, 53, 13.5),
        "PAPUA": Scale(136.3, -3.6, 0.9, 0.95, 60, 13),
    },
    "province": {
        "SUMATRA": Scale(102, -0.5, 0.42, 0.5, 2.5, 3.5),
        "RIAU": Scale(102, -0.5, 0.42, 0.5, 2.5, 3.5),
        "JAVA": Scale(109.5, -7.0, 0.55, 0.6, 7.6, 7),
        "NUSA": Scale(118, -8.7, 0.8, 0.1, 14.4, 7),
        "KALIMANTAN": Scale(114.5, -0.3, 0.5, 0.5, 8.5, 4),
        "SULAWESI": Scale(121.5, -2.0, 0.5, 0.5, 12.5, 4),
        "MALUKU": Scale(129, -2, 0.3, 0.5, 15.2, 4.2),
        "PAPUA": Scale(136.5, -4.0, 0.34, 0.5, 18, 4.5),
    },
}


# Bali, Lombok and Sumbawa have more regions than their stretch of sea has room: the chain is drawn out eastward.
PUSHED = {"Bali": -1.0, "Lombok": 1.5, "Sumbawa": 3.0}
PUSHED |= dict.fromkeys(("Flores", "Sumba", "Timor", "Alor", "Lembata", "Rote", "Sabu"), 3.0)


@dataclass(frozen=True, slots=True)
class Place:
    """A region with the point its label stands on, and where its tile should be."""

    code: str
    target: tuple[float, float]

    @property
    def province(self) -> str:
        return self.code[:2]

    @property
    def group(self) -> str:
        return GROUP_OF[self.province]

    @property
    def island(self) -> str:
        return ISLAND_OF.get(self.code, self.group)


def places(level: str) -> list[Place]:
    """All regions of a level with their wanted tile, by code."""
    found = []
    with REGIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if (row["kind"] == "PROVINCE") != (level == "province"):
                continue
            scale = SCALES[level][GROUP_OF[row["code"][:2]]]
            at = scale.place(float(row["label_longitude"]), float(row["label_latitude"]))
            found.append(Place(row["code"], (at[0] + PUSHED.get(ISLAND_OF.get(row["code"], ""), 0), at[1])))
    return sorted(found, key=lambda place: place.code)


def arrange(level: str) -> dict[str, Cell]:
    """The tile of every code of a level; the least column and row are 0."""
    islands: dict[str, list[Place]] = {}
    for place in places(level):
        islands.setdefault(place.island, []).append(place)
    set_down: dict[str, dict[Place, Cell]] = {}
    for name in sorted(islands, key=lambda name: (-len(islands[name]), name)):
        shape = together(islands[name], nearest_cells(islands[name]))
        set_down[name] = on_free_sea(shape, set_down)
    tiles = {place.code: cell for shape in set_down.values() for place, cell in shape.items()}
    left, top = (min(cell[axis] for cell in tiles.values()) for axis in (0, 1))
    return {code: (x - left, y - top) for code, (x, y) in tiles.items()}


def nearest_cells(members: list[Place]) -> dict[Place, Cell]:
    """Step 2: the cells of one island that move its regions least; the grid is tried at sixteen positions."""
    points = np.array([place.target for place in members])
    low, high = np.floor(points.min(0)).astype(int) - 4, np.ceil(points.max(0)).astype(int) + 4
    cells = [(x, y) for y in range(low[1], high[1] + 1) for x in range(low[0], high[0] + 1)]
    grid = np.array(cells, dtype=float)
    best: tuple[float, dict[Place, Cell]] | None = None
    for phase in product((-0.5, -0.25, 0, 0.25), repeat=2):
        cost = ((grid[None] + np.array(phase) - points[:, None]) ** 2).sum(2)
        rows, columns = linear_sum_assignment(cost)
        shape = {members[row]: cells[column] for row, column in zip(rows, columns, strict=True)}
        moved = len(members) * (phase[0] ** 2 + phase[1] ** 2)
        price = float(cost[rows, columns].sum()) + moved + HOLE * raggedness(set(shape.values()))
        if best is None or price < best[0] - 1e-9:
            best = price, shape
    assert best is not None
    return best[1]


def raggedness(taken: set[Cell]) -> int:
    """Empty cells closed in on three sides, and tiles that touch no other."""
    rim = {(x + dx, y + dy) for x, y in taken for dx, dy in AROUND} - taken
    holes = sum(sum((x + dx, y + dy) in taken for dx, dy in AROUND) > 2 for x, y in rim)
    lone = sum(not any((x + dx, y + dy) in taken for dx, dy in AROUND) for x, y in taken) if len(taken) > 1 else 0
    return holes + lone


def together(members: list[Place], shape: dict[Place, Cell]) -> dict[Place, Cell]:
    """Step 3: exchanges between near tiles as long as one of them makes the island better."""
    if len(members) < 3:
        return shape
    neighbours = near_in_truth(members)
    now = dict(shape)
    better = True
    while better:
        better = False
        for one, other in combinations(members, 2):
            if max(abs(now[one][0] - now[other][0]), abs(now[one][1] - now[other][1])) > 3:
                continue
            before = price_of(now, one, other, neighbours)
            now[one], now[other] = now[other], now[one]
            if price_of(now, one, other, neighbours) < before - 1e-9:
                better = True
            else:
                now[one], now[other] = now[other], now[one]
    return now


def price_of(now: dict[Place, Cell], one: Place, other: Place, neighbours: dict[Place, set[Place]]) -> float:
    """What an exchange of two tiles can change: their displacement, their neighbours, their provinces' wholeness."""
    price = sum(dist(place.target, now[place]) ** 2 for place in (one, other))
    for place in (one, other):
        price += APART * sum(dist(now[place], now[friend]) > 1.5 for friend in neighbours[place])
    for province in {one.province, other.province}:
        price += SPLIT * (pieces({cell for place, cell in now.items() if place.province == province}) - 1)
    return price


def pieces(cells: set[Cell]) -> int:
    """How many pieces cells fall into when only sides join."""
    left, count = set(cells), 0
    while left:
        count += 1
        edge = [left.pop()]
        while edge:
            x, y = edge.pop()
            found = {(x + dx, y + dy) for dx, dy in AROUND} & left
            left -= found
            edge += found
    return count


def near_in_truth(members: list[Place]) -> dict[Place, set[Place]]:
    """Neighbours on the globe, as far as label points tell: pairs with no third region in the circle between them."""
    points = np.array([place.target for place in members])
    found: dict[Place, set[Place]] = {place: set() for place in members}
    for one, other in combinations(range(len(members)), 2):
        middle, reach = (points[one] + points[other]) / 2, float(np.linalg.norm(points[one] - points[other])) / 2
        inside = np.linalg.norm(points - middle, axis=1) < reach - 1e-9
        if not inside.any():
            found[members[one]].add(members[other])
            found[members[other]].add(members[one])
    return found


def on_free_sea(shape: dict[Place, Cell], set_down: dict[str, dict[Place, Cell]]) -> dict[Place, Cell]:
    """Step 4: the island where it touches no other, moved little, and on the right side of the islands near it."""
    taken = {cell: place for other in set_down.values() for place, cell in other.items()}
    near = [
        (mine.target, cell, other.target, there)
        for mine, cell in shape.items()
        for there, other in taken.items()
        if other.group == mine.group and dist(mine.target, other.target) < NEAR
    ]

    def price(way: Cell) -> float:
        wrong = sum(not same_side(aim, (x + way[0], y + way[1]), that, there) for aim, (x, y), that, there in near)
        return way[0] ** 2 + way[1] ** 2 + WRONG_SIDE * wrong / max(1, len(near))

    ways = sorted(
        ((dx, dy) for dx in range(-12, 13) for dy in range(-12, 13)), key=lambda way: (way[0] ** 2 + way[1] ** 2, way)
    )
    free = [way for way in ways if not touches(shape, way, taken)]
    dx, dy = min(free, key=price)
    return {place: (x + dx, y + dy) for place, (x, y) in shape.items()}


def same_side(here: Point, at: Point, there: Point, then: Point) -> bool:
    """Whether two tiles lie to each other as on the globe, in the direction that tells them apart most."""
    axis = 0 if abs(here[0] - there[0]) > abs(here[1] - there[1]) else 1
    return (here[axis] - there[axis]) * (at[axis] - then[axis]) > 0


def touches(shape: dict[Place, Cell], way: Cell, taken: dict[Cell, Place]) -> bool:
    """Whether an island moved so would touch another: by a side within its group, even by a corner beyond it."""
    for place, (x, y) in shape.items():
        for dx, dy in product((-1, 0, 1), repeat=2):
            other = taken.get((x + way[0] + dx, y + way[1] + dy))
            if other is not None and (abs(dx) + abs(dy) < 2 or other.group != place.group):
                return True
    return False


def displacement(level: str, tiles: dict[str, Cell]) -> float:
    """The mean way of a tile from its wanted place, in tiles, once the whole picture is shifted to fit best."""
    aims = {place.code: place.target for place in places(level)}
    ways = np.array([np.subtract(tiles[code], aims[code]) for code in sorted(tiles)])
    return float(np.linalg.norm(ways - np.median(ways, axis=0), axis=1).mean())


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    for level in ("region", "province"):
        tiles = arrange(level)
        with (TARGET / f"tiles_{level}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("code", "column", "row"))
            writer.writerows((code, *tiles[code]) for code in sorted(tiles))
        across, down = (max(cell[axis] for cell in tiles.values()) + 1 for axis in (0, 1))
        print(f"{level}: {len(tiles)} tiles on {across} by {down}, moved {displacement(level, tiles):.2f} on average")


if __name__ == "__main__":
    main()
