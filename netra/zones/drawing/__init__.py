"""The pictures of zones: the map of equal tiles, and the map with borders where somebody loaded them.

All give markup that needs no style and no script. `/zona/…` addresses in them are relative to the site.
"""

from collections.abc import Mapping
from html import escape

from netra.domain.words import Text
from netra.domain.zones import Level, Which
from netra.registry import queries as registry
from netra.zones.drawing import tilemap
from netra.zones.drawing.painting import TITLE, View
from netra.zones.reading import ZoneReading
from netra.zones.tiles import SECTIONS, part

__all__ = ["tile_map", "tile_maps"]

WIDE, NARROW = 1176, 350


def tile_map(
    readings: Mapping[str, ZoneReading],
    *,
    level: Level,
    which: Which = Which.FIXED,
    language: str = "id",
    links: bool = True,
    practice: bool = False,
    province: str = "",
    width: int = WIDE,
    standalone: bool = False,
    heading: bool = True,
    query: str = "",
    names: Mapping[str, str] | None = None,
) -> str:
    """One picture of a level, or of the regencies and cities of one `province`, as SVG.

    Regions without a reading are drawn as not computed. `query` ("?pada=2026-11-20") is put behind each link.
    `standalone` makes a file for download: white ground, no links.
    """
    view = _view(readings, level, which, language, practice, links, query, names, standalone=standalone)
    if province:
        tiles = part(Level.REGION, (province,))
        return tilemap.cut_out(view, tiles, width, heading=heading, title=_title(view, province))
    return tilemap.national(view, width, heading=heading)


def tile_maps(
    readings: Mapping[str, ZoneReading],
    *,
    level: Level,
    which: Which = Which.FIXED,
    language: str = "id",
    practice: bool = False,
    province: str = "",
    query: str = "",
    names: Mapping[str, str] | None = None,
) -> str:
    """The map for a page, as HTML: one picture on wide screens and paper; on a phone the country in small, and below it
    parts of the country to open, with tiles big enough for a finger."""
    view = _view(readings, level, which, language, practice, True, query, names)
    if province:
        tiles = part(Level.REGION, (province,))
        title = _title(view, province)
        wide, narrow = (tilemap.cut_out(view, tiles, width, heading=True, title=title) for width in (720, NARROW))
    else:
        wide, narrow = tilemap.national(view, WIDE), tilemap.overview(view, NARROW) + _sections(view)
    return f'<div class="n-chart-narrow">{narrow}</div><div class="n-chart-wide">{wide}</div>'


def _title(view: View, province: str) -> Text:
    name = view.name(province)
    return Text(f"{TITLE.id} {name}", f"{TITLE.en}, {name}")


def _sections(view: View) -> str:
    drawn = []
    for section in SECTIONS[view.level]:
        tiles = part(view.level, section.provinces)
        name = escape(view.say(section.name))
        said = escape(view.summary([tile.code for tile in tiles]))
        picture = tilemap.cut_out(view, tiles, NARROW, heading=False, title=section.name, largest=44)
        drawn.append(
            f'<details class="n-fold"><summary>{name}<br/><span class="n-muted">{said}</span></summary>'
            f'<div class="pt-2">{picture}</div></details>'
        )
    return "".join(drawn)


def _view(
    readings: Mapping[str, ZoneReading],
    level: Level,
    which: Which,
    language: str,
    practice: bool,
    links: bool,
    query: str,
    names: Mapping[str, str] | None,
    *,
    standalone: bool = False,
) -> View:
    known = names if names is not None else {place.code: place.full_name for place in registry.all_regions()}
    return View(readings, known, level, which, language, practice, links, standalone, query, tilemap.NOTE)
