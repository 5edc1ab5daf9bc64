"""The cyber unit: asked with a term, answers with what it found and how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import F

from netra.cases import services as cases
from netra.cases.services import Actor, CannotAct, SomeoneWasFaster
from netra.monitoring.models import Confidence, Flag, Inquiry, InquiryPiece, InquiryState
from netra.monitoring.queries.units import cyber_unit
from netra.monitoring.refusals import DUE_IN_PAST, ERASED, NO_UNIT, NOT_NOW, SAY_WHAT
from netra.monitoring.services.attributing import Whose, attribute
from netra.monitoring.services.holding import seal
from netra.monitoring.services.noting import CLOCK, note_inquiry
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.cases.models import Case
    from netra.evidence.models import Evidence

UNIT_ZONE = registry.ZONES["WIB"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question. `form_key` is the same when a form is sent twice; `last_day` is the last on which it is in time."""

    question: str
    last_day: date
    form_key: str


def ask(about: "Flag | Case", asked: Asked, *, by: Actor, on: date, at: datetime, office: str | None = None) -> Inquiry:
    """Send a flag or a case to the cyber unit; the same form again gives the inquiry that is there."""
    earlier = Inquiry.objects.filter(form_key=asked.form_key).first()
    if earlier is not None:
        return earlier
    assert by.user is not None
    unit = office or cyber_unit(on)
    if unit is None:
        raise CannotAct(NO_UNIT)
    if asked.last_day < on:
        raise CannotAct(DUE_IN_PAST)
    flag = about if isinstance(about, Flag) else None
    if flag is not None:
        if flag.erased_at is not None:
            raise CannotAct(ERASED)
        seal(flag, by=by, at=at)
    try:
        with transaction.atomic():
            row = Inquiry.objects.create(
                flag=flag,
                case=None if isinstance(about, Flag) else about,
                office_id=unit,
                question=asked.question,
                form_key=asked.form_key,
                asked_by=by.user,
                asked_from_id=by.institution,
                asked_at=at,
                due_at=datetime.combine(asked.last_day + timedelta(days=1), time(), tzinfo=UNIT_ZONE),
            )
            refs: dict[str, Any] = {"due": asked.last_day.isoformat(), "case": row.case_id} if row.case_id else {}
            note_inquiry(row, "UNIT_ASKED", by=by, on=on, at=at, now=row.state, **refs)
            if row.case is not None:
                cases.note_look(row.case, what="UNIT_ASKED", by=by, on=on, at=at, refs={"inquiry": row.pk})
    except IntegrityError:
        return Inquiry.objects.get(form_key=asked.form_key)
    return row


@transaction.atomic
def take_inquiry(row: Inquiry, *, seen: int, by: Actor, on: date, at: datetime) -> None:
    """An analyst begins; a colleague may take it over."""
    if not row.is_open:
        raise CannotAct(NOT_NOW)
    _move(row, "UNIT_TOOK", {"state": InquiryState.TAKEN, "taken_by": by.user}, seen=seen, by=by, on=on, at=at)


@transaction.atomic
def answer_inquiry(
    row: Inquiry,
    *,
    text: str,
    confidence: str,
    seen: int,
    by: Actor,
    on: date,
    at: datetime,
    evidence: "Sequence[Evidence]" = (),
    whose: Whose | None = None,
) -> None:
    """Answer with confidence and files; `whose` ties the account of the flag to somebody. Of a case the files become
    its evidence."""
    if not row.is_open:
        raise CannotAct(NOT_NOW)
    if not text.strip() or confidence not in Confidence.values:
        raise CannotAct(SAY_WHAT)
    to = {"state": InquiryState.ANSWERED, "answer": text, "confidence": confidence, "answered_at": at}
    refs = {"confidence": confidence, "files": [str(piece.pk) for piece in evidence], "late": row.is_late(at)}
    _move(row, "UNIT_ANSWERED", {**to, "taken_by": by.user}, seen=seen, by=by, on=on, at=at, **refs)
    InquiryPiece.objects.bulk_create(InquiryPiece(inquiry=row, evidence=piece) for piece in evidence)
    if whose is not None and row.flag is not None:
        attribute(row.flag, whose, by=by, on=on, at=at, evidence=evidence, inquiry=row)
    if row.case is not None:
        for piece in evidence:
            cases.add_exhibit(row.case, piece, source="OFFICE", by=by, on=on, at=at)


@transaction.atomic
def withdraw_inquiry(row: Inquiry, *, seen: int, by: Actor, on: date, at: datetime) -> None:
    """The question is not needed any more; from now on the unit does not see the post."""
    if not row.is_open:
        raise CannotAct(NOT_NOW)
    _move(row, "UNIT_NOT_NEEDED", {"state": InquiryState.WITHDRAWN}, seen=seen, by=by, on=on, at=at)


def mark_overdue(*, at: datetime) -> int:
    """Note inquiries whose term has passed, each once; how many."""
    late = Inquiry.objects.filter(
        state__in=[InquiryState.OPEN, InquiryState.TAKEN], due_at__lte=at, overdue_at=None
    ).order_by("pk")
    return sum(_marked(row, at) for row in late)


@transaction.atomic
def _marked(row: Inquiry, at: datetime) -> bool:
    mine = Inquiry.objects.filter(pk=row.pk, overdue_at=None, revision=row.revision)
    if not mine.update(overdue_at=at):
        return False
    note_inquiry(row, "UNIT_OVERDUE", by=CLOCK, on=at.astimezone(UNIT_ZONE).date(), at=at, was=row.state, now=row.state)
    return True


def _move(
    row: Inquiry, event: str, to: dict[str, Any], *, seen: int, by: Actor, on: date, at: datetime, **refs: object
) -> None:
    was = row.state
    mine = Inquiry.objects.filter(pk=row.pk, revision=seen, state=was)
    if not mine.update(revision=F("revision") + 1, **to):
        raise SomeoneWasFaster
    row.refresh_from_db()
    note_inquiry(row, event, by=by, on=on, at=at, was=was, now=row.state, **refs)
