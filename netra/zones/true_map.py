"""The map with true borders, drawn from lines the import left: fills, letters and legend as on the map of tiles."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from netra.domain.words import Text
from netra.domain.zones import Zone
from netra.ui.charts.marks import Fill, plain, tag
from netra.ui.charts.sheet import Sheet
from netra.zones.borders.outlines import Outline
from netra.zones.borders.shaping import ORIGIN_X, ORIGIN_Y
from netra.zones.drawing.painting import FILLS, SEA, TITLE, View, legend, letter, linked

BORDER = "#33474d"
PHONE = 600  # narrower sheets are for phones
COUNTRY = 20.0  # degrees from west to east from which a phone shows island groups one below the other
TALLEST = 1.15  # of the width
RIM = 10.0
SPECK, DOT = 0.9, 2.6  # radius in pixels below which a region gets a dot, and that of the dot
LETTER, LARGEST_LETTER = 8.5, 15.0
WORST_FIRST: tuple[Zone | None, ...] = (*reversed(Zone), None)
# What stands on one strip: the first digits of the codes of its provinces.
STRIPS = (
    ("12", Text("Sumatra", "Sumatra")),
    ("3", Text("Jawa", "Java")),
    ("5", Text("Bali dan Nusa Tenggara", "Bali and Nusa Tenggara")),
    ("6", Text("Kalimantan", "Kalimantan")),
    ("7", Text("Sulawesi", "Sulawesi")),
    ("8", Text("Maluku", "Maluku")),
    ("9", Text("Papua", "Papua")),
)
DOTS = Text(
    "Titik menandai daerah yang terlalu kecil untuk skala ini; huruf ditulis di tempat yang cukup luas.",
    "A dot marks a region too small for this scale; letters stand where there is room.",
)


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world on the sheet: its west and north in degrees, where it begins, pixels to a degree."""

    west: float
    north: float
    x: float
    y: float
    scale: float

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        return self.x + (longitude - self.west) * self.scale, self.y + (self.north - latitude) * self.scale


def true_map(outlines: Iterable[Outline], view: View, *, width: int, province: str = "") -> str:
    """One `<svg>` of all the outlines; on a sheet for phones a wide country stands as strips, one below the other.

    `view.note` says whose borders they are.
    """
    drawn = [one for one in outlines if one.path]
    codes = [one.code for one in drawn]
    title = Text(f"{TITLE.id} {view.name(province)}", f"{TITLE.en}, {view.name(province)}") if province else None
    sheet = Sheet(view.about(width, title=title))
    sheet.head()
    legend(sheet, view, codes)
    for name, part in _parts(drawn, width):
        if name is not None:
            sheet.y += 8
            sheet.lines(view.say(name), bold=True)
        _draw(sheet, part, view)
    sheet.lines(view.say(DOTS), size=11.5)
    sheet.foot()
    return sheet.svg(view.summary(codes), role="group" if view.address("") else "img")


def _parts(drawn: list[Outline], width: int) -> list[tuple[Text | None, list[Outline]]]:
    if not drawn:
        return []
    if width >= PHONE or max(one.east for one in drawn) - min(one.west for one in drawn) < COUNTRY:
        return [(None, drawn)]
    strips = [(name, [one for one in drawn if one.code[0] in digits]) for digits, name in STRIPS]
    return [(name, part) for name, part in strips if part]


def _draw(sheet: Sheet, drawn: list[Outline], view: View) -> None:
    """One window with everything in it, as wide as the sheet or as tall as it may be; the worst zones first."""
    window = _window(sheet, drawn)
    per_step = window.scale / drawn[0].steps
    x, y = window.place(ORIGIN_X, ORIGIN_Y)
    ordered = sorted(drawn, key=lambda one: (WORST_FIRST.index(view.zone(one.code)), one.code))
    for zone, group in groupby(ordered, key=lambda one: view.zone(one.code)):
        regions = [linked(_region(one, window), view, one.code) for one in group]
        sheet.add(
            tag(
                "g",
                "".join(regions),
                transform=f"translate({plain(x)} {plain(y)}) scale({per_step:.5f})",
                fill=sheet.paint(_fill(zone, per_step)),
                stroke=BORDER,
                stroke_width=0.5 / per_step,
                stroke_linejoin="round",
                class_="n-borders",
            )
        )
    letters = "".join(_letter(one, view.zone(one.code), window) for one in ordered)
    if letters:
        sheet.add(tag("g", letters, pointer_events="none", aria_hidden="true"))


def _window(sheet: Sheet, drawn: list[Outline]) -> Window:
    """The part of the world that holds the outlines, on a sea of its own; moves the sheet below it."""
    west, east = min(one.west for one in drawn), max(one.east for one in drawn)
    south, north = min(one.south for one in drawn), max(one.north for one in drawn)
    wide = float(sheet.about.width)
    scale = min((wide - 2 * RIM) / max(east - west, 0.05), wide * TALLEST / max(north - south, 0.05))
    top, high = sheet.y + 4, (north - south) * scale + 2 * RIM
    sheet.add(tag("rect", x=0, y=top, width=wide, height=high, rx=6, fill=SEA))
    sheet.y = top + high + 4
    return Window(west, north, (wide - (east - west) * scale) / 2, top + RIM, scale)


def _region(one: Outline, window: Window) -> str:
    path = tag("path", d=one.path)
    if one.room * window.scale >= SPECK:
        return path
    x, y = (one.middle_x - ORIGIN_X) * one.steps, (ORIGIN_Y - one.middle_y) * one.steps
    return path + tag("circle", cx=round(x), cy=round(y), r=DOT * one.steps / window.scale)


def _letter(one: Outline, zone: Zone | None, window: Window) -> str:
    room = one.room * window.scale
    if zone is None or room < LETTER * 0.6:
        return ""
    x, y = window.place(one.middle_x, one.middle_y)
    return letter(zone, x, y, min(LARGEST_LETTER, max(LETTER, room * 0.7)))


def _fill(zone: Zone | None, per_step: float) -> Fill:
    """The fill of the zone, its pattern as wide on the screen as on the tiles whatever the grid."""
    fill = FILLS[zone]
    if not fill.pattern:
        return fill
    pattern = tag("g", fill.pattern, transform=f"scale({1 / per_step:.3f})")
    return Fill(f"{fill.key}{1 / per_step:.0f}", fill.ground, fill.ink, pattern, fill.size / per_step)
