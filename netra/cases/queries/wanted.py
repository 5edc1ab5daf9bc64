"""Which of the open cases somebody wants to see: what a saved filter means."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import User, Visitor
from netra.cases.models import Assignment, Case, Hold
from netra.cases.position import CASE
from netra.domain.deadlines import rules
from netra.ledger.queries import Deadline

ME, NOBODY, SOMEBODY = "saya", "kosong", "ada"
LATE = "lewat"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is left empty narrows nothing. `given`: the cases of a colleague by number, of the reader (`ME`) or of
    nobody; `held`: by the reader or by a colleague; `due`: late, or so many days ahead; `region`: a code and all below
    it."""

    stage: str = ""
    origin: str = ""
    given: str = ""
    held: str = ""
    due: str = ""
    region: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def is_empty(self) -> bool:
        return self == Wanted()


def wanted_of(cases: QuerySet[Case], wanted: Wanted, user: Visitor, *, on: date, at: datetime) -> QuerySet[Case]:
    """Those of these cases."""
    if wanted.stage:
        cases = cases.filter(stage=wanted.stage)
    if wanted.origin:
        cases = cases.filter(origin=wanted.origin)
    if wanted.since:
        cases = cases.filter(received_on__gte=wanted.since)
    if wanted.until:
        cases = cases.filter(received_on__lte=wanted.until)
    if wanted.region:
        cases = cases.filter(Q(region=wanted.region) | Q(region__code__startswith=wanted.region + "."))
    if wanted.due:
        cases = cases.filter(_due(wanted.due, at))
    offices = [standing.institution.pk for standing in accounts.standings(user, on)]
    if wanted.given:
        cases = cases.filter(_given(wanted.given, user, offices))
    if wanted.held:
        holds = Hold.objects.filter(case=OuterRef("pk"), institution__in=offices, until__gt=at)
        mine = Q(by=number_of(user))
        cases = cases.filter(Exists(holds.filter(mine if wanted.held == ME else ~mine)))
    return cases


def open_clocks() -> QuerySet[Deadline]:
    """Open clocks of cases that have an end. Asked by their end alone, so that the index of open ones is read."""
    return Deadline.objects.filter(subject_kind=CASE, ended_at__isnull=True, due_at__isnull=False)


def late_clocks(at: datetime) -> QuerySet[Deadline]:
    """Those that ran out; terms that others wait for are none."""
    return open_clocks().filter(due_at__lte=at).exclude(rule__in=[rule.id for rule in rules() if rule.waits])


def _due(due: str, at: datetime) -> Exists:
    if due == LATE:
        clocks = late_clocks(at)
    else:
        clocks = open_clocks().filter(due_at__gt=at, due_at__lte=at + timedelta(days=int(due)))
    return Exists(clocks.filter(subject_id=OuterRef("pk")))


def _given(given: str, user: Visitor, offices: list[str]) -> Q:
    one = Assignment.objects.filter(case=OuterRef("pk"), institution__in=offices)
    if given == NOBODY:
        return Q(~Exists(one))
    return Q(Exists(one.filter(to=number_of(user) if given == ME else int(given))))


def number_of(user: Visitor) -> int:
    """The number of a person; 0 for whoever is none."""
    return user.pk if isinstance(user, User) else 0
