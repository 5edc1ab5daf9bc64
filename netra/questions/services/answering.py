"""What an office does with a question: takes it, asks back, answers with the rule, hands it over, declines."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import F

from netra.cases.services import Actor, CannotAct, SomeoneWasFaster
from netra.questions import promise
from netra.questions.models import Answer, Decline, Message, Question, Ruling, Stage
from netra.questions.queries import has_answerers
from netra.questions.refusals import NEEDS_RULE, NOBODY_THERE, NOT_NOW, SAME_OFFICE, TAKE_FIRST
from netra.questions.resting import Rested
from netra.questions.services.asking import mark
from netra.questions.services.noting import note_question
from netra.vault import services as vault

if TYPE_CHECKING:
    from netra.registry.models import Institution

CLOCK = Actor("clock")
NO_PROMISE = {"due_at": None, "overdue_at": None}


@transaction.atomic
def take(question: Question, *, seen: int, by: Actor, on: date, at: datetime) -> None:
    """Claim a question, also one a colleague holds. Of two who claim at once, one is told that the other was faster."""
    if not question.awaits_office:
        raise CannotAct(NOT_NOW)
    _move(question, seen, by, on, at, "QUESTION_TAKEN", {"stage": Stage.TAKEN, "taken_by": by.user})


@transaction.atomic
def release(question: Question, *, seen: int, by: Actor, on: date, at: datetime) -> None:
    """Put a question back for colleagues; the promised day stays."""
    _held(question, by)
    _move(question, seen, by, on, at, "QUESTION_RELEASED", {"stage": Stage.OPEN, "taken_by": None})


def ask_back(question: Question, *, text: str, secret: str, seen: int, by: Actor, on: date, at: datetime) -> bool:
    """Ask the asker for what lacks; the promise stands still until the answer. False: this form was sent before."""
    try:
        with transaction.atomic():
            if Message.objects.filter(sent_as=mark(secret)).exists():
                return False
            _held(question, by)
            message = Message.objects.create(
                question=question, from_asker=False, text=text, at=at, by=by.ref, sent_as=mark(secret)
            )
            refs = {"message": message.pk}
            to = {"stage": Stage.ASKED_BACK, **NO_PROMISE}
            _move(question, seen, by, on, at, "QUESTION_ASKED_BACK", to, refs=refs)
    except IntegrityError:
        if Message.objects.filter(sent_as=mark(secret)).exists():
            return False
        raise
    return True


@transaction.atomic
def answer(
    question: Question, *, ruling: str, text: str, rested: Rested, seen: int, by: Actor, on: date, at: datetime
) -> Answer:
    """Answer with what it rests on. A later answer to the same question stands beside the earlier one."""
    _held(question, by, also=(Stage.ANSWERED,))
    if rested.is_empty and ruling != Ruling.CANNOT_SAY:
        raise CannotAct(NEEDS_RULE)
    assert by.user is not None
    made = Answer.objects.create(
        question=question,
        ruling=ruling,
        text=text,
        rested=rested.as_json(),
        at=at,
        by=by.user,
        institution_id=by.institution,
    )
    note = {
        "result": ruling,
        "basis": [*rested.codes, *(one.key for one in rested.articles)],
        "catalogue": rested.version,
        "refs": {"answer": made.pk},
    }
    _move(question, seen, by, on, at, "QUESTION_ANSWERED", {"stage": Stage.ANSWERED, **NO_PROMISE}, **note)
    return made


@transaction.atomic
def hand_over(question: Question, *, to: "Institution", seen: int, by: Actor, on: date, at: datetime) -> None:
    """Give a question to another office; it is no longer seen here, and the promise made to the asker stays."""
    _held(question, by, also=(Stage.OPEN,))
    if to.pk == question.office_id:
        raise CannotAct(SAME_OFFICE)
    if not has_answerers(to.pk, on):
        raise CannotAct(NOBODY_THERE)
    refs = {"from": question.office_id, "to": to.pk}
    moved = {"stage": Stage.OPEN, "taken_by": None, "office": to}
    _move(question, seen, by, on, at, "QUESTION_HANDED_OVER", moved, refs=refs)


@transaction.atomic
def decline(question: Question, *, why: str, text: str, seen: int, by: Actor, on: date, at: datetime) -> None:
    """Say that this is not answered here, and why."""
    _held(question, by)
    fields = {"stage": Stage.DECLINED, "declined": Decline(why), "declined_why": text, **NO_PROMISE}
    _move(question, seen, by, on, at, "QUESTION_DECLINED", fields, result=why)


def read_name(question: Question, *, by: Actor, reason: str, on: date, at: datetime) -> str:
    """The name the asker gave, "" when there is none. The vault notes who opened it and why, the ledger that it was.

    Asks no permission; that is the page's part.
    """
    if question.sealed_name is None:
        return ""
    name = vault.open_sealed(question.sealed_name, by=by.ref, reason=reason, at=at)["name"]
    note_question(question, "QUESTION_NAME_READ", by=by, on=on, at=at)
    return name


def mark_overdue(*, at: datetime) -> int:
    """Note every question whose promised moment has passed, once; tells how many."""
    late = Question.objects.filter(stage__in=[Stage.OPEN, Stage.TAKEN], due_at__lte=at, overdue_at=None)
    return sum(_overdue(question, at) for question in late.select_related("office__region").order_by("due_at", "pk"))


@transaction.atomic
def _overdue(question: Question, at: datetime) -> bool:
    mine = Question.objects.filter(pk=question.pk, revision=question.revision, overdue_at=None)
    if not mine.update(overdue_at=at):
        return False
    on = at.astimezone(promise.zone_of(question.office)).date()
    note_question(question, "QUESTION_OVERDUE", by=CLOCK, on=on, at=at)
    return True


def _held(question: Question, by: Actor, also: tuple[Stage, ...] = ()) -> None:
    if question.stage in also and (question.stage == Stage.OPEN or question.taken_by_id == _id(by)):
        return
    if question.stage != Stage.TAKEN:
        raise CannotAct(TAKE_FIRST if question.stage == Stage.OPEN else NOT_NOW)
    if question.taken_by_id != _id(by):
        raise CannotAct(TAKE_FIRST)


def _id(by: Actor) -> int | None:
    return None if by.user is None else by.user.pk


def _move(
    question: Question, seen: int, by: Actor, on: date, at: datetime, event: str, fields: Mapping[str, Any], **note: Any
) -> None:
    """Change the row if it still is as its mover saw it, and write the ledger row in the same transaction."""
    mine = Question.objects.filter(pk=question.pk, revision=seen, office=question.office_id, stage=question.stage)
    if not mine.update(revision=F("revision") + 1, **fields):
        raise SomeoneWasFaster
    note_question(question, event, by=by, on=on, at=at, was=question.stage, now=fields["stage"], **note)
