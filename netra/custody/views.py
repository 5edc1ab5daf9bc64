"""The bundle of a case, the roots for everybody, and the reporter's receipt."""

import io
from tempfile import TemporaryFile

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from netra.accounts.gate import StaffRequest, staff_only
from netra.cases import queries as cases
from netra.cases.services import Actor
from netra.custody import queries, services
from netra.custody.forms import BundleForm
from netra.custody.permissions import case_to_export, may_have_rows
from netra.intake import queries as intake

A_PAGE = 30
unstored = cache_control(no_store=True, private=True)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def bundle(request: StaffRequest, ref: str) -> HttpResponse | FileResponse:
    """Choose what is blacked out, and take the ZIP along."""
    now = timezone.now()
    today = timezone.localdate(now)
    case = case_to_export(ref, request.user, today)
    if case is None:
        raise Http404
    form = BundleForm(case, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "custody/bundle.html", {"case": case, "form": form})
    file = TemporaryFile()  # noqa: SIM115  the answer closes it
    by = Actor.staff(request.user, cases.acting_for(case, request.user, today))
    services.export_case(
        case, file, by=by, at=now, without=form.cleaned_data["without"], language=get_language() or "id"
    )
    response = FileResponse(file, as_attachment=True, filename=f"perkara-{case.ref}.zip")
    response["Cache-Control"] = "no-store, private"
    return response


@require_safe
def roots(request: HttpRequest) -> HttpResponse:
    """Every root, for everybody to keep."""
    page = Paginator(queries.roots(), A_PAGE).get_page(request.GET.get("page"))
    has_rows = may_have_rows(request.user, timezone.localdate())
    return render(request, "custody/roots.html", {"page": page, "has_rows": has_rows})


@require_safe
def token(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """What a time-stamping authority answered about a root."""
    found = queries.token(number, pk)
    if found is None:
        raise Http404
    return _file(found, f"akar-{number:06}.tsr", "application/timestamp-reply")


@require_safe
@staff_only
def rows(request: StaffRequest, number: int) -> HttpResponse:
    """A root with the hash of every row under it, to be kept elsewhere; for auditors."""
    root = queries.roots().filter(number=number).first()
    if root is None or not may_have_rows(request.user, timezone.localdate()):
        raise Http404
    text = io.StringIO()
    services.write_root(text, root)
    return _file(text.getvalue().encode(), f"akar-{number:06}.txt", "text/plain; charset=us-ascii")


@require_safe
def verifier(request: HttpRequest) -> HttpResponse:
    """The program that checks bundles and receipts."""
    return _file(services.VERIFIER.read_bytes(), "verify.py", "text/x-python; charset=utf-8")


@require_safe
@unstored
def receipt(request: HttpRequest) -> HttpResponse:
    """The reporter's proof, within a visit."""
    report = intake.report_of_visit(request)
    if report is None:
        return redirect("intake:status")
    content = services.receipt_of(report)
    if content is None:
        messages.info(request, _("Laporan ini diterima sebelum tanda terima seperti itu dibuat."))
        return redirect("intake:status")
    return _file(content, "tanda-terima.json", "application/json")


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
