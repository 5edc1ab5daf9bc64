"""From the coordinates of a feature to an area that can be reckoned with."""

from math import isfinite
from typing import Any

import numpy as np
import shapely

Area = Any  # a shapely Polygon or MultiPolygon; the library comes without types

# All of Indonesia with some sea around it, in degrees.
WEST, SOUTH, EAST, NORTH = 94.0, -12.0, 142.0, 7.0
EARTH_KM = 6371.0072  # radius of the sphere with the same surface
KM_A_DEGREE = 111.2


class NoArea(Exception):
    """The geometry is of another type."""


class Unreadable(ValueError):
    """The coordinates are not what they should be."""


def area_of(geometry: object) -> Area:
    """A polygon or several, not yet checked. Raises `NoArea` with the type's name and `Unreadable`."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        raise NoArea(str(kind))
    given = geometry.get("coordinates")
    parts = [_polygon(part) for part in _list([given] if kind == "Polygon" else given)]
    return shapely.multipolygons(parts) if len(parts) > 1 else parts[0]


def _polygon(rings: object) -> Area:
    lines = [_ring(ring) for ring in _list(rings)]
    return shapely.polygons(lines[0], holes=lines[1:] or None)


def _ring(ring: object) -> Area:
    points = [_point(point) for point in _list(ring)]
    if points[0] != points[-1]:
        points.append(points[0])
    if len(points) < 4:
        raise Unreadable("fewer than three corners")
    return shapely.linearrings(points)


def _point(point: object) -> tuple[float, float]:
    if not isinstance(point, list) or len(point) < 2:
        raise Unreadable("a point is not a pair of numbers")
    x, y = point[0], point[1]
    for value in (x, y):
        if isinstance(value, bool) or not isinstance(value, int | float) or not -1e12 < value < 1e12:
            raise Unreadable("a point is not a pair of numbers")
    if not (isfinite(x) and isfinite(y)):
        raise Unreadable("a point is not a pair of numbers")
    return float(x), float(y)


def _list(value: object) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise Unreadable("no coordinates")
    return value


def is_inside(area: Area) -> bool:
    west, south, east, north = area.bounds
    return bool(west >= WEST and south >= SOUTH and east <= EAST and north <= NORTH)


def swapped(area: Area) -> Area:
    """The same with longitude and latitude exchanged."""
    return shapely.transform(area, lambda points: points[:, ::-1])


def only_areas(area: Area) -> Area:
    """What mending may leave of lines and points beside the areas is dropped; `None` when no area is left."""
    parts = [part for part in shapely.get_parts(area) if part.geom_type in ("Polygon", "MultiPolygon")]
    whole = shapely.union_all(parts)
    return whole if whole.area > 0 else None


def km2(area: Area) -> float:
    """The surface in square kilometres, on a sphere: within half a per cent."""

    def flat(points: Any) -> Any:
        turned = np.radians(points)
        return np.column_stack((turned[:, 0], np.sin(turned[:, 1]))) * EARTH_KM

    return float(shapely.transform(area, flat).area)
