"""Checking a case out and in, and giving it to a colleague."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netra.accounts.gate import StaffRequest, staff_only
from netra.cases import queries, services
from netra.cases.forms import AssignForm, TakeForm
from netra.cases.services import CannotAct
from netra.cases.views.scene import Scene, scene_of
from netra.cases.views.showing import title_of
from netra.ui.words import say


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def take(request: StaffRequest, ref: str) -> HttpResponse:
    """Hold the case for a while; a GET asks for the reason where a colleague holds it."""
    scene = _at_work(request, ref)
    hands = queries.hands_of([scene.case.pk], scene.user, on=scene.today, at=scene.now).get(scene.case.pk)
    form = TakeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.take(scene.case, by=scene.actor(), on=scene.today, at=scene.now, why=form.cleaned_data["why"])
        except CannotAct as refusal:
            form.add_error("why", say(refusal.reason))
        else:
            messages.success(request, _("Perkara ini Anda pegang. Rekan melihatnya sampai Anda lepas."))
            return redirect(scene.home())
    context = {"scene": scene, "title": title_of(scene.case), "form": form, "hands": hands}
    return render(request, "cases/take.html", context, status=409 if form.errors else 200)


@require_POST
@staff_only
def let_go(request: StaffRequest, ref: str) -> HttpResponse:
    scene = _at_work(request, ref)
    if services.let_go(scene.case, by=scene.actor()):
        messages.success(request, _("Perkara dilepas. Rekan dapat mengerjakannya."))
    return redirect(scene.home())


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def assign(request: StaffRequest, ref: str) -> HttpResponse:
    """Give the case to somebody of the same office, with a reason that stays."""
    scene = _at_work(request, ref)
    office, today = scene.actor().institution, scene.today
    people = queries.colleagues_on(scene.case, office, today)
    form = AssignForm(
        request.POST if request.method == "POST" else None,
        colleagues=people,
        loads=queries.loads_of(office),
        now=queries.assigned_to(scene.case, office),
    )
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        try:
            services.assign(scene.case, to=form.person(), why=why, by=scene.actor(), on=today, at=scene.now)
        except CannotAct as refusal:
            form.add_error(None, say(refusal.reason))
        else:
            messages.success(request, _("Penugasan dicatat beserta alasannya."))
            return redirect(scene.home())
    context = {"scene": scene, "title": title_of(scene.case), "form": form}
    return render(request, "cases/assign.html", context)


def _at_work(request: StaffRequest, ref: str) -> Scene:
    """The case, for those whose institution works on it."""
    scene = scene_of(request, ref)
    if scene.case.is_closed or not queries.may_work_on(scene.case, scene.user, scene.actor().institution, scene.today):
        raise Http404
    return scene
