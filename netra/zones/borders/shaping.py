"""Borders as short lines for pictures: neighbours are simplified together, so that no slit opens between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import shapely

from netra.zones.borders.geometry import Area

# Where both grids begin, in degrees; x runs east and y south.
ORIGIN_X, ORIGIN_Y = 94.0, 7.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Steps to a degree, how far a simplified line may stray, and the smallest islet kept, in degrees (squared)."""

    steps: int
    stray: float
    islet: float


WHOLE = Grid(100, 0.025, 0.0008)  # the nation on a screen
CLOSE = Grid(1000, 0.002, 0.000004)  # a province


@dataclass(frozen=True, slots=True)
class Shape:
    """One region's border in both grids as path data; its box and the middle of its widest place, in degrees.

    `room` is the radius of the circle that fits around that middle.
    """

    whole: str
    close: str
    west: float
    south: float
    east: float
    north: float
    middle_x: float
    middle_y: float
    room: float


def shapes(areas: Mapping[str, Area]) -> dict[str, Shape]:
    """Every area as lines, by code."""
    whole = _drawn(areas, WHOLE)
    close = _drawn(areas, CLOSE)
    found = {}
    for code, area in areas.items():
        widest = max(shapely.get_parts(area), key=lambda part: part.area)
        circle = shapely.maximum_inscribed_circle(widest, tolerance=max(widest.length / 500, 1e-5))
        middle = circle.coords[0]
        west, south, east, north = area.bounds
        found[code] = Shape(
            whole[code], close[code], west, south, east, north, middle[0], middle[1], float(circle.length)
        )
    return found


def _drawn(areas: Mapping[str, Area], grid: Grid) -> dict[str, str]:
    simple = shapely.coverage_simplify(list(areas.values()), grid.stray)
    return {code: _path(area, grid) for code, area in zip(areas, simple, strict=True)}


def _path(area: Area, grid: Grid) -> str:
    """The greatest part whatever its size, of the others those that can be seen; empty when nothing has a surface."""
    parts = sorted(shapely.get_parts(area), key=lambda part: -part.area)
    seen = [part for place, part in enumerate(parts) if place == 0 or part.area >= grid.islet]
    rings = [ring for part in seen for ring in (part.exterior, *part.interiors)]
    return "".join(_ring(shapely.get_coordinates(ring), grid) for ring in rings)


def _ring(points: Any, grid: Grid) -> str:
    """Relative steps between grid points, a minus serving as the gap where it can."""
    steps: list[tuple[int, int]] = []
    for x, y in points.tolist():
        here = round((x - ORIGIN_X) * grid.steps), round((ORIGIN_Y - y) * grid.steps)
        if not steps or steps[-1] != here:
            steps.append(here)
    if len(set(steps)) < 3:
        return ""
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(steps[:-1])]
    numbers = [str(number) for move in moves for number in move]
    line = "".join(number if number[0] == "-" or not place else f" {number}" for place, number in enumerate(numbers))
    return f"M{steps[0][0]} {steps[0][1]}l{line}z"
