"""Moves of a case: an act through the one door, joining."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.accounts.gate import StaffRequest, staff_only
from netra.cases import queries, services
from netra.cases.forms import ActionForm, JoinForm
from netra.cases.models import Case, Track
from netra.cases.queries import Button
from netra.cases.services import CannotAct
from netra.cases.views.scene import Scene, scene_of
from netra.cases.views.showing import chip, papers_wanted, title_of
from netra.domain.procedures.actions import ACTIONS
from netra.ui.words import say


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def act(request: StaffRequest, ref: str, action: str) -> HttpResponse:
    """Confirm and take one act. A refusal says what lacks and keeps the note."""
    scene = scene_of(request, ref)
    track = scene.track(request)
    if action not in ACTIONS:
        raise Http404
    if action == "join":
        return redirect(scene.url("join"))
    button = _button(scene, action, track)
    revision = scene.case.revision if track is None else track.revision
    data = request.POST if request.method == "POST" else None
    form = ActionForm(data, on=scene.on, today=scene.today, revision=revision, ends=_ends(button))
    refusal = None
    if request.method == "POST" and form.is_valid():
        refusal = _take(scene, action, track, form)
        if refusal is None:
            messages.success(request, say(ACTIONS[action].done) + ".")
            return redirect(scene.home(f"jalur-{track.pk}" if track else "langkah"))
        form = _after_refusal(scene, action, track, form)
        button = _button(scene, action, track)
    context = {
        "scene": scene,
        "title": title_of(scene.case),
        "action": ACTIONS[action],
        "form": form,
        "track": track,
        "button": button,
        "papers": papers_wanted(scene, button.groups, track) if button else [],
        "laws": [chip(cite) for cite in button.basis] if button else [],
        "refusal": refusal,
        "note": form.data.get("note", "") if form.is_bound else "",
    }
    return render(request, "cases/act.html", context, status=409 if refusal else 200)


def _button(scene: Scene, action: str, track: Track | None) -> Button | None:
    found = queries.buttons(scene.case, scene.user, on=scene.on, at=scene.now, track=track)
    return next((button for button in found if button.action == action), None)


def _ends(button: Button | None) -> str:
    if button is None or not button.ends:
        return ""
    return _("Saya sudah memeriksa: tindakan ini mengakhiri berkas dan tidak dapat diulang.")


def _take(scene: Scene, action: str, track: Track | None, form: ActionForm) -> CannotAct | None:
    given = form.cleaned_data
    try:
        services.act(
            scene.case,
            action,
            by=scene.actor(track),
            on=given["on"],
            at=scene.now,
            revision=given["revision"],
            track=track,
            note=given["note"],
        )
    except CannotAct as refusal:
        return refusal
    return None


def _after_refusal(scene: Scene, action: str, track: Track | None, form: ActionForm) -> ActionForm:
    """The same words on a fresh form, which knows the file as it stands now."""
    file = scene.case if track is None else track
    file.refresh_from_db()
    data = {**{name: form.data[name] for name in form.data}, "revision": str(file.revision)}
    ends = _ends(_button(scene, action, track))
    return ActionForm(data, on=scene.on, today=scene.today, revision=file.revision, ends=ends)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def join(request: StaffRequest, ref: str) -> HttpResponse:
    """Close this case into another that tells of the same matter."""
    scene = scene_of(request, ref)
    if not scene.handles:
        raise Http404
    twins = queries.near_duplicates(scene.case, scene.user, scene.today)
    data = request.POST if request.method == "POST" else None
    form = JoinForm(
        data,
        on=scene.on,
        today=scene.today,
        revision=scene.case.revision,
        twins=twins,
        into=request.GET.get("ke", ""),
    )
    if request.method == "POST" and form.is_valid():
        into = _joined(scene, form)
        if into is not None:
            messages.success(request, _("Perkara digabungkan. Anda sekarang di perkara tujuan."))
            return redirect("cases:case", into.ref)
    context = {"scene": scene, "title": title_of(scene.case), "form": form, "twins": twins}
    return render(request, "cases/join.html", context)


def _joined(scene: Scene, form: JoinForm) -> Case | None:
    given = form.cleaned_data
    wanted = given["into"].strip()
    visible = queries.visible_to(scene.user, scene.today)
    into = visible.filter(ref=wanted.lower()).first() or visible.filter(official_number=wanted).first()
    if into is None:
        form.add_error("into", _("Tidak ada perkara terbuka dengan nomor atau kode itu."))
        return None
    try:
        return services.join(
            scene.case, into, by=scene.actor(), on=given["on"], at=scene.now, revision=given["revision"]
        )
    except CannotAct as refusal:
        form.add_error(None, say(refusal.reason))
        return None
