"""From an answer to one for everybody: the rewritten version, the second look, keeping up with the law."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.cases.services import Actor
from netra.questions import queries, resting, services
from netra.questions.forms import LookForm, NoteForm, PublishForm
from netra.questions.forms.rules import Asked, resting_initial
from netra.questions.models import Published, State, Topic
from netra.questions.revealing import sightings
from netra.questions.services import CannotAct
from netra.questions.views.showing import law_of, sign_of
from netra.questions.views.work import actor, asked_of, enter, found
from netra.ui.words import say


@require_safe
@staff_only
def desk(request: StaffRequest) -> HttpResponse:
    """What waits for a second look, what the law touched, what is out."""
    enter(request)
    return render(request, "questions/desk.html", queries.desk(request.user, on=today()))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def propose(request: StaffRequest, ref: str, pk: int) -> HttpResponse:
    """Write the cleaned version of an answer."""
    row = found(request, ref)
    answer = queries.answer_of(row, pk)
    if answer is None:
        raise Http404
    made = services.publication_of(answer)
    if made is not None:
        return redirect("questions:publication", pk=made.pk)
    rested = resting.read(answer.rested)
    first = {"question": row.text[:600], "text": answer.text, "ruling": answer.ruling, "seen": 0}
    asked = asked_of(row)
    form = PublishForm(
        request.POST if request.method == "POST" else None, asked=asked, initial={**first, **resting_initial(rested)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = services.propose(answer, form.wording(), by=actor(request, row), on=today(), at=now())
        except CannotAct as refusal:
            form.add_error(None, say(refusal.reason))
        else:
            messages.success(request, _("Diajukan. Petugas lain memeriksanya sebelum terbit."))
            return redirect("questions:publication", pk=made.pk)
    marks = form.sightings or sightings(f"{row.text}\n{answer.text}")
    context = {"form": form, "marks": marks, "question": row, "back": row.ref}
    return render(request, "questions/propose.html", context, status=422 if form.errors else 200)


@require_safe
@staff_only
def publication(request: StaffRequest, pk: int) -> HttpResponse:
    """A publication as it will stand, with what may be done with it."""
    return _show(request, _found(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def reword(request: StaffRequest, pk: int) -> HttpResponse:
    """Other words, or the law of today: looked at again before everybody reads it."""
    row = _found(request, pk)
    if row.state == State.WITHDRAWN:
        return redirect("questions:publication", pk=pk)
    rested = resting.read(row.rested)
    on = today() if row.is_public else rested.on
    first = {name: getattr(row, name) for name in ("topic", "question", "text", "ruling")}
    initial = {**first, "seen": row.revision, **resting_initial(rested)}
    form = PublishForm(
        request.POST if request.method == "POST" else None,
        asked=Asked(row.question, on, rested.status),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            services.reword(row, form.wording(), seen=seen, by=_actor(request, row), on=today(), at=now())
        except CannotAct as refusal:
            form.add_error(None, say(refusal.reason))
        else:
            messages.success(request, _("Diajukan. Petugas lain memeriksanya sebelum terbit."))
            return redirect("questions:publication", pk=pk)
    marks = form.sightings or sightings(f"{row.question}\n{row.text}")
    changes = queries.shown_at(row, today()).changes
    context = {"form": form, "marks": marks, "row": row, "changes": changes, "on": on}
    return render(request, "questions/propose.html", context, status=422 if form.errors else 200)


@require_POST
@staff_only
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """The second look found nothing."""
    row = _found(request, pk)
    form = LookForm(request.POST)
    if not form.is_valid():
        return _show(request, row, look_form=form)

    def move(by: Actor) -> None:
        services.publish(row, seen=form.cleaned_data["seen"], own_list=True, by=by, on=today(), at=now())

    return _moved(request, row, move, _("Terbit. Semua orang dapat membacanya."), look_form=form)


@require_POST
@staff_only
def send_back(request: StaffRequest, pk: int) -> HttpResponse:
    return _noted(request, pk, services.send_back, _("Dikembalikan kepada penulisnya."), "back_form")


@require_POST
@staff_only
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    return _noted(request, pk, services.withdraw, _("Ditarik. Halamannya menyebut alasannya."), "withdraw_form")


def _noted(request: StaffRequest, pk: int, service: Callable[..., None], words: str, name: str) -> HttpResponse:
    row = _found(request, pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _show(request, row, **{name: form})
    values = form.cleaned_data

    def move(by: Actor) -> None:
        service(row, note=values["note"], seen=values["seen"], by=by, on=today(), at=now())

    return _moved(request, row, move, words, **{name: form})


def _moved(
    request: StaffRequest, row: Published, move: Callable[[Actor], None], words: str, **forms: Form
) -> HttpResponse:
    try:
        move(_actor(request, row))
    except CannotAct as refusal:
        for form in forms.values():
            form.add_error(None, say(refusal.reason))
        return _show(request, _found(request, row.pk), **forms)
    messages.success(request, words)
    return redirect("questions:publication", pk=row.pk)


def _show(request: StaffRequest, row: Published, **forms: Form) -> HttpResponse:
    shown = queries.shown_at(row, today())
    seen = {"seen": row.revision}
    writer = row.renewed_by_id if row.renewal else row.proposed_by_id
    awaits = row.state == State.PROPOSED or bool(row.renewal)
    is_own = writer == request.user.pk
    new = row.renewal or {}
    text = f"{new.get('question', row.question)}\n{new.get('text', row.text)}"
    context: dict[str, Any] = {
        "row": row,
        "topic": Topic(row.topic),
        "sign": sign_of(row.ruling),
        "law": law_of(shown.rested),
        "changes": shown.changes,
        "new": new,
        "new_sign": sign_of(new["ruling"]) if new else None,
        "new_law": law_of(resting.read(new["rested"])) if new else None,
        "marks": sightings(text),
        "awaits": awaits,
        "is_own": is_own,
        "may_look": awaits and (not is_own or queries.is_alone(row, today())),
        "is_withdrawn": row.state == State.WITHDRAWN,
        "question": queries.question_behind(row, request.user, today()),
        "look_form": LookForm(initial=seen),
        "back_form": NoteForm(initial=seen),
        "withdraw_form": NoteForm(initial=seen),
    }
    return render(request, "questions/publication.html", context | forms, status=422 if forms else 200)


def _found(request: StaffRequest, pk: int) -> Published:
    row = queries.publication(pk, request.user, today())
    if row is None:
        raise Http404(_("Terbitan ini tidak ada, atau bukan untuk kantor Anda."))
    return row


def _actor(request: StaffRequest, row: Published) -> Actor:
    standing = queries.keeps(request.user, row, today())
    if standing is None:
        raise PermissionDenied
    return Actor.staff(request.user, standing.institution.pk)
