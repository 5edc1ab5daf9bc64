"""All links of a matter; one more of them; an archive made elsewhere; the way of the office."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netra.accounts.gate import StaffRequest, now, staff_only
from netra.captures import queries, services
from netra.captures.forms import BringForm, LinkForm, WayForm
from netra.captures.models import Way
from netra.captures.views.scene import DeskOf, Scene, scene_of
from netra.captures.views.showing import rows_of, told_of
from netra.captures.words import ROUTES
from netra.evidence.services import Refused, StoreFull, TooLarge


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def board(request: StaffRequest, ref: str, desk: DeskOf) -> HttpResponse:
    """What every link showed; with a form for one more."""
    scene = scene_of(request, ref, desk)
    if request.method != "POST":
        return _board(request, scene, LinkForm())
    scene.must_ask()
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _board(request, scene, form)
    asked = services.ask(
        scene.desk.subject,
        [form.cleaned_data["url"]],
        by=scene.desk.actor,
        institution=scene.desk.institution,
        at=now(),
        anew=True,
    )
    if not asked:
        form.add_error("url", _("Alamat situs ini sendiri tidak diambil."))
        return _board(request, scene, form)
    messages.success(request, _("Tautan dicatat dan diambil oleh pekerja latar."))
    return redirect(scene.board_url)


def _board(request: StaffRequest, scene: Scene, form: LinkForm) -> HttpResponse:
    subject = scene.desk.subject
    links = queries.board(subject)
    context: dict[str, Any] = {
        "scene": scene,
        "rows": rows_of(scene, links),
        "brought": [told_of(scene, row) for row in queries.brought_of(subject)],
        "form": form,
        "waits": any(one.latest.state == "WAITING" for one in links),
        "is_on": queries.is_on(),
        "route": ROUTES[queries.route_kind()],
        "is_direct": queries.route_kind() == "direct",
        "way": queries.way_of(scene.desk.institution),
        "way_form": WayForm(initial={"way": queries.way_of(scene.desk.institution)}),
    }
    return render(request, "captures/board.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def bring(request: StaffRequest, ref: str, desk: DeskOf) -> HttpResponse:
    """Take in an archive made elsewhere."""
    scene = scene_of(request, ref, desk)
    scene.must_ask()
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm(initial=_new())
    if request.method == "POST" and form.is_valid() and _brought(scene, form):
        messages.success(request, _("Arsip disegel. Isinya dibaca oleh pekerja latar."))
        return redirect(scene.board_url)
    status = 422 if form.errors else 200
    return render(request, "captures/bring.html", {"scene": scene, "form": form}, status=status)


def _new() -> dict[str, uuid.UUID]:
    return {"form_key": uuid.uuid4()}


def _brought(scene: Scene, form: BringForm) -> bool:
    told = form.cleaned_data
    try:
        services.bring(
            scene.desk.subject,
            told["file"],
            url=told["url"],
            seen=told["seen"],
            note=told["note"],
            form_key=str(told["form_key"]),
            by=scene.desk.actor,
            institution=scene.desk.institution,
            at=now(),
        )
    except (Refused, TooLarge, StoreFull) as fault:
        form.add_error("file", str(fault))
        return False
    return True


@require_POST
@staff_only
def way(request: StaffRequest, ref: str, desk: DeskOf) -> HttpResponse:
    """How the office that holds this matter wants links fetched from now on."""
    scene = scene_of(request, ref, desk)
    scene.must_ask()
    form = WayForm(request.POST)
    if form.is_valid() and scene.desk.institution:
        chosen = Way(form.cleaned_data["way"])
        services.choose(scene.desk.institution, chosen, by=scene.desk.actor, at=now())
        messages.success(request, _("Cara kantor ini disimpan; berlaku untuk tautan yang masuk sesudah ini."))
    return redirect(scene.board_url)
