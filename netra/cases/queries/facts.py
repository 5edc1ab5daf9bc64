"""What there is to count about many cases: codes and days in few queries, never a name or a word of what was said."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Max, QuerySet

from netra.cases.clocks import JAKARTA
from netra.cases.models import Accused, Case, Track
from netra.cases.position import CASE
from netra.cases.queries.aside import without_aside
from netra.domain.deadlines import is_waited_for, rules
from netra.ledger.queries import Deadline, Entry
from netra.registry.queries import ZONES


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """An accused person. `position` and `agency` are what was written; they are for sorting into groups only."""

    id: int
    status: str
    position: str
    agency: str
    employer: str
    employer_region: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrackFacts:
    id: int
    person: int
    route: str
    body: str
    procedure: str
    stage: str
    result: str
    sanction: str
    opened_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Step:
    """A ledger row that moved the case (`track` is `None`) or one of its tracks."""

    track: int | None
    event: str
    on: date
    left: str
    reached: str


@dataclass(frozen=True, slots=True)
class Term:
    """A clock with a legal end. `first_late_on` is the day after its last day; `ended_on` is `None` while it is open.
    A term that others only wait for is not among them, for nobody is late by it."""

    track: int | None
    rule: str
    first_late_on: date
    ended_on: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as it stands. `last_entry` is the last ledger row about it."""

    id: int
    origin: str
    procedure: str
    stage: str
    result: str
    office: str
    office_region: str
    region: str
    received_on: date
    registered_on: date | None
    closed_on: date | None
    act_on: date | None
    is_joined: bool
    people: tuple[PersonFacts, ...]
    tracks: tuple[TrackFacts, ...]
    steps: tuple[Step, ...]
    terms: tuple[Term, ...]
    last_entry: int


def facts_of(ids: Collection[int]) -> list[CaseFacts]:
    """The facts of these cases, by id; seven queries for any number of them. Unknown ids are left out, and so are
    cases that wait beside the work list after a flood.

    The last row of the ledger is asked for first: a move that ends between two of these queries then has a later row
    than `last_entry` says, and whoever counts by it counts the case again.
    """
    last = dict(_entries(ids).values_list("subject_id").annotate(last=Max("id")).order_by())
    cases = list(_cases(ids))
    zones = {row[0]: _zone(row[7]) for row in cases}
    people, tracks, steps = _people(ids), _tracks(ids), _steps(ids)
    terms = _terms(ids, zones)
    return [
        CaseFacts(
            id=id,
            origin=origin,
            procedure=procedure,
            stage=stage,
            result=result,
            office=office,
            office_region=office_region or "",
            region=region or "",
            received_on=received_on,
            registered_on=registered_on,
            closed_on=closed_on,
            act_on=act_on,
            is_joined=joined is not None,
            people=tuple(people[id]),
            tracks=tuple(tracks[id]),
            steps=tuple(steps[id]),
            terms=tuple(terms[id]),
            last_entry=last.get(id, 0),
        )
        for (
            id,
            origin,
            procedure,
            stage,
            result,
            office,
            office_region,
            _zone_name,
            region,
            received_on,
            registered_on,
            closed_on,
            act_on,
            joined,
        ) in cases
    ]


def all_ids() -> list[int]:
    """The id of every case, oldest first."""
    return list(Case.objects.order_by("id").values_list("id", flat=True))


def _cases(ids: Collection[int]) -> Iterable[tuple]:  # type: ignore[type-arg]  # as the columns stand below
    return (
        without_aside(Case.objects.filter(id__in=ids))
        .order_by("id")
        .values_list(
            "id",
            "origin",
            "procedure_code",
            "stage",
            "result",
            "handling_office_id",
            "handling_office__region_id",
            "handling_office__region__time_zone",
            "region_id",
            "received_on",
            "registered_on",
            "closed_on",
            "act_on",
            "joined_into_id",
        )
    )


def _zone(name: str | None) -> ZoneInfo:
    return ZONES[name] if name else JAKARTA


def _people(ids: Collection[int]) -> dict[int, list[PersonFacts]]:
    found = Accused.objects.filter(case__in=ids).order_by("id")
    grouped = defaultdict(list)
    for case, id, status, position, agency, employer, employer_region, acts in found.values_list(
        "case_id", "id", "status", "position", "agency", "employer_id", "employer__region_id", "rules"
    ):
        grouped[case].append(
            PersonFacts(id, status, position, agency, employer or "", employer_region or "", tuple(acts))
        )
    return grouped


def _tracks(ids: Collection[int]) -> dict[int, list[TrackFacts]]:
    found = Track.objects.filter(case__in=ids).order_by("id")
    grouped = defaultdict(list)
    for case, id, person, route, body, procedure, stage, result, sanction, opened_on, ended_on in found.values_list(
        "case_id",
        "id",
        "accused_id",
        "route",
        "body_id",
        "procedure_code",
        "stage",
        "result",
        "sanction",
        "opened_on",
        "ended_on",
    ):
        grouped[case].append(
            TrackFacts(id, person, route, body or "", procedure, stage, result, sanction, opened_on, ended_on)
        )
    return grouped


def _entries(ids: Collection[int]) -> QuerySet[Entry]:
    return Entry.objects.filter(subject_kind=CASE, subject_id__in=ids)


def _steps(ids: Collection[int]) -> dict[int, list[Step]]:
    grouped = defaultdict(list)
    moves = _entries(ids).exclude(to_stage="").order_by("subject_id", "sequence")
    for case, track, event, on, left, reached in moves.values_list(
        "subject_id", "track_id", "event", "on", "from_stage", "to_stage"
    ):
        grouped[case].append(Step(track, event, on, left, reached))
    return grouped


def _terms(ids: Collection[int], zones: dict[int, ZoneInfo]) -> dict[int, list[Term]]:
    waited_for = [name for name in {rule.id for rule in rules()} if is_waited_for(name)]
    found = Deadline.objects.filter(subject_kind=CASE, subject_id__in=ids, due_at__isnull=False)
    late = {Deadline.State.OVERDUE, Deadline.State.MET_LATE}
    grouped = defaultdict(list)
    for case, track, rule, due_at, state, ended_at in (
        found.exclude(rule__in=waited_for)
        .order_by("id")
        .values_list("subject_id", "track_id", "rule", "due_at", "state", "ended_at")
    ):
        zone = zones.get(case, JAKARTA)
        assert due_at is not None
        grouped[case].append(Term(track, rule, _day(due_at, zone), ended_at and _day(ended_at, zone), state in late))
    return grouped


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()
