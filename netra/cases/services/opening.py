"""Opening a case file: on receipt, from whatever door, before anything is decided."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from netra.captures import services as captures
from netra.cases.actor import Actor
from netra.cases.clocks import moment, start_clocks
from netra.cases.models import Accused, Case
from netra.cases.position import CASE
from netra.domain.allegation import Allegation, Origin, Person
from netra.domain.loading import load
from netra.domain.procedures.supervision import SUPERVISION
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Contest, Institution


@transaction.atomic
def open_case(allegation: Allegation, *, office: "Institution", by: Actor, at: datetime) -> Case:
    """Open a file for an allegation at the office that received it; its clocks start with the day of receipt."""
    region = registry.region(allegation.region_code) if allegation.region_code else None
    case = Case.objects.create(
        origin=allegation.origin,
        procedure_code=SUPERVISION.code,
        catalogue=load().version,
        stage="TRACING" if allegation.origin is Origin.FINDING else SUPERVISION.start,
        marks=["FORMAL"] if allegation.origin is Origin.REPORT else [],
        handling_office=office,
        first_office=office,
        opened_at=at,
        received_on=allegation.received_on,
        known_on=allegation.known_on,
        act_on=allegation.act_on,
        act_time=allegation.time,
        place=allegation.place,
        region=region,
        contest=_contest(allegation.region_code, allegation.act_on),
        candidate=allegation.candidate,
        account=allegation.account,
        links=list(allegation.links),
        witnesses=allegation.witnesses,
    )
    for person in allegation.people:
        add_person(case, person)
    entry = Event(
        name="OPENED",
        on=allegation.received_on,
        at=at,
        actor=by.ref,
        institution=office.pk,
        to_stage=case.stage,
        refs={"origin": allegation.origin.value, "office": office.pk},
        catalogue=case.catalogue,
    )
    ledger.record(Subject(CASE, case.pk), entry)
    rule = "initial_study" if allegation.origin is Origin.REPORT else "finding"
    start_clocks(case, (rule,), at=moment(case, at=at, on=allegation.received_on))
    captures.ask(Subject(CASE, case.pk), allegation.links, by=by.ref, institution=office.pk, at=at)
    return case


def add_person(case: Case, person: Person) -> Accused:
    """A reported person of this case; the employer is known by its office code when it is."""
    return Accused.objects.create(
        case=case,
        name=person.name,
        status=person.status,
        nip=person.nip,
        position=person.position,
        agency=person.agency,
        employer_id=person.employer or None,
        address=person.address,
    )


@transaction.atomic
def name_person(case: Case, person: Person, *, rules: Sequence[str], by: Actor, on: date, at: datetime) -> Accused:
    """An officer names one more reported person of an open case, with the kinds of act that may be touched."""
    accused = add_person(case, person)
    accused.rules = list(rules)
    accused.save(update_fields=["rules"])
    event = Event(
        name="PERSON_ADDED", on=on, at=at, actor=by.ref, institution=by.institution, refs={"accused": accused.pk}
    )
    ledger.record(Subject(CASE, case.pk), event)
    return accused


def _contest(region_code: str, act_on: date | None) -> "Contest | None":
    """The contest the act most probably touched: the one of the place, else the province's."""
    if not region_code or act_on is None:
        return None
    return next(iter(registry.contest_for(region_code, act_on).all), None)
