"""Papers: reading one, writing one of any kind, withdrawing one with a slip; their printed forms."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, staff_only
from netra.cases import queries, services
from netra.cases.forms import PaperForm, WithdrawForm
from netra.cases.forms.choices import destinations, sanction_notes
from netra.cases.models import Accused, Exhibit, Paper, Track
from netra.cases.services import CannotAct
from netra.cases.views.scene import Scene, scene_of
from netra.cases.views.showing import thumbs_of, title_of
from netra.documents import queries as numbers
from netra.documents.services import render_pdf
from netra.domain.papers import ELEMENTS, PAPERS, Kind, PaperKind
from netra.evidence.services import Refused, StoreFull
from netra.ui.words import say

WITH_CODE = frozenset({"SUMMONS", "SECOND_SUMMONS"})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def write(request: StaffRequest, ref: str, kind: str) -> HttpResponse:
    """Write a paper of a kind that the present stage asks for."""
    scene = scene_of(request, ref)
    track = scene.track(request)
    paper_kind = PAPERS.get(kind)
    if paper_kind is None:
        raise Http404
    may = paper_kind in queries.kinds_to_write(scene.case, scene.user, on=scene.on, at=scene.now, track=track)
    people = list(scene.case.people.select_related("employer")) if track is None else [track.accused]
    needs_person = any(field.kind is Kind.ACCUSED for field in paper_kind.fields)
    form = _form(request, scene, paper_kind, track, people)
    if not may or (needs_person and not people):
        text = form.data.get("text", "") if request.method == "POST" else ""
        lacks = "people" if may else "stage"
        context = {"scene": scene, "kind": paper_kind, "title": title_of(scene.case), "lacks": lacks, "text": text}
        return render(request, "cases/paper_closed.html", context, status=200 if may else 409)
    if request.method == "POST" and form.is_valid():
        done = _file(request, scene, form, track)
        if done is not None:
            return done
    return render(request, "cases/paper_form.html", _context(scene, form, track))


def _form(
    request: StaffRequest, scene: Scene, kind: PaperKind, track: Track | None, people: list[Accused]
) -> PaperForm:
    asked = request.GET.get("terlapor", "")
    chosen = next((person for person in people if str(person.pk) == asked), None)
    is_post = request.method == "POST"
    return PaperForm(
        request.POST if is_post else None,
        request.FILES if is_post else None,
        kind=kind,
        case=scene.case,
        track=track,
        people=people,
        person=chosen or _next_person(scene, kind, people),
        zone=scene.zone,
        on=scene.on,
        today=scene.today,
        next_number=numbers.next_number(scene.actor(track).institution, kind.code, scene.on),
    )


def _next_person(scene: Scene, kind: PaperKind, people: list[Accused]) -> Accused | None:
    """The first of several accused who has no paper of this kind yet."""
    papers = scene.case.papers.filter(kind=kind.code, withdrawn_on=None, accused__isnull=False)
    written = set(papers.values_list("accused", flat=True))
    return next((person for person in people if person.pk not in written), None)


def _context(scene: Scene, form: PaperForm, track: Track | None) -> dict[str, object]:
    """The form with what helps in filling it: the five elements as blocks, why a route fits, why a list is short."""
    names = [field.name for field in form.kind.fields if field.name in form.fields]
    elements = [name for name, _label in ELEMENTS] if form.kind.code == "STUDY" else []
    inside = {f"{name}_{part}" for name in elements for part in ("for", "against", "holds")}
    examined = (track.examined_on if track else None) or scene.on
    return {
        "scene": scene,
        "title": title_of(scene.case),
        "kind": form.kind,
        "form": form,
        "track": track,
        "blocks": [
            (label, form[f"{name}_for"], form[f"{name}_against"], form[f"{name}_holds"])
            for name, label in ELEMENTS
            if name in elements
        ],
        "fields": [form[name] for name in [*names, "sanction_other"] if name in form.fields and name not in inside],
        "destinations": destinations(scene.case, form.people, scene.on) if "route" in form.fields else [],
        "sanction_notes": sanction_notes(form.people[0], examined) if "sanction" in form.fields else [],
    }


def _file(request: StaffRequest, scene: Scene, form: PaperForm, track: Track | None) -> HttpResponse | None:
    """Keep the paper with its files; `None` when it could not be kept and the form says why."""
    actor, on = scene.actor(track), form.cleaned_data["on"]
    source = Exhibit.Source.OFFICE if scene.view.whole else Exhibit.Source.BODY
    try:
        pieces = services.keep_all(form.cleaned_data["attachments"], by=actor, at=scene.now)
        paper = services.file_paper(
            scene.case,
            form.kind.code,
            fields=form.values,
            by=actor,
            on=on,
            at=scene.now,
            track=track,
            accused=form.accused,
            evidence=pieces,
            source=source,
        )
    except (Refused, StoreFull) as error:
        form.add_error("attachments", str(error))
        return None
    except CannotAct as refusal:
        form.add_error(None, say(refusal.reason))
        return None
    if form.kind.code in WITH_CODE and paper.accused is not None:
        return _with_code(request, scene, paper)
    messages.success(request, _("%(paper)s ditambahkan ke berkas.") % {"paper": say(form.kind.label)})
    if track is not None and "sanction" in form.values:
        warning = queries.warning_for(
            track.accused.rules, form.values["sanction"], track.accused.status, track.examined_on or on
        )
        if warning is not None:
            messages.warning(request, say(warning))
    return redirect(scene.home(f"jalur-{track.pk}" if track else "langkah"))


def _with_code(request: StaffRequest, scene: Scene, paper: Paper) -> HttpResponse:
    """The summons is kept; its code is shown this once, on this page, and nowhere else."""
    assert paper.accused is not None
    code = services.open_door(paper.accused, by=scene.actor(), on=paper.on, at=scene.now)
    context = {
        "scene": scene,
        "title": title_of(scene.case),
        "paper": paper,
        "code": code,
        "door": request.build_absolute_uri(reverse("cases:door")),
    }
    return render(request, "cases/summons_made.html", context)


@require_POST
@staff_only
def new_code(request: StaffRequest, ref: str, pk: int) -> HttpResponse:
    """A lost code is replaced: the summons stands, the earlier code no longer opens anything."""
    scene = scene_of(request, ref)
    if not scene.handles or scene.case.is_closed:
        raise Http404
    papers = scene.case.papers.filter(kind__in=WITH_CODE, accused=pk, withdrawn_on=None)
    paper = papers.select_related("accused").order_by("id").last()
    if paper is None:
        raise Http404
    return _with_code(request, scene, paper)


@sensitive_post_parameters("code")
@require_POST
@staff_only
def summons_pdf(request: StaffRequest, ref: str, pk: int) -> HttpResponse:
    """The summons as a letter, with the code the page just showed; another code is not printed."""
    scene = scene_of(request, ref)
    paper = _paper(scene, pk)
    code = request.POST.get("code", "")
    if paper.kind not in WITH_CODE or paper.accused is None or not scene.handles:
        raise Http404
    if not services.fits(paper.accused, code):
        messages.error(request, _("Kode itu tidak berlaku lagi. Buat kode baru di halaman perkara."))
        return redirect(scene.home("terlapor"))
    address = request.build_absolute_uri(reverse("cases:door"))
    letter = queries.summons(paper, code=code, address=address, at=scene.now)
    return pdf(render_pdf(letter, language=get_language() or "id"), f"undangan-{scene.case.ref}-{paper.pk}.pdf")


@require_safe
@staff_only
def letter(request: StaffRequest, ref: str, pk: int) -> HttpResponse:
    """The referral letter as PDF."""
    scene = scene_of(request, ref)
    paper = _paper(scene, pk)
    if paper.kind != "REFERRAL_LETTER" or paper.accused is None:
        raise Http404
    content = render_pdf(queries.referral(paper, at=scene.now), language=get_language() or "id")
    return pdf(content, f"penerusan-{scene.case.ref}-{paper.pk}.pdf")


@require_safe
@staff_only
def dossier(request: StaffRequest, ref: str) -> HttpResponse:
    """The whole file as this reader may see it, as PDF; monitors have none."""
    scene = scene_of(request, ref)
    if not scene.view.names:
        raise Http404
    content = render_pdf(queries.dossier(scene.case, scene.view, at=scene.now), language=get_language() or "id")
    return pdf(content, f"berkas-{scene.case.ref}.pdf")


def pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF to be shown in the browser and kept by nobody in between."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
@staff_only
def paper(request: StaffRequest, ref: str, pk: int) -> HttpResponse:
    """Read a paper."""
    scene = scene_of(request, ref)
    one = _paper(scene, pk)
    pieces = set(one.evidence)
    exhibits = [x for x in queries.exhibits_for(scene.case, scene.view) if str(x.evidence_id) in pieces]
    context = {
        "scene": scene,
        "title": title_of(scene.case),
        "paper": one,
        "fields": queries.shown_fields(one, scene.view),
        "is_cut": one.kind == "STUDY" and not scene.view.study,
        "thumbs": thumbs_of(scene, exhibits),
        "withdraw": WithdrawForm(on=scene.on, today=scene.today) if _may_withdraw(scene, one) else None,
    }
    return render(request, "cases/paper.html", context)


@require_POST
@staff_only
def withdraw(request: StaffRequest, ref: str, pk: int) -> HttpResponseBase:
    """Take a paper with a slip out of play, with the reason."""
    scene = scene_of(request, ref)
    one = _paper(scene, pk)
    if not _may_withdraw(scene, one):
        raise Http404
    form = WithdrawForm(request.POST, on=scene.on, today=scene.today)
    if not form.is_valid():
        context = {"scene": scene, "title": title_of(scene.case), "paper": one, "withdraw": form}
        context["fields"] = queries.shown_fields(one, scene.view)
        return render(request, "cases/paper.html", context)
    given = form.cleaned_data
    try:
        services.withdraw_paper(one, by=scene.actor(one.track), on=given["on"], at=scene.now, note=given["note"])
    except CannotAct as refusal:
        messages.error(request, say(refusal.reason))
        return redirect(scene.url("paper", pk))
    messages.success(request, _("Naskah ditarik. Tulis yang baru bila masih diperlukan."))
    return redirect(scene.home("langkah"))


def _paper(scene: Scene, pk: int) -> Paper:
    found = queries.paper_by_id(scene.case, pk, scene.view)
    if found is None:
        raise Http404
    return found


def _may_withdraw(scene: Scene, paper: Paper) -> bool:
    """Whoever plays a part in the file may withdraw what their own institution wrote, while the file is open."""
    if scene.case.is_closed or paper.withdrawn_on is not None or paper.institution == "":
        return False
    mine = queries.acting_for(scene.case, scene.user, scene.today, paper.track)
    return paper.institution == mine and not queries.has_served(paper)
