"""Rows of the ledger about questions and published answers: codes and days, never a text."""

from datetime import date, datetime
from typing import Any

from netra.cases.services import Actor
from netra.flood import services as flood
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject
from netra.questions.models import Published, Question
from netra.questions.queries import PUBLISHED_ANSWER, QUESTION


def note_question(
    question: Question, name: str, *, by: Actor, on: date, at: datetime, was: str = "", now: str = "", **more: Any
) -> None:
    """Write what happened to a question; `more` are fields of `ledger.services.Event`."""
    ledger.record(
        Subject(QUESTION, question.pk),
        Event(
            name=name,
            on=on,
            at=at,
            actor=by.ref,
            institution=by.institution or str(question.office_id),
            from_stage=was,
            to_stage=now,
            **more,
        ),
    )
    if by.user is not None:  # whoever works on a question that waited beside the list has looked at it
        flood.release(QUESTION, question.pk, by=by.ref, at=at)


def note_published(
    row: Published, name: str, *, by: Actor, on: date, at: datetime, was: str = "", now: str = "", **more: Any
) -> None:
    """Write what happened to a published answer."""
    ledger.record(
        Subject(PUBLISHED_ANSWER, row.pk),
        Event(
            name=name,
            on=on,
            at=at,
            actor=by.ref,
            institution=by.institution or str(row.institution_id),
            from_stage=was,
            to_stage=now,
            **more,
        ),
    )
