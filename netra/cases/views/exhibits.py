"""Evidence of a case: the clean copy, the small picture, the sealed original for a reason, the custody."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from netra.accounts import queries as accounts
from netra.accounts.gate import StaffRequest, staff_only
from netra.cases import queries, services
from netra.cases.forms import ExhibitForm, WhyForm
from netra.cases.models import Exhibit
from netra.cases.views.alike import same_parts
from netra.cases.views.scene import Scene, scene_of
from netra.cases.views.showing import source_of, thumbs_of, title_of
from netra.evidence import queries as evidence
from netra.evidence import services as files
from netra.evidence.services import NoCopy, Refused, StoreFull
from netra.pictures import queries as pictures


def found_exhibit(scene: Scene, id: UUID) -> Exhibit:
    """The piece of this case, if the reader may see it in the list."""
    for exhibit in queries.exhibits_for(scene.case, scene.view):
        if exhibit.evidence_id == id:
            return exhibit
    raise Http404


@require_safe
@staff_only
def exhibit(request: StaffRequest, ref: str, id: UUID) -> HttpResponseBase:
    """The copy without metadata, shown in the browser; without one, a page says why."""
    return _copy(request, scene_of(request, ref), id, "clean")


@require_safe
@staff_only
def small(request: StaffRequest, ref: str, id: UUID) -> HttpResponseBase:
    """The small picture for lists."""
    return _copy(request, scene_of(request, ref), id, "small")


def _copy(request: StaffRequest, scene: Scene, id: UUID, copy: files.CopyName) -> HttpResponseBase:
    found = found_exhibit(scene, id)
    try:
        opened = files.look(found.evidence, by=scene.actor().ref, at=scene.now, copy=copy)
    except NoCopy as error:
        hidden = not scene.view.whole and found.source == Exhibit.Source.REPORTER
        context = {"scene": scene, "title": title_of(scene.case), "reason": str(error), "hidden": hidden, "id": id}
        return render(request, "cases/no_copy.html", context, status=404 if copy == "small" else 409)
    return files.respond(opened)


@require_safe
@staff_only
def exhibit_story(request: StaffRequest, ref: str, id: UUID) -> HttpResponse:
    """What the file is and who touched it when."""
    scene = scene_of(request, ref)
    return _story(request, scene, found_exhibit(scene, id), WhyForm() if scene.handles else None)


def _story(request: StaffRequest, scene: Scene, found: Exhibit, why: WhyForm | None) -> HttpResponse:
    touches = evidence.custody(found.evidence)
    ids = {int(touch.who.removeprefix("user:")) for touch in touches if touch.who.startswith("user:")}
    names = accounts.names_of(ids)
    context = {
        "scene": scene,
        "title": title_of(scene.case),
        "exhibit": found,
        "thumb": thumbs_of(scene, [found])[0],
        "source": source_of(scene, found),
        "is_ready": evidence.has_clean_copy(found.evidence),
        "clean_note": evidence.clean_note(found.evidence),
        "custody": [(touch, _who(touch.who, names)) for touch in touches] if scene.view.whole else [],
        "why": why,
        **_pictured(scene, found),
    }
    return render(request, "cases/exhibit.html", context)


def _pictured(scene: Scene, found: Exhibit) -> dict[str, object]:
    """What a look at the picture gave, for readers of the whole file."""
    if not scene.view.whole:
        return {}
    return {
        "words": pictures.words_on(found.evidence),
        "same": same_parts(scene, queries.same_pictures(scene.case, [found], scene.user, scene.today)),
        "made": pictures.latest_publishable(found.evidence),
        "is_picture": bool(pictures.look_state(found.evidence)),
    }


def _who(ref: str, names: dict[int, str]) -> str:
    if ref.startswith("user:"):
        return names.get(int(ref.removeprefix("user:")), ref)
    known = {"citizen": _("Pelapor"), "accused": _("Terlapor"), "import": _("Pemasukan berkas")}
    return known.get(ref, _("Sistem"))


@require_http_methods(["POST"])
@staff_only
def original(request: StaffRequest, ref: str, id: UUID) -> HttpResponseBase:
    """The sealed original, for the office that holds the case and a stated reason."""
    scene = scene_of(request, ref)
    found = found_exhibit(scene, id)
    if not scene.handles:
        raise Http404
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _story(request, scene, found, form)
    try:
        opened = files.look(
            found.evidence, by=scene.actor().ref, at=scene.now, copy="original", why=form.cleaned_data["why"]
        )
    except NoCopy as error:
        form.add_error(None, str(error))
        return _story(request, scene, found, form)
    return files.respond(opened)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def add_exhibit(request: StaffRequest, ref: str) -> HttpResponse:
    """The office adds evidence of its own, from tracing or from a visit."""
    scene = scene_of(request, ref)
    if not scene.handles or scene.case.is_closed:
        raise Http404
    is_post = request.method == "POST"
    form = ExhibitForm(request.POST if is_post else None, request.FILES if is_post else None)
    if is_post and form.is_valid() and _added(scene, form):
        messages.success(request, _("Bukti disegel dan ditambahkan."))
        return redirect(scene.home("bukti"))
    return render(request, "cases/add_exhibit.html", {"scene": scene, "title": title_of(scene.case), "form": form})


def _added(scene: Scene, form: ExhibitForm) -> bool:
    actor = scene.actor()
    try:
        pieces = services.keep_all(form.cleaned_data["evidence"], by=actor, at=scene.now)
    except (Refused, StoreFull) as error:
        form.add_error("evidence", str(error))
        return False
    for piece in pieces:
        services.add_exhibit(
            scene.case,
            piece,
            source=Exhibit.Source.OFFICE,
            by=actor,
            on=scene.on,
            at=scene.now,
            note=form.cleaned_data["note"],
        )
    return True
