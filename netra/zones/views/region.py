"""One region's zone, explained down to what the reader may see."""

from datetime import date, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netra.domain.words import Text
from netra.domain.zones import Level, Which
from netra.registry import queries as registry
from netra.registry.queries import UnknownRegion
from netra.ui import charts
from netra.ui.words import language
from netra.zones import queries
from netra.zones.drawing import tile_maps
from netra.zones.forms import DayForm
from netra.zones.queries import ZoneReading, level_of
from netra.zones.views.showing import may_compute, month_ends, prevention, rows, sides
from netra.zones.wording import GRADES, LEVELS, PARTS, TRENDS, trend_sentence

MONTHS_DRAWN = 36
TITLE = Text("Indeks zona, akhir bulan", "Zone index at month-ends")
POINTS = Text("poin indeks", "index points")
SOURCE = Text("Netra, dari perkara menurut hari kejadiannya", "Netra, from matters by the day of each event")


@require_safe
def region(request: HttpRequest, code: str) -> HttpResponse:
    """The zone on a day: as it was stored; else computed for who signed in; else the page says it was not computed."""
    try:
        place = registry.region_by_any_code(code)
    except UnknownRegion:
        raise Http404(_("Kode daerah ini tidak dikenal. Cari daerahnya di peta zona.")) from None
    if place.code != code:
        return redirect("zones:region", code=place.code)
    today = timezone.localdate()
    form = DayForm(request.GET if "pada" in request.GET else None, today=today)
    asked = form.day() if form.is_bound else None
    day = asked or queries.day_shown(today)
    computes = may_compute(request.user)
    reading = queries.zone(place.code, day, stored_only=not computes) if day else None
    history = queries.history(place.code)
    is_province = level_of(place.code) is Level.PROVINCE
    within = _within(place.code, day, computes) if is_province and day else {}
    context = {
        "place": place,
        "form": form,
        "day": day,
        "reading": reading,
        "published": queries.published(place.code),
        "staff": queries.staff_counts(place.code),
        "history": list(reversed(month_ends(history))),
        "chart": _chart(history),
        "trends": TRENDS,
        "inside": rows(within, Which.FIXED),
        "map": _map(place.code, within, f"?pada={asked}" if asked else ""),
        "level_label": LEVELS[level_of(place.code)],
    }
    if reading is not None:
        context |= _explained(reading, request, today, computes) | {"prevention": prevention(place, reading.on)}
    return render(request, "zones/region.html", context)


def _explained(reading: ZoneReading, request: HttpRequest, today: date, is_staff: bool) -> dict[str, object]:
    start, end = queries.window(reading.formula, reading.on)
    return {
        "sides": sides(reading),
        "parts": [(PARTS[share.part], share) for share in reading.shares if share.part != "vulnerability"],
        "vulnerable": next(share for share in reading.shares if share.part == "vulnerability"),
        "grade": GRADES.get(reading.parts.vulnerability),
        "window": (start, end),
        "trend": TRENDS[reading.trend],
        "trend_sentence": trend_sentence(reading.movement, reading.formula, reading.trend, tells_intake=is_staff),
        "behind": [(PARTS[part.part], part) for part in queries.behind(reading, request.user, today)],
    }


def _within(code: str, day: date, computes: bool) -> dict[str, ZoneReading]:
    return queries.zones_at(Level.REGION, day, stored_only=not computes, province=code)


def _map(code: str, within: dict[str, ZoneReading], query: str) -> str:
    """The tiles of a province, each leading to its region on the day asked for."""
    if not within:
        return ""
    drawn = tile_maps(
        within, level=Level.REGION, language=language(), practice=settings.PRACTICE, province=code, query=query
    )
    # Drawn by us, every name in it escaped there.
    return mark_safe(drawn)  # noqa: S308


def _chart(history: list[ZoneReading]) -> str:
    """The index at the ends of the last months, one line a formula; nothing while there are fewer than two."""
    ends = month_ends(history)
    months = _months_until(ends[-1].on) if ends else []
    values = {(one.formula.id, one.on.replace(day=1)): one.index for one in ends}
    if len({month for _id, month in values} & set(months)) < 2:
        return ""
    drawn = months[next(n for n, month in enumerate(months) if any(month == known for _id, known in values)) :]
    named = {one.formula.id: one.formula.name for one in ends if one.on >= drawn[0]}
    series = [charts.Series(name, [values.get((id, month)) for month in drawn]) for id, name in named.items()]

    def draw(width: int) -> str:
        return charts.line(
            drawn,
            series,
            title=TITLE,
            unit=POINTS,
            as_of=ends[-1].on,
            source=SOURCE,
            practice=settings.PRACTICE,
            language=language(),
            width=width,
        )

    # Drawn by us from numbers and our own words, and escaped there.
    return mark_safe(charts.for_screens(draw))  # noqa: S308


def _months_until(day: date) -> list[date]:
    """The first days of the months the chart has room for, `day`'s the last of them."""
    months = [day.replace(day=1)]
    while len(months) < MONTHS_DRAWN:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months[::-1]
