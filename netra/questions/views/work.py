"""An office and its questions. Every move is a form of its own; one that came too late says who was faster."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.cases.services import Actor
from netra.questions import promise, queries, services
from netra.questions.forms import AnswerForm, AskBackForm, DeclineForm, HandOverForm, RevealForm
from netra.questions.forms.answer import Revised
from netra.questions.forms.rules import Asked
from netra.questions.models import Question, Stage
from netra.questions.services import CannotAct
from netra.questions.views.showing import law_of, phase_at, sign_of, who
from netra.registry import queries as registry
from netra.ui.components import Link
from netra.ui.words import say
from netra.vault.services import new_form_token, read_form_token

PER_PAGE = 25


@require_safe
@staff_only
def inbox(request: StaffRequest) -> HttpResponse:
    """The questions of one's office, what is due first standing first."""
    enter(request)
    which = request.GET.get("daftar", "")
    rows = queries.inbox(request.user, which, on=today())
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    counts = queries.counts(request.user, on=today())
    labels = (
        ("", _("Menunggu kami")),
        ("menunggu", _("Menunggu penanya")),
        ("selesai", _("Selesai")),
        ("disisihkan", _("Disisihkan")),
    )
    context = {
        "page": page,
        "rows": [(row, promise.day_of(row), queries.is_late(row, now()), who(row.status)) for row in page.object_list],
        "which": which,
        "today": today(),
        "days": promise.days(),
        "review": queries.review_count(request.user, today()),
        "tabs": [
            Link(label, f"?daftar={key}" if key else "?", is_current=key == which, count=counts[key])
            for key, label in labels
            if key != "disisihkan" or counts[key]
        ],
    }
    return render(request, "questions/inbox.html", context)


@require_safe
@staff_only
def question(request: StaffRequest, ref: str) -> HttpResponse:
    """One question with everything written about it, and what may be done now."""
    return show(request, found(request, ref))


@require_POST
@staff_only
def take(request: StaffRequest, ref: str) -> HttpResponse:
    return _step(request, ref, services.take, _("Pertanyaan ini sekarang Anda pegang."))


@require_POST
@staff_only
def release(request: StaffRequest, ref: str) -> HttpResponse:
    return _step(request, ref, services.release, _("Pertanyaan kembali ke daftar kantor."))


@require_POST
@staff_only
def answer(request: StaffRequest, ref: str) -> HttpResponse:
    """Answer with the rule."""
    row = found(request, ref)
    form = AnswerForm(request.POST, asked=asked_of(row))
    if not form.is_valid():
        return show(request, row, answer_form=form)
    values, rested = form.cleaned_data, form.rested
    assert rested is not None

    def move(by: Actor) -> None:
        services.answer(
            row,
            ruling=values["ruling"],
            text=values["text"],
            rested=rested,
            seen=values["seen"],
            by=by,
            on=today(),
            at=now(),
        )

    return _moved(request, row, move, _("Jawaban terkirim. Penanya membacanya dengan kodenya."), answer_form=form)


@require_POST
@staff_only
def ask_back(request: StaffRequest, ref: str) -> HttpResponse:
    """Ask the asker for what lacks."""
    row = found(request, ref)
    form = AskBackForm(request.POST)
    token = read_form_token(request.POST.get("token", ""))
    if not form.is_valid() or token is None:
        return show(request, row, back_form=form)
    values = form.cleaned_data

    def move(by: Actor) -> None:
        services.ask_back(
            row, text=values["text"], secret=token.secret, seen=values["seen"], by=by, on=today(), at=now()
        )

    return _moved(request, row, move, _("Pertanyaan balik terkirim."), back_form=form)


@require_POST
@staff_only
def hand_over(request: StaffRequest, ref: str) -> HttpResponse:
    """Give the question to another office."""
    row = found(request, ref)
    form = HandOverForm(request.POST)
    if not form.is_valid():
        return show(request, row, over_form=form)
    region = form.cleaned_data["region"]
    office = registry.handling_office(region.code) if region else registry.office("BAWASLU-RI")

    def move(by: Actor) -> None:
        services.hand_over(row, to=office, seen=form.cleaned_data["seen"], by=by, on=today(), at=now())

    words = _("Pertanyaan dialihkan ke %(office)s.") % {"office": office.name}
    return _moved(request, row, move, words, to="questions:inbox", over_form=form)


@require_POST
@staff_only
def decline(request: StaffRequest, ref: str) -> HttpResponse:
    """Say that it is not answered here, and why."""
    row = found(request, ref)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return show(request, row, decline_form=form)
    values = form.cleaned_data

    def move(by: Actor) -> None:
        services.decline(row, why=values["why"], text=values["text"], seen=values["seen"], by=by, on=today(), at=now())

    return _moved(request, row, move, _("Penanya diberi tahu alasannya."), decline_form=form)


@require_POST
@staff_only
def read_name(request: StaffRequest, ref: str) -> HttpResponse:
    """The sealed name, on a page of its own that is kept nowhere."""
    row = found(request, ref)
    form = RevealForm(request.POST)
    if not form.is_valid():
        return show(request, row, reveal_form=form)
    reason = form.cleaned_data["reason"]
    name = services.read_name(row, by=actor(request, row), reason=reason, on=today(), at=now())
    return render(request, "questions/name.html", {"question": row, "name": name})


def show(request: StaffRequest, row: Question, **forms: Form) -> HttpResponse:
    """The page of a question; forms that were refused stand in it as they were sent."""
    thread = queries.thread(row)
    seen = {"seen": row.revision}
    is_mine = row.taken_by_id == request.user.pk
    context: dict[str, Any] = {
        "question": row,
        "messages_shown": thread.messages,
        "answers": [(one, sign_of(one.row.ruling), law_of(one.rested)) for one in reversed(thread.answers)],
        "who": who(row.status),
        "phase": phase_at(row.on),
        "last_day": promise.day_of(row),
        "is_late": queries.is_late(row, now()),
        "today": today(),
        "zone": promise.zone_of(row.office).key,
        "days": promise.days(),
        "may_take": row.awaits_office and not is_mine,
        "is_holding": row.stage == Stage.TAKEN and is_mine,
        "may_correct": row.stage == Stage.ANSWERED and is_mine,
        "may_hand_over": row.stage == Stage.OPEN or (row.stage == Stage.TAKEN and is_mine),
        "history": queries.history(row),
        "token": new_form_token().signed,
        "answer_form": AnswerForm(asked=asked_of(row), initial=seen),
        "back_form": AskBackForm(initial=seen),
        "over_form": HandOverForm(initial=seen),
        "decline_form": DeclineForm(initial=seen),
        "reveal_form": RevealForm(),
    }
    return render(request, "questions/question.html", context | forms, status=422 if forms else 200)


def asked_of(row: Question) -> Asked:
    return Asked(row.text, row.on, row.status)


def enter(request: StaffRequest) -> None:
    if not queries.may_enter(request.user, today()):
        raise PermissionDenied


def found(request: StaffRequest, ref: str) -> Question:
    row = queries.question_by_ref(ref, request.user, today())
    if row is None:
        raise Http404(_("Pertanyaan ini tidak ada, atau bukan untuk kantor Anda."))
    return row


def actor(request: StaffRequest, row: Question) -> Actor:
    standing = queries.as_office(request.user, row, today())
    if standing is None:
        raise PermissionDenied
    return Actor.staff(request.user, standing.institution.pk)


def _step(request: StaffRequest, ref: str, service: Callable[..., None], words: str) -> HttpResponse:
    """A move that needs nothing but the revision seen."""
    row = found(request, ref)
    form = Revised(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else -1
    return _moved(request, row, lambda by: service(row, seen=seen, by=by, on=today(), at=now()), words)


def _moved(
    request: StaffRequest,
    row: Question,
    move: Callable[[Actor], object],
    words: str,
    *,
    to: str = "",
    **forms: Form,
) -> HttpResponse:
    try:
        move(actor(request, row))
    except CannotAct as refusal:
        if not forms:
            messages.warning(request, say(refusal.reason))
            return redirect("questions:question", ref=row.ref)
        # Nothing written is lost: the form comes back beside what the question has become.
        fresh = queries.question_by_ref(row.ref, request.user, today())
        if fresh is None:
            raise Http404 from refusal
        for form in forms.values():
            form.add_error(None, say(refusal.reason))
        return show(request, fresh, **forms)
    messages.success(request, words)
    return redirect(to) if to else redirect("questions:question", ref=row.ref)
