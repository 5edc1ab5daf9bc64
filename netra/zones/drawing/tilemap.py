"""The map of equal tiles: every region as large as every other, whatever its area."""

from collections.abc import Sequence

from netra.domain.words import Text
from netra.domain.zones import Level, Zone
from netra.ui.charts.marks import INK, escape, tag
from netra.ui.charts.measuring import width_of, wrap
from netra.ui.charts.sheet import Sheet
from netra.zones.drawing.painting import FILLS, SEA, View, legend, letter, linked, region_label
from netra.zones.marks import INKS
from netra.zones.tiles import LABELS, Tile, layout

NOTE = Text(
    "Tiap petak satu daerah, sama besar; susunan petak, bukan batas resmi",
    "Each tile is one region, all the same size; an arrangement of tiles, not official borders",
)
LETTERED, NAMED = 13.0, 54.0  # from which size a tile carries its letter, and from which its name
EDGE, RIM = 0.7, 0.3  # tiles of sea around the country, and around a part of it


def national(view: View, width: int, *, heading: bool = True) -> str:
    """The whole country as one picture, with legend, day, formula and source."""
    tiles = layout(view.level)
    sheet = Sheet(view.about(width, heading=heading))
    sheet.head()
    legend(sheet, view, [tile.code for tile in tiles])
    size = width / (max(tile.column for tile in tiles) + 1 + 2 * EDGE)
    top = sheet.y + 4
    sea(sheet, tiles, size, width)
    for label in LABELS[view.level]:
        x, y = size * (label.column + EDGE), top + size * (label.row + EDGE)
        region_label(sheet, view.say(label.name), x, y, max(9.0, size * 0.82))
    draw(sheet, view, tiles, size, size * EDGE, top + size * EDGE)
    sheet.foot()
    return sheet.svg(view.summary([tile.code for tile in tiles]), role="group" if view.links else "img")


def cut_out(
    view: View, tiles: Sequence[Tile], width: int, *, heading: bool, title: Text | None = None, largest: float = 76.0
) -> str:
    """Some tiles, such as a province, as large as the width allows; with head and legend of its own if asked."""
    sheet = Sheet(view.about(width, title=title, heading=heading))
    if heading:
        sheet.head()
        legend(sheet, view, [tile.code for tile in tiles])
    columns = max(tile.column for tile in tiles) + 1
    size = min(largest, width / (columns + 2 * RIM))
    top = sheet.y + (4 if heading else 0)
    sea(sheet, tiles, size, width, RIM)
    draw(sheet, view, tiles, size, (width - size * columns) / 2, top + size * RIM)
    if heading:
        sheet.foot()
    return sheet.svg(view.summary([tile.code for tile in tiles]), role="group" if view.links else "img")


def overview(view: View, width: int) -> str:
    """The country in small, for the eye only: no letters, no links, one path for each zone."""
    tiles = layout(view.level)
    sheet = Sheet(view.about(width))
    sheet.head()
    legend(sheet, view, [tile.code for tile in tiles])
    size = width / (max(tile.column for tile in tiles) + 1 + 2 * EDGE)
    top = sheet.y + 4 + size * EDGE
    sea(sheet, tiles, size, width)
    for zone, fill in FILLS.items():
        side = f"{size - 0.6:.1f}"
        squares = "".join(
            f"M{size * (tile.column + EDGE) + 0.3:.1f} {top + size * tile.row + 0.3:.1f}h{side}v{side}h-{side}z"
            for tile in tiles
            if view.zone(tile.code) is zone
        )
        if squares:
            width_ = 0.4 if zone is not Zone.GREEN else 0.5
            sheet.add(tag("path", d=squares, fill=sheet.paint(fill), stroke=fill.ink, stroke_width=width_))
    sheet.foot()
    return sheet.svg(view.summary([tile.code for tile in tiles]))


def sea(sheet: Sheet, tiles: Sequence[Tile], size: float, width: float, edge: float = EDGE) -> None:
    """The ground on which tiles lie; moves the sheet below it."""
    high = size * (max(tile.row for tile in tiles) + 1 + 2 * edge)
    top = sheet.y + (4 if sheet.y else 0)
    sheet.add(tag("rect", x=0, y=top, width=width, height=high, rx=6, fill=SEA))
    sheet.y = top + high + 4


def draw(sheet: Sheet, view: View, tiles: Sequence[Tile], size: float, left: float, top: float) -> None:
    """Tiles from a corner on, then the borders of provinces over them. Tiles without a name are drawn once a zone."""
    gap = 0.5 if size < 20 else 1.0
    side = size - 2 * gap
    named = size >= NAMED
    made: set[Zone | None] = set()
    for tile in tiles:
        x, y = left + size * tile.column + gap, top + size * tile.row + gap
        zone = view.zone(tile.code)
        if named:
            drawn = _square(sheet, zone, x, y, side) + _name(view, tile, x, y, side, zone)
            drawn += letter(zone, x + 10, y + 10, 12) if zone else ""
        else:
            key = f"{sheet.prefix}{FILLS[zone].key}{size:.0f}"
            if zone not in made:
                sheet.add(tag("defs", tag("g", _square(sheet, zone, 0, 0, side) + _sign(zone, side), id=key)))
                made.add(zone)
            drawn = tag("use", href=f"#{key}", x=x, y=y)
        sheet.add(linked(drawn, view, tile.code))
    if view.level is Level.REGION:
        sheet.add(_borders(tiles, size, left, top))


def _square(sheet: Sheet, zone: Zone | None, x: float, y: float, side: float) -> str:
    fill = FILLS[zone]
    return tag(
        "rect",
        x=x,
        y=y,
        width=side,
        height=side,
        rx=2 if side > 10 else 1,
        fill=sheet.paint(fill),
        stroke=fill.ink,
        stroke_width=0.6 if side < 30 else 1.2,
        stroke_dasharray="3 2" if zone is None else None,
    )


def _sign(zone: Zone | None, side: float) -> str:
    """The letter in the middle, where the tile has room for it."""
    return letter(zone, side / 2, side / 2, min(16.0, side * 0.62)) if zone and side >= LETTERED - 2 else ""


def _name(view: View, tile: Tile, x: float, y: float, side: float, zone: Zone | None) -> str:
    """The region's name at the foot of a great tile, on a plate where the tile has a pattern."""
    words = short_name(view.name(tile.code))
    size = next((size for size in (10.5, 10.0, 9.5, 9.0, 8.5) if fits(words, size, side - 5)), 8.0)
    rows = wrap(words, size, side - 5, lines=3)
    high = len(rows) * size * 1.15 + 3
    plate = ""
    if zone in {Zone.YELLOW, Zone.RED}:
        plate = tag("rect", x=x + 1, y=y + side - high - 1, width=side - 2, height=high, fill=FILLS[zone].ground)
    ink = INKS[zone] if zone else INK
    text = "".join(
        tag(
            "text",
            escape(row),
            x=x + 3,
            y=y + side - high + size + place * size * 1.15,
            font_size=size,
            fill=ink,
        )
        for place, row in enumerate(rows)
    )
    return plate + text


def fits(words: str, size: float, room: float) -> bool:
    """Whether no word has to be broken, and two lines are enough, or three of small letters."""
    lines = wrap(words, size, room, lines=9)
    whole = all(width_of(word, size) <= room for word in words.split())
    return whole and len(lines) <= (3 if size < 9.6 else 2)


SHORT = (
    ("Daerah Khusus Ibukota ", ""),
    ("Daerah Istimewa ", "DI "),
    ("Kepulauan ", "Kep. "),
    ("Kabupaten Administrasi ", ""),
    ("Kota Administrasi ", ""),
    ("Kabupaten ", ""),
    ("Pegunungan", "Peg."),
    ("Provinsi ", ""),
)


def short_name(name: str) -> str:
    """A name as it stands in a tile: "Kabupaten Pandeglang" as "Pandeglang"; a city stays "Kota …"."""
    for long, short in SHORT:
        name = name.replace(long, short)
    return name


def _borders(tiles: Sequence[Tile], size: float, left: float, top: float) -> str:
    """Lines between touching tiles of different provinces."""
    owner = {(tile.column, tile.row): tile.province for tile in tiles}
    lines = []
    for (column, row), province in owner.items():
        x, y = left + size * column, top + size * row
        if owner.get((column + 1, row), province) != province:
            lines.append(f"M{x + size:.1f} {y:.1f}v{size:.1f}")
        if owner.get((column, row + 1), province) != province:
            lines.append(f"M{x:.1f} {y + size:.1f}h{size:.1f}")
    if not lines:
        return ""
    path = "".join(lines)
    width = 2.0 if size < 24 else 2.6
    return tag(
        "path", d=path, stroke=INK, stroke_width=width, stroke_linecap="round", fill="none", pointer_events="none"
    )
