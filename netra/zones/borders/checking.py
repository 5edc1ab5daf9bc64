"""Holds the features of a file against the regions there are; tells everything that is wrong."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import shapely

from netra.zones.borders.defects import Defect, Trouble
from netra.zones.borders.features import Feature, NotBorders, clean
from netra.zones.borders.geometry import (
    KM_A_DEGREE,
    Area,
    NoArea,
    Unreadable,
    area_of,
    is_inside,
    km2,
    only_areas,
    swapped,
)

# A label this far outside means that the area is another region's.
FAR_KM = 15.0
# Simplified borders overlap in threads; what is wider than that is told.
OVERLAP_KM2, OVERLAP_SHARE = 1.0, 0.01
GAP_KM2 = 10.0
AREA_SHARE, AREA_KM2 = 0.10, 50.0


@dataclass(frozen=True, slots=True)
class Known:
    """A region as the house knows it: its name, a point inside it, and its surface where known."""

    code: str
    name: str
    longitude: float
    latitude: float
    km2: float | None = None


@dataclass(slots=True)
class Checked:
    """Usable areas by code, all of one level, and all that was found wrong, in the order of the checks."""

    areas: dict[str, Area] = field(default_factory=dict)
    defects: list[Defect] = field(default_factory=list)


def check(features: list[Feature], known: Mapping[str, Known], former: Callable[[str], str | None]) -> Checked:
    """Raises `NotBorders` when not a single feature can be used.

    `former` leads from a code of other years, or one written otherwise, to that of today.
    """
    done = Checked()
    named = _named(features, known, former, done)
    if not named:
        raise NotBorders('no feature has a code of a region; the property "code" must hold it as text, such as "33.09"')
    length = Counter(len(code) for code, _ in named).most_common(1)[0][0]
    _join(named, length, known, done)
    _point_inside(known, done)
    if not done.areas:
        raise NotBorders(f"no border in it can be used; the first thing wrong: {_first(done)}")
    _surface(known, done)
    _overlaps(known, done)
    _gaps(known, done)
    expected = [code for code in known if len(code) == length]
    if len(features) != len(expected):
        done.defects.append(Defect(Trouble.COUNT, "", "", {"n": str(len(features)), "expected": str(len(expected))}))
    for code in expected:
        if code not in done.areas:
            done.defects.append(Defect(Trouble.MISSING, code, known[code].name))
    return done


def _first(done: Checked) -> str:
    one = done.defects[0]
    return f"{one.code}: {one.what.en}. {one.remedy.en}"


def _named(
    features: Iterable[Feature], known: Mapping[str, Known], former: Callable[[str], str | None], done: Checked
) -> list[tuple[str, Feature]]:
    found = []
    for one in features:
        number = {"number": str(one.number)}
        if one.code in (None, ""):
            done.defects.append(Defect(Trouble.NO_CODE, "", one.name, number))
        elif not isinstance(one.code, str):
            done.defects.append(Defect(Trouble.CODE_IS_NUMBER, clean(one.code)[:20], one.name, number))
        elif one.code in known:
            found.append((one.code, one))
        elif (code := former(one.code)) is not None:
            detail = {"former": clean(one.code), "code": code}
            done.defects.append(Defect(Trouble.FORMER_CODE, code, known[code].name, detail))
            found.append((code, one))
        else:
            done.defects.append(Defect(Trouble.UNKNOWN_CODE, clean(one.code)[:20], one.name))
    return found


def _join(named: list[tuple[str, Feature]], length: int, known: Mapping[str, Known], done: Checked) -> None:
    """Read the areas; several of one code become one."""
    parts: dict[str, list[Area]] = {}
    for code, one in named:
        name = known[code].name
        if len(code) != length:
            done.defects.append(Defect(Trouble.OTHER_LEVEL, code, name))
            continue
        area = _usable(one, code, name, done)
        if area is not None:
            parts.setdefault(code, []).append(area)
    for code, areas in sorted(parts.items()):
        done.areas[code] = areas[0] if len(areas) == 1 else shapely.union_all(areas)
        if len(areas) > 1:
            done.defects.append(Defect(Trouble.TWICE, code, known[code].name, {"n": str(len(areas))}))


def _usable(one: Feature, code: str, name: str, done: Checked) -> Area | None:
    def tell(trouble: Trouble, **detail: str) -> None:
        done.defects.append(Defect(trouble, code, name, detail))

    try:
        area = area_of(one.geometry)
    except NoArea as kind:
        tell(Trouble.NOT_AN_AREA, type=clean(kind)[:30])
        return None
    except Unreadable as reason:
        tell(Trouble.BAD_COORDINATES, reason=str(reason))
        return None
    if not is_inside(area):
        turned = swapped(area)
        if not is_inside(turned):
            west, south, east, north = (f"{side:.1f}" for side in area.bounds)
            tell(Trouble.OUTSIDE, west=west, south=south, east=east, north=north)
            return None
        tell(Trouble.SWAPPED)
        area = turned
    if area.is_valid:
        return area
    why = str(shapely.is_valid_reason(area))
    area = only_areas(shapely.make_valid(area, method="structure", keep_collapsed=False))
    tell(Trouble.INVALID if area is not None else Trouble.NOT_MENDABLE, reason=why)
    return area


def _point_inside(known: Mapping[str, Known], done: Checked) -> None:
    """A region whose point lies far from its border is left out: a zone in the wrong place accuses the wrong people."""
    codes = list(done.areas)
    tree = shapely.STRtree([done.areas[code] for code in codes])
    for code in codes:
        one = known[code]
        point = shapely.Point(one.longitude, one.latitude)
        away = done.areas[code].distance(point) * KM_A_DEGREE
        if not away:
            continue
        holders = [codes[place] for place in tree.query(point, predicate="within") if codes[place] != code]
        detail = {"km": f"{away:.1f}", "where": "di luar batas mana pun", "where_en": "within no border at all"}
        if holders:
            holder = f"{holders[0]} {known[holders[0]].name}"
            detail |= {"where": f"di dalam batas {holder}", "where_en": f"within that of {holder}"}
        is_far = away > FAR_KM
        done.defects.append(Defect(Trouble.LABEL_FAR if is_far else Trouble.LABEL_NEAR, code, one.name, detail))
    for defect in done.defects:
        if defect.trouble is Trouble.LABEL_FAR:
            del done.areas[defect.code]


def _surface(known: Mapping[str, Known], done: Checked) -> None:
    for code, area in done.areas.items():
        wanted = known[code].km2
        if wanted is None:
            continue
        found = km2(area)
        if abs(found - wanted) > max(AREA_KM2, AREA_SHARE * wanted):
            detail = {"found": f"{found:.0f}", "known": f"{wanted:.0f}", "percent": f"{100 * found / wanted:.0f}"}
            done.defects.append(Defect(Trouble.AREA, code, known[code].name, detail))


def _overlaps(known: Mapping[str, Known], done: Checked) -> None:
    codes = list(done.areas)
    areas = [done.areas[code] for code in codes]
    pairs = shapely.STRtree(areas).query(areas, predicate="intersects")
    for one, other in sorted((int(a), int(b)) for a, b in pairs.T if a < b):
        shared = shapely.intersection(areas[one], areas[other])
        if not shared.area:
            continue
        wide = km2(shared)
        if wide > OVERLAP_KM2 or wide > OVERLAP_SHARE * min(km2(areas[one]), km2(areas[other])):
            detail = {"km2": f"{wide:.1f}", "other": f"{codes[other]} {known[codes[other]].name}"}
            done.defects.append(Defect(Trouble.OVERLAP, codes[one], known[codes[one]].name, detail))


def _gaps(known: Mapping[str, Known], done: Checked) -> None:
    """Land enclosed by regions that belongs to none of them."""
    codes = list(done.areas)
    areas = [done.areas[code] for code in codes]
    tree = shapely.STRtree(areas)
    for part in shapely.get_parts(shapely.union_all(areas)):
        for ring in part.interiors:
            hole = shapely.Polygon(ring)
            wide = km2(hole)
            if wide < GAP_KM2:
                continue
            # The greatest neighbour first: the line is told under its code.
            near = [codes[place] for place in tree.query(hole, predicate="dwithin", distance=1e-6)]
            near.sort(key=lambda code: (-done.areas[code].intersection(hole.buffer(1e-3)).area, code))
            others = ", ".join(f"{code} {known[code].name}" for code in near)
            detail = {
                "km2": f"{wide:.0f}",
                "latitude": f"{hole.centroid.y:.2f}",
                "longitude": f"{hole.centroid.x:.2f}",
                "others": others,
            }
            done.defects.append(Defect(Trouble.GAP, near[0], known[near[0]].name, detail))
