"""The list, handing texts in, and how a batch of files is getting on."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.evidence.services import Refused, StoreFull
from netra.readings import queries, services
from netra.readings.forms import FilesForm, FilterForm, TextForm
from netra.readings.models import FileState
from netra.readings.views import scene
from netra.readings.views.showing import files_of, rows_of

PER_PAGE = 25


@require_safe
@staff_only
def register(request: StaffRequest) -> HttpResponse:
    """The readings someone may see, and the files that wait."""
    scene.enter(request)
    form = FilterForm(request.GET or None)
    page = Paginator(queries.register(request.user, form.filters(), on=today()), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "form": form,
        "page": page,
        "rows": rows_of(page.object_list),
        "files": files_of(queries.files_under_way(request.user, on=today(), at=now())),
        "waiting": queries.waiting_count(request.user, today()),
        "is_filtered": any(request.GET.get(name) for name in ("keadaan", "cari")),
    }
    return render(request, "readings/register.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def add(request: StaffRequest) -> HttpResponse:
    """Paste a text; it is read at once."""
    standings = scene.enter(request)
    form = TextForm(request.POST if request.method == "POST" else None, standings=standings)
    if form.is_valid():
        by = scene.actor(request, form.standing)
        try:
            told = services.take_text(form.given(), by=by, on=today(), at=now())
        except (Refused, StoreFull) as fault:
            form.add_error("text", str(fault))
        else:
            if not told.is_new:
                messages.info(request, _("Teks ini sudah pernah dibaca di kantor Anda. Ini bacaannya."))
            return redirect("readings:reading", ref=told.reading.ref)
    context = {"form": form, "files": FilesForm(standings=standings)}
    return render(request, "readings/add.html", context, status=422 if form.errors else 200)


@require_POST
@staff_only
def add_files(request: StaffRequest) -> HttpResponse:
    """Hand files in: one is read at once, several wait for the worker."""
    standings = scene.enter(request)
    form = FilesForm(request.POST, request.FILES, standings=standings)
    if not form.is_valid():
        context = {"form": TextForm(standings=standings), "files": form}
        return render(request, "readings/add.html", context, status=422)
    at = now()
    rows = services.queue_files(form.cleaned_data["uploads"], by=scene.actor(request, form.standing), at=at)
    if len(rows) == 1:
        services.read_file(rows[0], at=at)
    return redirect("readings:batch", batch=rows[0].batch)


@require_safe
@staff_only
def batch(request: StaffRequest, batch: UUID) -> HttpResponse:
    """How the files of one form are getting on; a single text that was read is shown itself."""
    scene.enter(request)
    rows = queries.batch_of(request.user, batch, on=today())
    if not rows:
        raise Http404
    if len(rows) == 1 and rows[0].state == FileState.READ:
        refs = [reading.ref for reading in rows[0].readings.all()] or list(rows[0].known)
        if len(refs) == 1:
            if rows[0].known:
                messages.info(request, _("Teks ini sudah pernah dibaca di kantor Anda. Ini bacaannya."))
            return redirect("readings:reading", ref=refs[0])
    waiting = sum(row.state == FileState.WAITING for row in rows)
    context = {"files": files_of(rows), "waiting": waiting, "total": len(rows), "batch": batch}
    template = "readings/parts/batch.html" if "HX-Request" in request.headers else "readings/batch.html"
    return render(request, template, context)
