"""Pictures of a case: what may be published of them, and pictures found by the words on them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseFormSet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from netra.accounts.gate import StaffRequest, staff_only
from netra.cases import queries, services
from netra.cases.forms import BoxForm, BoxFormSet, CheckedForm, WordsForm
from netra.cases.models import Exhibit
from netra.cases.services import CannotCover, Marked
from netra.cases.views.exhibits import found_exhibit
from netra.cases.views.scene import Scene, scene_of
from netra.cases.views.showing import thumbs_of, title_of
from netra.evidence import services as files
from netra.evidence.services import NoCopy, StoreFull
from netra.pictures import queries as pictures
from netra.pictures import services as picture_services
from netra.pictures.queries import Box, Found, Proposal, Sign


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def publish(request: StaffRequest, ref: str, id: UUID) -> HttpResponse:
    """Confirm, move, draw the places to cover; then make the copy that may be shown to the public."""
    scene = scene_of(request, ref)
    found = found_exhibit(scene, id)
    if not scene.handles:
        raise Http404
    known = [person.name for person in scene.case.people.all() if person.name]
    told = pictures.places_to_hide(found.evidence, known)
    made = pictures.latest_publishable(found.evidence)
    is_post = request.method == "POST"
    boxes = BoxFormSet(request.POST if is_post else None, prefix="k", initial=_initial(told, made))
    checked = CheckedForm(request.POST if is_post and "make" in request.POST else None)
    if is_post and boxes.is_valid():
        if "make" in request.POST and told and checked.is_valid() and _made(scene, found, boxes, checked):
            messages.success(request, _("Salinan untuk diterbitkan dibuat. Periksa sekali lagi di bawah."))
            return redirect(scene.url("publish", found.evidence_id) + "#salinan")
        if "make" not in request.POST:
            boxes = BoxFormSet(prefix="k", initial=_given(boxes))
    context = {
        "scene": scene,
        "title": title_of(scene.case),
        "exhibit": found,
        "thumb": thumbs_of(scene, [found])[0],
        "told": told,
        "state": pictures.look_state(found.evidence),
        "boxes": boxes,
        "checked": checked,
        "made": made,
        "mark": max(12, told[0].width // 30) if told else 0,
    }
    return render(request, "cases/publish.html", context)


def _made(scene: Scene, found: Exhibit, boxes: "BaseFormSet[BoxForm]", checked: CheckedForm) -> bool:
    marked = [
        Marked(Sign(row["sign"] or "OTHER"), Box(row["x"], row["y"], row["width"], row["height"]))
        for row in boxes.cleaned_data
        if row.get("keep")
    ]
    try:
        services.publish_exhibit(scene.case, found, marked, by=scene.actor(), on=scene.on, at=scene.now)
    except (CannotCover, NoCopy, StoreFull) as error:
        checked.add_error(None, str(error))
        return False
    return True


def _initial(told: tuple[Found, list[Proposal]] | None, made: Any) -> list[dict[str, Any]]:
    """The boxes of the last copy, else those proposed, from top to bottom; a mere maybe is not ticked."""
    if made is not None:
        rows = [(sign, True, *sides) for sign, *sides in made.boxes]
    else:
        rows = [(one.sign.value, one.is_likely, *one.box) for one in told[1]] if told else []
    names = ("sign", "keep", "x", "y", "width", "height")
    return [dict(zip(names, row, strict=True)) for row in sorted(rows, key=lambda row: (not row[1], row[3], row[2]))]


def _given(boxes: "BaseFormSet[BoxForm]") -> list[dict[str, Any]]:
    return [row for row in boxes.cleaned_data if row and row.get("width")]


@require_safe
@staff_only
def published(request: StaffRequest, ref: str, id: UUID) -> HttpResponseBase:
    """The copy that may be shown to the public."""
    scene = scene_of(request, ref)
    found = found_exhibit(scene, id)
    if not scene.view.whole:
        raise Http404
    try:
        opened = picture_services.look_published(found.evidence, by=scene.actor().ref, at=scene.now)
    except NoCopy:
        raise Http404 from None
    return files.respond(opened)


@require_safe
@staff_only
def picture_words(request: StaffRequest) -> HttpResponse:
    """Pictures by the words on them, for supervisors, who read whole files."""
    on = timezone.localdate()
    if not any(standing.is_supervisor for standing in queries.standings_of(request.user, on)):
        raise PermissionDenied
    form = WordsForm(request.GET or None)
    asked = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = queries.pictures_bearing(asked, request.user, on) if asked else []
    seen = [exhibit for exhibit in found if pictures.look_state(exhibit.evidence)]  # papers are found by the search
    shown = [(exhibit, pictures.lines_with(asked, exhibit.evidence)) for exhibit in seen]
    return render(request, "cases/picture_words.html", {"form": form, "asked": asked, "shown": shown})
