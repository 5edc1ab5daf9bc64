"""Pages of the data: the newest figures, a version, a place, the method; and the button to publish."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.domain.words import Text
from netra.figures.queries import Measure
from netra.opendata import queries, services
from netra.opendata.models import Snapshot
from netra.opendata.permissions import may_publish
from netra.opendata.protection import THRESHOLD
from netra.opendata.queries import LATEST, DataPage, Line, NothingCounted, UnknownVersion
from netra.opendata.views.files import found
from netra.ui import charts
from netra.ui.charts import Bar, Series
from netra.ui.words import language

SOURCE = Text("Netra, data terbuka", "Netra, open data")
DRAWN = (Measure.RECEIVED, Measure.REGISTERED, Measure.PROVEN)
MOST_BARS = 8


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """The newest version, and all others."""
    return _page(request, queries.latest())


@require_safe
def version(request: HttpRequest, version: str) -> HttpResponse:
    """One version, at this address for ever."""
    return _page(request, found(version))


@require_safe
def region(request: HttpRequest, code: str) -> HttpResponse:
    """What the newest version holds about one place."""
    try:
        page = queries.region_page(found(LATEST), code)
    except UnknownVersion:
        raise Http404(_("Wilayah ini tidak ada dalam versi itu.")) from None
    return render(request, "opendata/region.html", {"page": page})


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """How people are protected, in plain words."""
    return render(request, "opendata/method.html", {"threshold": THRESHOLD})


@require_POST
@staff_only
def publish(request: StaffRequest) -> HttpResponse:
    """Publish today's version now instead of waiting for the weekly one."""
    if not may_publish(request.user, today()):
        raise PermissionDenied
    try:
        made = services.publish(at=now())
    except NothingCounted:
        messages.info(request, _("Angka sedang dihitung. Coba lagi sebentar lagi."))
        return redirect("opendata:data")
    messages.success(request, _("Versi %(version)s sudah terbit.") % {"version": made.version})
    return redirect("opendata:version", version=made.version)


def _page(request: HttpRequest, one: Snapshot | None) -> HttpResponse:
    page = queries.data_page(one) if one else None
    context = {
        "page": page,
        "versions": queries.versions(),
        "threshold": THRESHOLD,
        "may_publish": may_publish(request.user, timezone.localdate()),
        "months": _months(page) if page else "",
        "acts": _bars(page, page.acts, ACTS, Measure.RECEIVED) if page else "",
        "is_latest": one is None or one == queries.latest(),
    }
    return render(request, "opendata/data.html", context)


ACTS = Text("Jenis perbuatan terbanyak", "Most frequent kinds of act")
BY_MONTH = Text("Perkara per bulan", "Cases by month")


def _months(page: DataPage) -> SafeString:
    months = [month for month, _counts in page.months]
    series = [Series(measure.label, [counts.get(measure, 0) for _month, counts in page.months]) for measure in DRAWN]
    drawn = charts.for_screens(
        lambda width: charts.line(
            months,
            series,
            title=BY_MONTH,
            unit=Measure.RECEIVED.unit.label,
            as_of=page.snapshot.on,
            source=SOURCE,
            practice=page.snapshot.is_practice,
            language=language(),
            width=width,
        )
    )
    return mark_safe(drawn)  # noqa: S308  our own drawing, texts escaped by it


def _bars(page: DataPage, lines: tuple[Line, ...], title: Text, measure: Measure) -> SafeString:
    rows = [Bar(line.label, line.n) for line in lines if line.n][:MOST_BARS]
    if not rows:
        return SafeString("")
    drawn = charts.for_screens(
        lambda width: charts.bars(
            rows,
            title=Text(f"{title.id}, {page.year}", f"{title.en}, {page.year}"),
            unit=measure.unit.label,
            as_of=max(line.on for line in lines),
            source=SOURCE,
            practice=page.snapshot.is_practice,
            language=language(),
            width=width,
        )
    )
    return mark_safe(drawn)  # noqa: S308  our own drawing, texts escaped by it
