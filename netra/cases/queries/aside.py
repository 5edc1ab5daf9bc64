"""Cases that wait beside the work list after a flood, and whether one does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Visitor
from netra.cases.clocks import zone_of
from netra.cases.models import Case
from netra.cases.permissions import parts_in, visible_to
from netra.cases.position import CASE
from netra.domain.workflow import Part
from netra.flood import queries as flood
from netra.ledger import queries as ledger

if TYPE_CHECKING:
    from netra.flood.models import SetAside


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits, why, since when, the last day of its nearest term; `mine`: the reader may let it in."""

    case: Case
    aside: "SetAside"
    ends_on: date | None
    mine: bool


def without_aside(cases: QuerySet[Case]) -> QuerySet[Case]:
    """These cases without those that wait; the same query when nothing does, which is nearly always."""
    return apart_from_aside([cases])[0]


def apart_from_aside(some: Iterable[QuerySet[Case]]) -> list[QuerySet[Case]]:
    """The same for several queries, with one look at whether anything waits."""
    waiting = flood.waiting(CASE)
    return [cases.exclude(pk__in=waiting) for cases in some] if waiting.exists() else list(some)


def aside_of(case: Case) -> "SetAside | None":
    """Why and since when a case waits; `None` when it does not."""
    return flood.why_set_aside(CASE, case.pk)


def may_let_in(case: Case, user: Visitor, on: date) -> bool:
    """Supervisors of the office that holds the case."""
    return Part.SUPERVISOR in parts_in(case, user, on)


def cases_aside(user: Visitor, on: date) -> QuerySet[Case]:
    """The cases that wait and whose whole file the reader may see, the oldest first."""
    if not flood.waiting(CASE).exists() or not any(standing.is_supervisor for standing in accounts.standings(user, on)):
        return Case.objects.none()
    return visible_to(user, on).filter(pk__in=flood.waiting(CASE), closed_on__isnull=True).order_by("opened_at", "pk")


def waiting_lines(cases: list[Case], user: Visitor, on: date) -> list[Waiting]:
    """These cases with what a page tells of them."""
    why = flood.set_aside_among(CASE, [case.pk for case in cases])
    ends: dict[int, list[datetime]] = {}
    for clock in ledger.open_deadlines(CASE, list(why)):
        if clock.due_at is not None:
            ends.setdefault(clock.subject_id, []).append(clock.due_at)
    return [
        Waiting(case, why[case.pk], _last_day(case, ends.get(case.pk)), may_let_in(case, user, on))
        for case in cases
        if case.pk in why
    ]


def _last_day(case: Case, ends: list[datetime] | None) -> date | None:
    """A term ends with the last moment of its last day where the office is."""
    return (min(ends).astimezone(zone_of(case)) - timedelta(microseconds=1)).date() if ends else None
