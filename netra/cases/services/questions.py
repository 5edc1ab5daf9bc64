"""Asking an employer "is this person yours, in what status and post?": question, term and dated answer."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from netra.cases.actor import Actor
from netra.cases.models import Accused, EmployerQuestion
from netra.cases.refusals import CannotAct
from netra.cases.services.filing import change_person, note_look
from netra.domain.words import Text

if TYPE_CHECKING:
    from netra.registry.models import Institution

BAD_TERM = Text(
    "Tenggat jawaban harus setelah hari bertanya.", "The term for the answer must lie after the day of asking."
)
ANSWERED = Text("Pertanyaan ini sudah dijawab.", "This question has been answered already.")


@transaction.atomic
def ask_employer(
    accused: Accused, institution: "Institution", *, due_on: date, by: Actor, on: date, at: datetime
) -> EmployerQuestion:
    """Ask an employer about one person; the term is the office's own, for the law names none that was found."""
    if due_on <= on:
        raise CannotAct(BAD_TERM)
    question = EmployerQuestion.objects.create(
        case=accused.case, accused=accused, institution=institution, asked_on=on, due_on=due_on
    )
    note_look(
        accused.case,
        what="EMPLOYER_ASKED",
        by=by,
        on=on,
        at=at,
        refs={"accused": accused.pk, "institution": institution.pk, "question": question.pk, "due": due_on.isoformat()},
    )
    return question


@transaction.atomic
def answer_question(
    question: EmployerQuestion, *, answer: str, status: str, position: str, by: Actor, on: date, at: datetime
) -> EmployerQuestion:
    """The employer's dated answer; a yes settles status, post and employer of the person."""
    open_still = EmployerQuestion.objects.filter(pk=question.pk, answered_on__isnull=True)
    if not open_still.update(answer=answer, status=status, position=position, answered_on=on):
        raise CannotAct(ANSWERED)
    question.refresh_from_db()
    note_look(
        question.case,
        what="EMPLOYER_ANSWERED",
        by=by,
        on=on,
        at=at,
        refs={"accused": question.accused_id, "question": question.pk, "answer": answer, "status": status},
    )
    if answer == EmployerQuestion.Answer.OURS:
        change_person(
            question.accused,
            by=by,
            on=on,
            at=at,
            status=status,
            position=position,
            employer_id=question.institution_id,
            status_confirmed_on=on,
        )
    return question
