"""One archive made elsewhere: its own words on one side, what we computed on the other."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only
from netra.captures.forms import WhyForm
from netra.captures.models import Brought
from netra.captures.views.scene import DeskOf, Scene, brought_at, scene_of
from netra.captures.views.showing import told_of
from netra.evidence import services as evidence
from netra.evidence.services import NoCopy


@require_safe
@staff_only
def brought(request: StaffRequest, ref: str, desk: DeskOf, key: str) -> HttpResponse:
    """What it says and what holds."""
    scene = scene_of(request, ref, desk)
    return _brought(request, scene, brought_at(scene, key), WhyForm())


def _brought(request: StaffRequest, scene: Scene, row: Brought, why: WhyForm) -> HttpResponse:
    context = {
        "scene": scene,
        "row": row,
        "told": told_of(scene, row),
        "why_form": why if scene.desk.may_ask else None,
        "original_url": scene.url("brought_original", row.ref),
    }
    return render(request, "captures/brought.html", context, status=422 if why.errors else 200)


@require_POST
@staff_only
def brought_original(request: StaffRequest, ref: str, desk: DeskOf, key: str) -> HttpResponseBase:
    """The archive as it was brought, for a reason."""
    scene = scene_of(request, ref, desk)
    row = brought_at(scene, key)
    scene.must_ask()
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _brought(request, scene, row, form)
    try:
        why = form.cleaned_data["why"]
        return evidence.respond(evidence.look(row.evidence, by=scene.desk.actor, at=now(), copy="original", why=why))
    except NoCopy as reason:
        form.add_error(None, str(reason))
        return _brought(request, scene, row, form)
