"""The true map for pages and files, and the page that says where its borders come from and what is wrong with them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from netra.domain.words import Text
from netra.domain.zones import Level, Which, Zone
from netra.registry import queries as registry
from netra.ui import charts
from netra.ui.words import language
from netra.zones import queries
from netra.zones.drawing.painting import View
from netra.zones.queries import ZoneReading
from netra.zones.true_map import true_map
from netra.zones.wording import LEVELS

PER_PAGE = 50
KEPT = 16  # pictures, of 200 kB at most
PAGES = {Level.REGION: "page", Level.PROVINCE: "halaman"}
PHONE, DESK, FILE_WIDTH = 350, 1116, 1400


@require_safe
def borders(request: HttpRequest) -> HttpResponse:
    """The files loaded: source, day, and every defect."""
    files = [
        {
            "file": file,
            "level": Level(file.level),
            "label": LEVELS[Level(file.level)],
            "drawn": file.boundaries.count(),
            "page": Paginator(queries.boundary_defects(file), PER_PAGE).get_page(
                request.GET.get(PAGES[Level(file.level)])
            ),
            "page_name": PAGES[Level(file.level)],
        }
        for file in queries.boundary_files()
    ]
    return render(request, "zones/borders.html", {"files": files})


@dataclass(frozen=True, slots=True)
class _Order:
    """One picture: two orders are the same when nothing drawn differs. `seen` is what the readings show."""

    file: int
    note: Text
    level: Level
    which: Which
    province: str
    language: str
    practice: bool
    query: str
    width: int
    standalone: bool
    seen: tuple[tuple[str, Zone | None, int], ...]
    readings: Mapping[str, ZoneReading] = field(compare=False)


def drawer(
    readings: Mapping[str, ZoneReading], level: Level, which: Which, province: str, query: str
) -> Callable[..., str] | None:
    """A function that draws the true map at a width; `None` where no borders of the level are loaded.

    `query` is put behind the address of each region. `standalone=True` makes a file, without links.
    """
    file = queries.boundary_file(level)
    if file is None:
        return None
    day = f"{timezone.localdate(file.loaded_at):%Y-%m-%d}"
    note = Text(f"Batas: {file.source}, dimuat {day}", f"Borders: {file.source}, loaded {day}")
    seen = tuple((code, one.zone(which), one.parts.registered) for code, one in readings.items())
    key = file.pk
    # The day and the formula stand in the picture too.
    one = next(iter(readings.values()))
    stand = (f"{one.on} {one.formula.id}", None, 0)

    def draw(width: int, *, standalone: bool = False) -> str:
        practice = settings.PRACTICE
        return _drawn(
            _Order(
                key,
                note,
                level,
                which,
                province,
                language(),
                practice,
                query,
                width,
                standalone,
                (stand, *seen),
                readings,
            )
        )

    return draw


@lru_cache(maxsize=KEPT)
def _drawn(order: _Order) -> str:
    """A picture takes some fifty milliseconds for the nation and is asked for by everybody: the last ones are kept."""
    names = {place.code: place.full_name for place in registry.all_regions()}
    view = View(
        order.readings,
        names,
        order.level,
        order.which,
        order.language,
        order.practice,
        not order.standalone,
        order.standalone,
        order.query,
        order.note,
    )
    outlines = queries.outlines(order.level, province=order.province)
    named = order.province if order.level is Level.REGION else ""
    return true_map(outlines, view, width=order.width, province=named)


def for_screens(draw: Callable[..., str], province: str) -> str:
    """Drawn for phones and for desks; only one is ever shown or read. A province needs no more than a column."""
    return charts.for_screens(draw) if province else f"{_shown('narrow', draw(PHONE))}{_shown('wide', draw(DESK))}"


def _shown(where: str, picture: str) -> str:
    return f'<div class="n-chart-{where}">{picture}</div>'
