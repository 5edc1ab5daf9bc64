"""What can be taken along: the table and the picture of a figure, and the monthly report."""

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, now, staff_only
from netra.dashboards import queries, services
from netra.dashboards.forms.spans import MONTH
from netra.dashboards.queries import Depth, drawing
from netra.dashboards.queries.sheets import scope_of
from netra.dashboards.views.asking import ask
from netra.figures import queries as figures
from netra.ui import words

NATIONAL = "nasional"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
@staff_only
def download(request: StaffRequest, kind: str, code: str, key: str, ending: str) -> HttpResponse:
    """One figure of the reader's dashboard as CSV or SVG."""
    scope = scope_of(kind.upper(), "" if code == "-" else code)
    question, _form = ask(request, scope)
    sheet = queries.sheet(question, key) if ending in {"csv", "svg"} else None
    if sheet is None or (ending == "svg" and not drawing.is_drawn(sheet)):
        raise Http404
    where, language = question.where, words.language()
    if ending == "svg":
        body = drawing.picture(
            sheet, language=language, practice=settings.PRACTICE, standalone=True, place=where.name.in_(language)
        )
    else:
        body = drawing.as_csv(
            sheet, where=where.name, language=language, practice=settings.PRACTICE, as_of=_moment(figures.as_of().at)
        )
    span = question.span
    name = f"{where.scope.code or NATIONAL}-{key}-{span.start:%Y%m}-{span.last_month:%Y%m}.{ending}"
    return _file(body.encode(), name, ending)


@require_safe
@staff_only
def report(request: StaffRequest, code: str, month: str, ending: str) -> HttpResponse:
    """The monthly report of a region or the nation, for those who read it whole."""
    found = MONTH.fullmatch(month)
    question, _form = ask(request, queries.NATION if code == NATIONAL else queries.region_scope(code))
    if found is None or ending not in {"pdf", "docx"} or question.depth is not Depth.WHOLE:
        raise Http404
    try:
        paper = services.monthly_report(code, int(found[1]), int(found[2]), at=now(), practice=settings.PRACTICE)
    except services.NotYet:
        raise Http404 from None
    return _file(services.rendered(paper, ending), f"laporan-netralitas-{code}-{month}.{ending}", ending)


def _file(body: bytes, name: str, ending: str) -> HttpResponse:
    mark = "LATIHAN-" if settings.PRACTICE else ""
    return HttpResponse(
        body,
        content_type=TYPES[ending],
        headers={"Content-Disposition": f'attachment; filename="{mark}{name}"', "X-Content-Type-Options": "nosniff"},
    )


def _moment(at: datetime | None) -> str:
    return "" if at is None else timezone.localtime(at).isoformat(timespec="seconds")
