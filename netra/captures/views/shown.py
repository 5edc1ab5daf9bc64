"""One capture: what was asked, what came, from whom, and the sealed files."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only
from netra.captures import services
from netra.captures.forms import WhyForm
from netra.captures.models import Capture, Held, Part, State
from netra.captures.views.scene import DeskOf, Scene, capture_at, scene_of
from netra.captures.views.showing import PARTS, TONES, again_url, no_picture, pieces_of, signs_of, why_of
from netra.captures.words import ROUTES, trouble_of
from netra.evidence import services as evidence
from netra.evidence.services import NoCopy

SMALL = "kecil"


@require_safe
@staff_only
def shown(request: StaffRequest, ref: str, desk: DeskOf, key: str) -> HttpResponse:
    """Everything known of one capture."""
    scene = scene_of(request, ref, desk)
    return _shown(request, scene, capture_at(scene, key), WhyForm())


def _shown(request: StaffRequest, scene: Scene, capture: Capture, why: WhyForm) -> HttpResponse:
    result: dict[str, Any] = capture.result
    tone, icon = TONES[State(capture.state)]
    pieces = pieces_of(scene, capture)
    context = {
        "scene": scene,
        "capture": capture,
        "tone": tone,
        "icon": icon,
        "why": why_of(capture),
        "signs": signs_of(capture),
        "no_picture": no_picture(capture) if capture.state in (State.TAKEN, State.GONE) else "",
        "pieces": pieces,
        "picture": next((one for one in pieces if one.piece.part == Part.PICTURE), None),
        "small_url": scene.url("piece", capture.ref, SMALL),
        "again_url": again_url(scene, capture),
        "hops": [hop | {"at": parse_datetime(hop["at"])} for hop in result.get("hops", [])],
        "headers": result.get("headers", []),
        "certificate": result.get("certificate"),
        "blocked": [(url, trouble_of(code)) for url, code in result.get("blocked", [])],
        "route": ROUTES.get(str(result.get("route", "")), ""),
        "started": parse_datetime(str(result.get("started") or "")),
        "why_form": why,
    }
    return render(request, "captures/shown.html", context, status=422 if why.errors else 200)


@require_POST
@staff_only
def again(request: StaffRequest, ref: str, desk: DeskOf, key: str) -> HttpResponse:
    """Fetch the same link once more; what was taken before stays."""
    scene = scene_of(request, ref, desk)
    capture = capture_at(scene, key)
    scene.must_ask()
    subject = scene.desk.subject
    fresh = services.ask(
        subject, [capture.url], by=scene.desk.actor, institution=scene.desk.institution, at=now(), anew=True
    )
    if fresh and fresh[0].state == State.HELD:
        messages.warning(request, str(Held(fresh[0].code).label))
    else:
        messages.success(request, _("Tautan akan diambil lagi. Hasil sebelumnya tetap tersimpan."))
    return redirect(scene.board_url)


@require_safe
@staff_only
def piece(request: StaffRequest, ref: str, desk: DeskOf, key: str, part: str) -> HttpResponseBase:
    """The picture or the PDF, in the browser; `kecil` is the small picture for lists."""
    scene = scene_of(request, ref, desk)
    capture = capture_at(scene, key)
    wanted = Part.PICTURE if part == SMALL else PARTS.get(part)
    found = capture.pieces.filter(part=wanted).select_related("evidence").first()
    if found is None or wanted not in (Part.PICTURE, Part.PDF):
        raise Http404
    try:
        if part == SMALL:
            opened = evidence.look(found.evidence, by=scene.desk.actor, at=now(), copy="small")
        elif wanted == Part.PICTURE:
            # A long page made small cannot be read. Our own browser drew it: nothing hides in it but the page.
            why = "picture of our own capture, in full size"
            opened = evidence.look(found.evidence, by=scene.desk.actor, at=now(), copy="original", why=why)
            opened = replace(opened, copy="clean")
        else:
            opened = evidence.look(found.evidence, by=scene.desk.actor, at=now(), copy="clean")
    except NoCopy as reason:
        messages.warning(request, str(reason))
        return redirect(scene.url("shown", capture.ref))
    return evidence.respond(opened)


@require_POST
@staff_only
def original(request: StaffRequest, ref: str, desk: DeskOf, key: str, part: str) -> HttpResponseBase:
    """A sealed file as it is, for a reason."""
    scene = scene_of(request, ref, desk)
    capture = capture_at(scene, key)
    scene.must_ask()
    found = capture.pieces.filter(part=PARTS.get(part)).select_related("evidence").first()
    if found is None:
        raise Http404
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _shown(request, scene, capture, form)
    try:
        why = form.cleaned_data["why"]
        return evidence.respond(evidence.look(found.evidence, by=scene.desk.actor, at=now(), copy="original", why=why))
    except NoCopy as reason:
        form.add_error(None, str(reason))
        return _shown(request, scene, capture, form)
