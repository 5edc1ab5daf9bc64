"""Joining: one matter that came in twice becomes one file, and both keep where they came from."""

from datetime import date, datetime

from django.db import transaction

from netra.cases.actor import Actor
from netra.cases.models import Case
from netra.cases.position import CASE
from netra.cases.refusals import CannotAct
from netra.cases.services.acting import act
from netra.cases.services.filing import add_exhibit
from netra.domain.words import Text
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject

NOT_THERE = Text(
    "Perkara tujuan sudah selesai atau sama dengan perkara ini. Pilih perkara lain yang masih berjalan.",
    "The case to join is closed, or is this one. Choose another that is still open.",
)


@transaction.atomic
def join(case: Case, into: Case, *, by: Actor, on: date, at: datetime, revision: int) -> Case:
    """Close `case` into `into`: its evidence is shown there too, its ledger stays, and each names the other."""
    if into.pk == case.pk or into.is_closed:
        raise CannotAct(NOT_THERE)
    act(case, "join", by=by, on=on, at=at, revision=revision)
    Case.objects.filter(pk=case.pk).update(joined_into=into)
    for exhibit in case.exhibits.select_related("evidence"):
        add_exhibit(into, exhibit.evidence, source=exhibit.source, by=by, on=on, at=at, note=exhibit.note)
    event = Event(name="JOINED_HERE", on=on, at=at, actor=by.ref, institution=by.institution, refs={"case": case.pk})
    ledger.record(Subject(CASE, into.pk), event)
    return into
