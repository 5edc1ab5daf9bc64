"""Whose a case is within an institution: given, passed on and taken back with a reason, which the ledger keeps."""

from datetime import date, datetime

from django.db import transaction

from netra.accounts.queries import User
from netra.cases.actor import Actor
from netra.cases.models import Assignment, Case
from netra.cases.permissions import may_work_on
from netra.cases.position import CASE
from netra.cases.refusals import NOT_YOURS, CannotAct
from netra.domain.words import Text
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject

NO_REASON = Text("Tulis alasan penugasan.", "Write why it is assigned.")
NOT_THEIRS = Text(
    "Orang itu tidak bekerja pada perkara ini di lembaga Anda.",
    "That person does not work on this case at your institution.",
)


@transaction.atomic
def assign(case: Case, *, to: User | None, why: str, by: Actor, on: date, at: datetime) -> Assignment | None:
    """Give the case to a colleague of the same institution, or to nobody. Writes nothing when it is so already."""
    if case.is_closed or by.user is None or not may_work_on(case, by.user, by.institution, on):
        raise CannotAct(NOT_YOURS, why="NOT_YOURS")
    if not why.strip():
        raise CannotAct(NO_REASON)
    if to is not None and not may_work_on(case, to, by.institution, on):
        raise CannotAct(NOT_THEIRS)
    Case.objects.select_for_update().get(pk=case.pk)
    found = Assignment.objects.filter(case=case, institution=by.institution).first()
    before = found.to_id if found else None
    if before == (to.pk if to else None):
        return found
    event = Event(
        name="ASSIGNED" if to else "UNASSIGNED",
        on=on,
        at=at,
        actor=by.ref,
        institution=by.institution,
        refs={"to": to.pk if to else None, "from": before},
        text=why.strip(),
    )
    ledger.record(Subject(CASE, case.pk), event)
    if to is None:
        Assignment.objects.filter(case=case, institution=by.institution).delete()
        return None
    made, _is_new = Assignment.objects.update_or_create(
        case=case, institution_id=by.institution, defaults={"to": to, "on": on}
    )
    return made
