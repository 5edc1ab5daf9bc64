"""The map of all regions, its table and its files."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netra.domain.loading import load
from netra.domain.words import Text
from netra.domain.zones import Formula, Level, Which
from netra.ui.words import language, say
from netra.zones import queries
from netra.zones.drawing import tile_map, tile_maps
from netra.zones.forms import LEVEL_WORDS, MapForm
from netra.zones.queries import ZoneReading
from netra.zones.views.borders import FILE_WIDTH, drawer, for_screens
from netra.zones.views.showing import may_compute, rows, tally
from netra.zones.wording import LEVELS, PRACTICE

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the ways to see the map, as an address that keeps everything else."""

    label: Text
    query: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked to see, and the readings there are. Without a day there is nothing to show yet."""

    form: MapForm
    level: Level
    which: Which
    province: str
    day: date | None
    readings: dict[str, ZoneReading]

    @property
    def formula(self) -> Formula:
        return next(iter(self.readings.values())).formula if self.readings else load().formula_at(timezone.localdate())

    @property
    def query(self) -> str:
        """The same view again, for links to its files."""
        return self._again("")

    @property
    def day_query(self) -> str:
        """What leads from a region on the map to its page on the same day; empty for the latest day."""
        return f"?{urlencode({'pada': self.day.isoformat()})}" if self.form.is_bound and self.day else ""

    @property
    def tiles_query(self) -> str:
        """The same with the map of tiles."""
        return self._again("petak")

    @property
    def borders_query(self) -> str:
        """The same with the map of true borders."""
        return self._again("batas")

    @property
    def levels(self) -> list[Choice]:
        """Both levels; the other one begins without a province."""
        return [Choice(LEVELS[one], self._switched(one, self.which), one is self.level) for one in Level]

    @property
    def whiches(self) -> list[Choice]:
        """The three readings."""
        return [Choice(one.label, self._switched(self.level, one), one is self.which) for one in Which]

    def _switched(self, level: Level, which: Which) -> str:
        """Another level or reading of the same day; the latest day stays the latest."""
        day = self.form.day() if self.form.is_bound else None
        return _query(
            tingkat=LEVEL_WORDS[level],
            bacaan=which.value,
            provinsi=self.province if level is self.level else "",
            pada=day.isoformat() if day else "",
            peta="batas" if self.form.wants_borders() else "",
        )

    def _again(self, map_kind: str) -> str:
        return _query(
            tingkat=LEVEL_WORDS[self.level],
            bacaan=self.which.value,
            provinsi=self.province,
            pada=self.day.isoformat() if self.day else "",
            peta=map_kind,
        )


def _query(**asked: str) -> str:
    return urlencode({name: value for name, value in asked.items() if value})


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All regions of a day: how many in each zone, and a table with the worst first."""
    asked = _asked(request)
    draw = _true_map(asked)
    is_true = draw is not None and asked.form.wants_borders()
    found = rows(asked.readings, asked.which)
    loud = [row for row in found if row.reading.parts.has_matters]
    context = {
        "asked": asked,
        "form": asked.form,
        "level_label": LEVELS[asked.level],
        "tally": tally({row.region.code: row.reading for row in found}, asked.which),
        "page": Paginator(loud, PER_PAGE).get_page(request.GET.get("page")),
        "quiet": [row for row in found if not row.reading.parts.has_matters],
        "has_borders": draw is not None,
        "is_true_map": is_true,
        "can_compute": may_compute(request.user),
        # Drawn by us, every name in it escaped there.
        "map": mark_safe(for_screens(draw, asked.province)) if draw and is_true else _map(asked),  # noqa: S308
    }
    return render(request, "zones/map.html", context)


def _map(asked: Asked) -> str:
    """The tiles for the page; regions lead to their page on the day asked for."""
    drawn = tile_maps(
        asked.readings,
        level=asked.level,
        which=asked.which,
        language=language(),
        practice=settings.PRACTICE,
        province=asked.province if asked.level is Level.REGION else "",
        query=asked.day_query,
    )
    # Drawn by us, every name in it escaped there.
    return mark_safe(drawn) if asked.readings else ""  # noqa: S308


@require_safe
def picture(request: HttpRequest) -> HttpResponse:
    """The map as a file of its own."""
    asked = _asked(request)
    if not asked.readings:
        raise Http404(_("Untuk hari itu belum ada zona."))
    drawn = tile_map(
        asked.readings,
        level=asked.level,
        which=asked.which,
        language=language(),
        practice=settings.PRACTICE,
        province=asked.province if asked.level is Level.REGION else "",
        standalone=True,
    )
    answer = HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8")
    mark = "latihan-" if settings.PRACTICE else ""
    place = f"-{asked.province}" if asked.province else ""
    name = f"{mark}peta-zona-{LEVEL_WORDS[asked.level]}{place}-{asked.day}.svg"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
def borders_picture(request: HttpRequest) -> HttpResponse:
    """The map with true borders as a file of its own."""
    asked = _asked(request)
    draw = _true_map(asked)
    if draw is None:
        raise Http404(_("Untuk tingkat atau hari itu belum ada peta batas."))
    answer = HttpResponse(draw(FILE_WIDTH, standalone=True), content_type="image/svg+xml; charset=utf-8")
    mark = "latihan-" if settings.PRACTICE else ""
    name = f"{mark}zona-batas-{LEVEL_WORDS[asked.level]}-{asked.day}.svg"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """The table as a CSV file, the same in every language: one row a region with units, date and formula."""
    asked = _asked(request)
    if not asked.readings:
        raise Http404(_("Untuk hari itu belum ada zona."))
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    mark = "latihan-" if settings.PRACTICE else ""
    answer["Content-Disposition"] = f'attachment; filename="{mark}zona-{LEVEL_WORDS[asked.level]}-{asked.day}.csv"'
    writer = csv.writer(answer)
    writer.writerow(COLUMNS)
    for row in rows(asked.readings, asked.which):
        writer.writerow(_line(row.region.full_name, row.reading))
    return answer


COLUMNS = (
    "region_code",
    "region",
    "date",
    "formula",
    "index_points",
    "zone_fixed",
    "zone_tercile",
    "zone_rate",
    "points_per_1000_asn",
    "asn",
    "asn_as_of",
    "registered_cases",
    "proven_cases",
    "overdue_cases",
    "vulnerability",
    "vulnerability_series",
    "vulnerability_published",
    "trend",
    "mark",
)


def _line(name: str, one: ZoneReading) -> list[object]:
    return [
        one.code,
        name,
        one.on.isoformat(),
        one.formula.id,
        one.index,
        *(one.zone(which) or "" for which in Which),
        "" if one.rate is None else one.rate,
        one.staff or "",
        one.staff_on,
        one.parts.registered,
        one.parts.proven,
        one.parts.overdue,
        one.parts.vulnerability,
        one.vulnerability_series,
        one.vulnerability_on.isoformat() if one.vulnerability_on else "",
        one.trend,
        say(PRACTICE) if settings.PRACTICE else "",
    ]


def _true_map(asked: Asked) -> Callable[..., str] | None:
    """What draws the map with true borders, where there are borders and readings."""
    if asked.day is None or not asked.readings:
        return None
    return drawer(asked.readings, asked.level, asked.which, asked.province, asked.day_query)


def _asked(request: HttpRequest) -> Asked:
    today = timezone.localdate()
    given = {**request.GET.dict()} if request.GET else None
    form = MapForm(given, today=today)
    level, which, province = form.level(), form.which(), form.province()
    day = (form.day() if form.is_bound else None) or queries.day_shown(today)
    stored_only = not may_compute(request.user)
    readings = {} if day is None else queries.zones_at(level, day, stored_only=stored_only, province=province)
    return Asked(form, level, which, province, day, readings)
