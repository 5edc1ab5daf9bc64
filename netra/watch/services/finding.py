"""One step from the register to a case that plenary may make a temuan."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from netra.cases import services as cases
from netra.cases.services import Actor
from netra.domain.allegation import Allegation, Origin, Person
from netra.domain.codes import PersonStatus
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject
from netra.registry import queries as registry
from netra.watch.models import DeedKind, Doer, OfficeAct
from netra.watch.queries import OFFICE_ACT, doer_title, evidence_of, judged
from netra.watch.queries.pages import candidates_of

if TYPE_CHECKING:
    from netra.cases.models import Case


@transaction.atomic
def open_finding(act: OfficeAct, *, address: str, by: Actor, on: date, at: datetime) -> "Case":
    """Open a case for an act at the office of its region; asked twice, the same case comes back.

    The head of region is the accused, the kind of act P01 for a replacement and P02 for the rest, the evidence goes
    along, and `address`, the page of the act, stands in the case as a link.
    """
    row = OfficeAct.objects.select_for_update(of=("self",)).select_related("region__parent", "case").get(pk=act.pk)
    if row.case is not None:
        return row.case
    office = registry.handling_office(row.region_id)
    case = cases.open_case(_allegation(row, address, on), office=office, by=by, at=at)
    for person in case.people.all():
        cases.change_person(person, by=by, on=on, at=at, rules=[rule_for(row)])
    for piece in evidence_of(row):
        cases.add_exhibit(case, piece, source="OFFICE", by=by, on=on, at=at)
    row.case = case
    row.save(update_fields=["case"])
    event = Event(name="CASE_MADE", on=on, at=at, actor=by.ref, institution=by.institution, refs={"case": case.pk})
    ledger.record(Subject(OFFICE_ACT, row.pk), event)
    return case


def rule_for(act: OfficeAct) -> str:
    """The kind of act in the law's catalogue: P01 replacing officials, P02 powers and programmes."""
    return "P01" if act.kind == DeedKind.ROTATION else "P02"


def _allegation(act: OfficeAct, address: str, on: date) -> Allegation:
    candidates = candidates_of(act)
    acting = act.done_by == Doer.ACTING_HEAD
    person = Person(
        name=act.doer_name or next((one.person for one in candidates), ""),
        status=PersonStatus.ACTING_HEAD_OF_REGION if acting else PersonStatus.HEAD_OF_REGION,
        position=doer_title(act.region, Doer(act.done_by)).id,
        agency=registry.ppk_of_region(act.region_id).name,
    )
    return Allegation(
        origin=Origin.WATCH,
        account=f"{act.description}\n\n{judged(act).verdict.reason.id}",
        received_on=on,
        act_on=act.on,
        known_on=act.known_on,
        region_code=act.region_id,
        candidate=next((one.pair.names for one in candidates), ""),
        people=(person,),
        links=(address,),
    )
