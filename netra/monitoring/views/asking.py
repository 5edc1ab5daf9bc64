"""Asking the cyber unit, about a flag or about a case."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.cases import queries as cases
from netra.cases.services import Actor
from netra.monitoring import queries, services
from netra.monitoring.forms import AskForm
from netra.monitoring.services import CannotAct
from netra.monitoring.views import scene
from netra.monitoring.views.flag import moved, show
from netra.ui.words import say


@require_POST
@staff_only
def ask_about_flag(request: StaffRequest, ref: str) -> HttpResponse:
    row = scene.found(request, ref)
    form = AskForm(request.POST, today=today())
    if not form.is_valid():
        return show(request, row, ask_form=form)

    def move(by: Actor) -> None:
        services.ask(row, form.asked(), by=by, on=today(), at=now())

    return moved(request, row, move, lambda: _("Terkirim ke unit siber."), ask_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def ask_about_case(request: StaffRequest, ref: str) -> HttpResponse:
    """A question about a case; the unit reads the question and nothing else of the file."""
    scene.enter(request)
    case = cases.case_by_ref(ref, request.user, today()) if ref.isascii() and ref.isalnum() else None
    if case is None:
        raise Http404(_("Perkara ini tidak ada, atau bukan untuk kantor Anda."))
    form = AskForm(
        request.POST if request.method == "POST" else None, today=today(), initial={"form_key": uuid.uuid4()}
    )
    if form.is_valid():
        mine = next((one for one in scene.enter(request) if one.institution.pk == case.handling_office_id), None)
        if mine is None:
            raise PermissionDenied(_("Hanya kantor yang menangani perkara ini dapat bertanya tentangnya."))
        try:
            services.ask(case, form.asked(), by=scene.actor(request, mine), on=today(), at=now())
        except CannotAct as refusal:
            form.add_error(None, say(refusal.reason))
        else:
            messages.success(request, _("Terkirim ke unit siber."))
            return redirect("monitoring:ask_about_case", ref=case.ref)
    context = {
        "case": case,
        "form": form,
        "asked": queries.inquiries_about(case),
        "handles": any(one.institution.pk == case.handling_office_id for one in scene.enter(request)),
    }
    return render(request, "monitoring/ask.html", context, status=422 if form.errors else 200)
