"""Cases that came in during a flood: kept with receipt, clocks and place, beside the work list until let in."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from netra.captures import services as captures
from netra.cases.actor import Actor
from netra.cases.models import Case
from netra.cases.position import CASE
from netra.flood import services as flood
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject


@transaction.atomic
def set_aside(case: Case, *, why: str, by: Actor, at: datetime) -> None:
    """Let a case that was just opened wait beside the work list; the ledger says why."""
    flood.set_aside(CASE, case.pk, why=why, at=at)
    event = Event(name="SET_ASIDE", on=case.received_on, at=at, actor=by.ref, to_stage=case.stage, refs={"why": why})
    ledger.record(Subject(CASE, case.pk), event)
    captures.hold(Subject(CASE, case.pk))


@transaction.atomic
def let_in(cases: Iterable[Case], *, by: Actor, on: date, at: datetime) -> int:
    """Put cases that wait into the work list; how many did wait. Asks no permission: that is the caller's part."""
    n = 0
    for case in cases:
        if flood.release(CASE, case.pk, by=by.ref, at=at):
            event = Event(name="LET_IN", on=on, at=at, actor=by.ref, institution=by.institution, to_stage=case.stage)
            ledger.record(Subject(CASE, case.pk), event)
            captures.resume(Subject(CASE, case.pk), at=at)
            n += 1
    return n
