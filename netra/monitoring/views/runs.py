"""Runs of the engine with their manifests, and exports to be screened."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.evidence.services import StoreFull
from netra.monitoring import queries, services
from netra.monitoring.forms import ExportForm
from netra.monitoring.models import RunState
from netra.monitoring.views import scene
from netra.monitoring.views.showing import RUN_TONES, ran
from netra.registry import queries as registry

PER_PAGE = 25


@require_safe
@staff_only
def runs(request: StaffRequest) -> HttpResponse:
    """The runs somebody may see, and a form for the next."""
    scene.enter(request)
    return _list(request, _form(request))


@require_POST
@staff_only
def screen(request: StaffRequest) -> HttpResponse:
    """Hand an export in; the worker screens it."""
    standings = scene.enter(request)
    form = _form(request)
    if not form.is_valid():
        return _list(request, form)
    contest = registry.contest(int(form.cleaned_data["contest"]))
    try:
        row = services.queue_export(
            form.cleaned_data["export"], contest=contest, by=scene.actor(request, standings[0]), at=now()
        )
    except (StoreFull, OSError):
        form.add_error("export", _("Tempat penyimpanan penuh. Hubungi pengelola sistem."))
        return _list(request, form)
    return redirect("monitoring:run", ref=row.ref)


@require_safe
@staff_only
def run(request: StaffRequest, ref: str) -> HttpResponse:
    """One run: what it read, with which versions, how far it is."""
    scene.enter(request)
    row = queries.run_by_ref(ref, request.user, today()) if ref.isascii() and ref.isalnum() else None
    if row is None:
        raise Http404(_("Penyaringan ini tidak ada, atau bukan untuk kantor Anda."))
    tone, icon = RUN_TONES[RunState(row.state)]
    waits = row.state in {RunState.WAITING, RunState.RUNNING}
    context = {"run": row, "tone": tone, "icon": icon, "waits": waits, **ran(row)}
    template = "monitoring/parts/progress.html" if waits and "HX-Request" in request.headers else "monitoring/run.html"
    return render(request, template, context)


def _form(request: StaffRequest) -> ExportForm:
    contests = queries.contests_to_screen(request.user, today())
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    return ExportForm(*given, contests=contests)


def _list(request: StaffRequest, form: ExportForm) -> HttpResponse:
    page = Paginator(queries.runs(request.user, on=today()), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(one, *RUN_TONES[RunState(one.state)]) for one in page.object_list]
    context = {"page": page, "rows": rows, "form": form}
    return render(request, "monitoring/runs.html", context, status=422 if form.errors else 200)
