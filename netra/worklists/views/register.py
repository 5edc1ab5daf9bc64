"""Registers going out and coming in."""

import csv
import io
from collections.abc import Iterator
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from openpyxl import Workbook

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.accounts.queries import Standing
from netra.cases import queries as cases
from netra.cases.fields import FilterForm
from netra.intake.services import COLUMNS as COMING
from netra.intake.services import CannotRead
from netra.ui.words import say
from netra.worklists import queries, services
from netra.worklists.forms import RegisterForm
from netra.worklists.models import Draft
from netra.worklists.permissions import brings_in, may_enter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXAMPLE = {
    "nomor": "001/LP/CONTOH",
    "uraian": "CONTOH, bukan perkara sungguhan: camat berfoto dengan calon di acara kampanye.",
    "tanggal_kejadian": "2024-10-08",
    "tanggal_diterima": "2024-10-10",
    "nama": "Contoh Sintetis",
    "jabatan": "Camat",
    "status": "PNS",
}


@require_safe
@staff_only
def download(request: StaffRequest, ending: str) -> HttpResponseBase:
    """The filtered list as CSV or XLSX, as far as the reader may see it."""
    if ending not in {"csv", "xlsx"}:
        raise Http404
    if not may_enter(request.user, today()):
        raise PermissionDenied
    language = get_language() or "id"
    form = FilterForm(request.GET, colleagues=cases.colleagues(request.user, today()))
    form.is_valid()
    lines = cases.filtered(request.user, form.wanted(), on=today(), at=now())
    head = [column.in_(language) for column in queries.COLUMNS]
    rows = queries.register_rows(lines, request.user, language=language, on=today(), at=now())
    name = f"netra-register-{today():%Y%m%d}{'-LATIHAN' if settings.PRACTICE else ''}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store, private"}
    if ending == "csv":
        return StreamingHttpResponse(_csv(head, rows), content_type="text/csv; charset=utf-8", headers=headers)
    return HttpResponse(_xlsx(head, rows), content_type=XLSX, headers=headers)


def _csv(head: list[str], rows: Iterator[list[str]]) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    yield "\ufeff" + out.getvalue()
    for row in rows:
        out.seek(0)
        out.truncate()
        writer.writerow(row)
        yield out.getvalue()


def _xlsx(head: list[str], rows: Iterator[list[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("register")
    sheet.freeze_panes = "A2"
    sheet.append(head)
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@require_safe
@staff_only
def sample(request: StaffRequest) -> HttpResponse:
    """A file with every column that is understood, and one invented row."""
    names = [both[-1] for both in COMING.values()]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerow([EXAMPLE.get(name, "") for name in names])
    headers = {"Content-Disposition": 'attachment; filename="netra-contoh-register.csv"'}
    return HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def register(request: StaffRequest) -> HttpResponse:
    """Take a list out, or try one that is to come in: nothing is written by trying."""
    if not may_enter(request.user, today()):
        raise PermissionDenied
    desk = _desk(request)
    is_post = request.method == "POST"
    if is_post and desk is None:
        raise PermissionDenied
    form = RegisterForm(request.POST if is_post else None, request.FILES if is_post else None)
    tried = draft = None
    if is_post and desk is not None and form.is_valid():
        file = form.cleaned_data["register"]
        try:
            tried, draft = services.check(file.read(), file.name, office=desk.institution, by=request.user, at=now())
        except CannotRead as refusal:
            form.add_error("register", say(refusal.text))
    context = {
        "form": form,
        "desk": desk,
        "tried": tried,
        "draft": draft,
        "query": urlencode({name: value for name, value in request.GET.items() if name != "page"}),
        "most": queries.MOST_ROWS,
        "columns": [both[-1] for both in COMING.values()],
    }
    return render(request, "worklists/register.html", context)


@require_POST
@staff_only
def bring(request: StaffRequest, pk: int) -> HttpResponse:
    """Bring in what was tried."""
    draft = get_object_or_404(Draft, pk=pk, by=request.user)
    if not brings_in(request.user, today()):
        raise PermissionDenied
    if "batal" in request.POST:
        services.give_up(draft, at=now())
        messages.info(request, _("Dibatalkan. Tidak ada yang masuk, dan berkasnya dihapus."))
        return redirect("worklists:register")
    brought = services.bring_in(draft, by=request.user, at=now())
    if brought is None or brought.bad:
        messages.warning(request, _("Tidak ada yang masuk. Coba unggah berkasnya sekali lagi."))
        return redirect("worklists:register")
    n = len(brought.refs)
    told = ngettext("%(n)d perkara masuk daftar kerja.", "%(n)d perkara masuk daftar kerja.", n) % {"n": n}
    messages.success(request, told)
    return redirect("cases:work")


def _desk(request: StaffRequest) -> Standing | None:
    """The office a register comes in at: the first the reader supervises for."""
    found = cases.standings_of(request.user, today())
    return next((standing for standing in found if standing.is_supervisor), None)
