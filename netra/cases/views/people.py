"""The accused and the places of a case, and questions to employers."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.accounts import queries as accounts
from netra.accounts.gate import StaffRequest, staff_only
from netra.cases import queries, services
from netra.cases.forms import AskForm, PersonForm, PlaceForm, QuestionForm
from netra.cases.models import Accused, EmployerQuestion
from netra.cases.position import CASE
from netra.cases.services import Actor, CannotAct
from netra.cases.views.scene import Scene, scene_of
from netra.cases.views.showing import title_of
from netra.suggestions import services as suggestions
from netra.suggestions.queries import Way
from netra.ui.words import say

METHODS = ["GET", "HEAD", "POST"]


def _handled(request: StaffRequest, ref: str) -> Scene:
    """The case, for the office that holds it while it is open; nobody else edits people and places."""
    scene = scene_of(request, ref)
    if not scene.handles or scene.case.is_closed:
        raise Http404
    return scene


def _accused(scene: Scene, pk: int) -> Accused:
    found = scene.case.people.select_related("employer", "case").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_http_methods(METHODS)
@staff_only
def add_person(request: StaffRequest, ref: str) -> HttpResponse:
    scene = _handled(request, ref)
    data = request.POST if request.method == "POST" else None
    form = PersonForm(data, case=scene.case, accused=None, today=scene.today)
    if request.method == "POST" and form.is_valid():
        services.name_person(
            scene.case, form.person, rules=form.kinds_of_act, by=scene.actor(), on=scene.on, at=scene.now
        )
        _judge(scene, form)
        messages.success(request, _("Terlapor ditambahkan."))
        return redirect(scene.home("terlapor"))
    return render(request, "cases/person.html", {"scene": scene, "title": title_of(scene.case), "form": form})


@require_http_methods(METHODS)
@staff_only
def edit_person(request: StaffRequest, ref: str, pk: int) -> HttpResponse:
    scene = _handled(request, ref)
    accused = _accused(scene, pk)
    data = request.POST if request.method == "POST" else None
    form = PersonForm(data, case=scene.case, accused=accused, today=scene.today)
    if request.method == "POST" and form.is_valid():
        person = form.person
        services.change_person(
            accused,
            by=scene.actor(),
            on=scene.on,
            at=scene.now,
            name=person.name,
            status=person.status,
            nip=person.nip,
            position=person.position,
            agency=person.agency,
            employer_id=person.employer or None,
            address=person.address,
            rules=form.kinds_of_act,
        )
        _judge(scene, form)
        messages.success(request, _("Data terlapor disimpan."))
        return redirect(scene.home("terlapor"))
    context = {"scene": scene, "title": title_of(scene.case), "form": form, "accused": accused}
    return render(request, "cases/person.html", context)


def _judge(scene: Scene, form: PersonForm) -> None:
    """The kinds of act now named in the case are what the office made of the suggestion."""
    chosen = [code for person in scene.case.people.order_by("pk") for code in person.rules]
    if chosen:
        suggestions.judge(
            (CASE, scene.case.pk),
            form.suggestion,
            narrative=scene.case.account,
            chosen=chosen,
            way=Way.PERSON,
            by=scene.user,
            institution=scene.actor().institution,
            at=scene.now,
        )


@require_http_methods(METHODS)
@staff_only
def place(request: StaffRequest, ref: str) -> HttpResponse:
    """Where the act was done, and which contest it touched."""
    scene = _handled(request, ref)
    form = PlaceForm(request.POST if request.method == "POST" else None, case=scene.case)
    if request.method == "POST" and form.is_valid():
        services.place_case(
            scene.case,
            region_code=form.cleaned_data["region"].code,
            contest_id=form.contest_id,
            by=scene.actor(),
            on=scene.on,
            at=scene.now,
        )
        messages.success(request, _("Tempat dan pemilihan disimpan."))
        return redirect(scene.home("tempat"))
    return render(request, "cases/place.html", {"scene": scene, "title": title_of(scene.case), "form": form})


@require_http_methods(METHODS)
@staff_only
def ask(request: StaffRequest, ref: str, pk: int) -> HttpResponse:
    """Ask an employer whether this person is theirs."""
    scene = _handled(request, ref)
    accused = _accused(scene, pk)
    form = AskForm(request.POST if request.method == "POST" else None, accused=accused, today=scene.today)
    if request.method == "POST" and form.is_valid():
        services.ask_employer(
            accused,
            form.cleaned_data["institution"],
            due_on=form.cleaned_data["due_on"],
            by=scene.actor(),
            on=scene.today,
            at=scene.now,
        )
        messages.success(request, _("Pertanyaan dikirim ke instansi itu."))
        return redirect(scene.home("terlapor"))
    context = {"scene": scene, "title": title_of(scene.case), "form": form, "accused": accused}
    return render(request, "cases/ask.html", context)


@require_http_methods(METHODS)
@staff_only
def record_answer(request: StaffRequest, ref: str, pk: int) -> HttpResponse:
    """The employer answered by letter: the office that asked records it, where the employer has nobody to sign in."""
    scene = _handled(request, ref)
    question = scene.case.questions.select_related("accused__case", "institution").filter(pk=pk).first()
    if question is None or accounts.has_members(question.institution_id):
        raise Http404
    return _answer(request, question, scene.actor(), back=scene.home("terlapor"))


@require_http_methods(METHODS)
@staff_only
def question(request: StaffRequest, pk: int) -> HttpResponse:
    """The employer's page for one question: a name, a post as reported, and nothing of the matter."""
    found = queries.question_by_id(pk, request.user, timezone.localdate())
    if found is None:
        raise Http404
    return _answer(request, found, Actor.staff(request.user, found.institution_id), back="/kerja/")


def _answer(request: StaffRequest, question: EmployerQuestion, actor: Actor, *, back: str) -> HttpResponse:
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and question.answered_on is None and form.is_valid():
        given = form.cleaned_data
        try:
            services.answer_question(
                question,
                answer=given["answer"],
                status=given["status"],
                position=given["position"],
                by=actor,
                on=timezone.localdate(),
                at=timezone.now(),
            )
        except CannotAct as refusal:
            form.add_error(None, say(refusal.reason))
        else:
            messages.success(request, _("Jawaban dicatat. Terima kasih."))
            return redirect(back)
    status = queries.status_label(question.status) if question.status else ""
    context = {"question": question, "form": form, "back": back, "status": status, "today": timezone.localdate()}
    return render(request, "cases/question.html", context)
