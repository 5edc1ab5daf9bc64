"""The work list of one reader: filtered, searched, counted."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Visitor
from netra.cases.models import EmployerQuestion
from netra.cases.permissions import visible_to
from netra.cases.queries.inbox import Row, inbox, rows_of

LATEST_CLOSED = 200


@dataclass(frozen=True, slots=True)
class Desk:
    """`which` is what is shown: mine, open, closed, or found. The counts speak of everything open."""

    which: str
    rows: tuple[Row, ...]
    mine: int
    mine_late: int
    watched: int
    watched_late: int


def desk(user: Visitor, *, text: str, which: str, on: date, at: datetime) -> Desk:
    """The rows asked for; without a wish those awaiting the reader, or everything open when nothing does."""
    running = inbox(user, on=on, at=at)
    mine = [row for row in running if row.is_mine]
    others = [row for row in running if not row.is_mine]
    text = text.strip()
    shown = "found" if text else which or ("mine" if mine else "open")
    rows = {"mine": mine, "open": running}.get(shown)
    if rows is None:
        wanted = Q(official_number__icontains=text) | Q(ref=text.lower()) if text else Q(closed_on__isnull=False)
        cases = visible_to(user, on).filter(wanted).order_by("-closed_on", "-id")[:LATEST_CLOSED]
        rows = rows_of(cases, user, on=on, at=at)
    if shown == "closed":
        rows.sort(key=lambda row: (row.case.closed_on or on, row.case.pk), reverse=True)
    return Desk(shown, tuple(rows), len(mine), _late(mine), len(others), _late(others))


def _late(rows: list[Row]) -> int:
    return sum(any(due.is_overdue for due in row.due) for row in rows)


def roles_of(user: Visitor, on: date) -> frozenset[Role]:
    """Every role someone has on a day."""
    return frozenset(standing.role for standing in accounts.standings(user, on))


def questions_for(user: Visitor, on: date) -> list[EmployerQuestion]:
    """Questions that wait for an answer of the reader's institution, the nearest term first."""
    offices = [s.institution.pk for s in accounts.standings(user, on) if s.role == Role.PERSONNEL_AUTHORITY]
    found = EmployerQuestion.objects.filter(institution__in=offices, answered_on__isnull=True)
    return list(found.select_related("accused", "case__handling_office").order_by("due_on", "id"))


def question_by_id(pk: int, user: Visitor, on: date) -> EmployerQuestion | None:
    """A question to the reader's own institution, answered or not; or `None`."""
    offices = [s.institution.pk for s in accounts.standings(user, on) if s.role == Role.PERSONNEL_AUTHORITY]
    found = EmployerQuestion.objects.filter(pk=pk, institution__in=offices)
    return found.select_related("accused", "case__handling_office__region", "institution").first()
