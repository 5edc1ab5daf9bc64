"""Runs of the engine with their manifests."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, staff_only, today
from netra.monitoring import queries
from netra.monitoring.views import scene

PER_PAGE = 25


@require_safe
@staff_only
def runs(request: StaffRequest) -> HttpResponse:
    scene.enter(request)
    page = Paginator(queries.runs(request.user, on=today()), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "monitoring/runs.html", {"page": page})


@require_safe
@staff_only
def run(request: StaffRequest, ref: str) -> HttpResponse:
    scene.enter(request)
    row = queries.run_by_ref(ref, request.user, today()) if ref.isascii() and ref.isalnum() else None
    if row is None:
        raise Http404(_("Jalan saring ini tidak ada, atau bukan untuk kantor Anda."))
    return render(request, "monitoring/run.html", {"run": row})
