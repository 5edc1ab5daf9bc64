"""The things our tests make: allegations, papers that say something, a file walked to a stage."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from netra.cases import services
from netra.cases.actor import Actor
from netra.cases.models import Accused, Case, Paper, Track
from netra.domain.allegation import Allegation, Origin, Person
from netra.domain.codes import PersonStatus
from netra.domain.papers import PAPERS, Kind
from netra.registry import queries as registry
from tests.cast import KUDUS

WIB = ZoneInfo("Asia/Jakarta")
ACT_ON = date(2024, 10, 8)


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=WIB)


def an_allegation(
    *,
    origin: Origin = Origin.REPORT,
    act_on: date = ACT_ON,
    status: PersonStatus = PersonStatus.PNS,
    region: str = KUDUS,
    **more: Any,
) -> Allegation:
    """A camat poses with a candidate (invented), received two days after."""
    person = Person(name="Joko Contoh", status=status, position="Camat", employer=f"PPK-{region}")
    values: dict[str, Any] = {
        "account": "Camat berfoto dengan calon sambil mengangkat dua jari, lalu mengunggahnya.",
        "received_on": act_on + timedelta(days=2),
        "act_on": act_on,
        "known_on": act_on + timedelta(days=1),
        "place": "Alun-alun",
        "region_code": region,
        "people": (person,),
    }
    return Allegation(origin=origin, **(values | more))


def a_case(by: Actor, **more: Any) -> Case:
    """An open file at the office of its region."""
    allegation = an_allegation(**more)
    office = registry.handling_office(allegation.region_code)
    return services.open_case(allegation, office=office, by=by, at=at(allegation.received_on))


def filled(kind: str, **given: Any) -> dict[str, Any]:
    """Values for every required field of a kind of paper; `given` wins."""
    values: dict[str, Any] = {}
    for field in PAPERS[kind].fields:
        match field.kind:
            case Kind.ACCUSED | Kind.BODY | Kind.OFFICE | Kind.ROUTE | Kind.SANCTION:
                continue
            case Kind.TICK:
                values[field.name] = True
            case Kind.CHOICE:
                values[field.name] = field.choices[0][0]
            case Kind.MANY:
                values[field.name] = [field.choices[-1][0]]
            case Kind.RULES:
                values[field.name] = ["B07"]
            case Kind.DATE | Kind.MOMENT:
                if field.is_required:
                    values[field.name] = "2024-10-12"
            case _:
                values[field.name] = f"{field.label.id}: contoh"
    return values | given


def write(
    case: Case,
    kind: str,
    by: Actor,
    on: date,
    *,
    track: Track | None = None,
    accused: Accused | None = None,
    **given: Any,
) -> list[Paper]:
    """Put a filled paper into the file; one for each accused where the kind asks for that and none is named."""
    if kind == "REGISTER_NUMBER":
        given.setdefault("number", f"{case.pk:03}/LP/CONTOH")
    needs_person = any(field.kind is Kind.ACCUSED for field in PAPERS[kind].fields)
    people: list[Accused | None] = [accused]
    if track is None and needs_person and accused is None:
        people = list(case.people.all())
    return [
        services.add_paper(
            case, kind, fields=filled(kind, **given), by=by, on=on, at=at(on), track=track, accused=person
        )
        for person in people
    ]


def do(case: Case, action: str, by: Actor, on: date, *papers: str, track: Track | None = None, **given: Any) -> None:
    """Write these papers and take the action; case and track are fresh afterwards."""
    for kind in papers:
        write(case, kind, by, on, track=track, **given)
    file = case if track is None else track
    file.refresh_from_db()
    case.refresh_from_db()
    services.act(case, action, by=by, on=on, at=at(on, 12), revision=file.revision, track=track)
    case.refresh_from_db()
    if track is not None:
        track.refresh_from_db()
