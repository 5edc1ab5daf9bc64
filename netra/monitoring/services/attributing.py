"""Whose account it is: said by a person, by something named, with how sure they are. Never by the engine."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from netra.cases.services import Actor, CannotAct
from netra.domain.codes import PersonStatus
from netra.monitoring.models import Attribution, AttributionPiece, Confidence, Flag, Inquiry
from netra.monitoring.refusals import ERASED, SAY_WHAT
from netra.monitoring.services.noting import note_flag

if TYPE_CHECKING:
    from netra.evidence.models import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """What somebody holds about an account. `employer` is an office code; `name` empty: nobody can be told."""

    confidence: str
    why: str
    basis: str = ""
    name: str = ""
    status: PersonStatus = PersonStatus.UNKNOWN
    position: str = ""
    employer: str = ""
    employee: int | None = None


@transaction.atomic
def attribute(
    flag: Flag,
    whose: Whose,
    *,
    by: Actor,
    on: date,
    at: datetime,
    evidence: "Sequence[Evidence]" = (),
    inquiry: Inquiry | None = None,
) -> Attribution:
    """Add what somebody holds about the account; earlier words stay, the last ones count."""
    if flag.erased_at is not None:
        raise CannotAct(ERASED)
    if not whose.why.strip():
        raise CannotAct(SAY_WHAT)
    assert by.user is not None
    nobody = whose.confidence == Confidence.NONE
    row = Attribution.objects.create(
        flag=flag,
        inquiry=inquiry,
        basis="" if nobody else whose.basis,
        confidence=whose.confidence,
        name="" if nobody else whose.name,
        status=PersonStatus.UNKNOWN if nobody else whose.status,
        position="" if nobody else whose.position,
        employer_id=None if nobody else whose.employer or None,
        employee=None if nobody else whose.employee,
        why=whose.why,
        by=by.user,
        institution_id=by.institution,
        at=at,
    )
    AttributionPiece.objects.bulk_create(AttributionPiece(attribution=row, evidence=piece) for piece in evidence)
    note_flag(
        flag,
        "FLAG_ATTRIBUTED",
        by=by,
        on=on,
        at=at,
        attribution=row.pk,
        basis=row.basis,
        confidence=row.confidence,
        evidence=[str(piece.pk) for piece in evidence],
    )
    return row


def latest(flag: Flag) -> Attribution | None:
    """What counts about the account of a flag now."""
    return flag.attributions.select_related("employer").order_by("-id").first()
