"""The work list of one reader: filtered, searched, counted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from typing import overload

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import OrderBy

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Visitor
from netra.cases.models import Case, EmployerQuestion
from netra.cases.permissions import visible_to
from netra.cases.position import CASE
from netra.cases.queries.inbox import Row, may_await, rows_of
from netra.domain.deadlines import rules
from netra.ledger.queries import Deadline

LATEST_CLOSED = 200
OPEN = (Deadline.State.RUNNING, Deadline.State.OVERDUE)
WIDE = frozenset({Role.NATIONAL_SUPERVISOR, Role.MONITOR})


class Lines(Sequence[Row]):
    """Rows at hand, then those of cases that lie elsewhere, which are read from the database a page at a time.

    A case that lies elsewhere counts once, and gives a row for each of its tracks.
    """

    def __init__(self, at_hand: list[Row], elsewhere: "Elsewhere", read: Callable[[QuerySet[Case]], list[Row]]):
        self._at_hand, self._elsewhere, self._read = at_hand, elsewhere, read

    @cached_property
    def elsewhere(self) -> int:
        return self._elsewhere.cases.count()

    def __len__(self) -> int:
        return len(self._at_hand) + self.elsewhere

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        first, last, _ = index.indices(len(self))
        near = len(self._at_hand)
        rows = self._at_hand[first:last]
        if last > near:
            ids = self._elsewhere.ids(max(first - near, 0), last - near)
            place = {pk: number for number, pk in enumerate(ids)}
            found = self._read(Case.objects.filter(pk__in=ids))
            rows = rows + sorted(found, key=lambda row: place[row.case.pk])
        return rows


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Open cases by the first end among their open clocks, those without one last.

    Where somebody sees cases of the whole country (`is_wide`) the clocks are read in order until a page is full;
    else the clocks of each of the few cases are looked up.
    """

    cases: QuerySet[Case]
    is_wide: bool

    def ids(self, first: int, last: int) -> list[int]:
        if not self.is_wide:
            ends = _clocks().filter(subject_id=OuterRef("pk")).order_by("due_at").values("due_at")[:1]
            order = OrderBy(Subquery(ends), nulls_last=True)
            return list(self.cases.order_by(order, "opened_at", "pk").values_list("pk", flat=True)[first:last])
        before = Q(due_at__lt=OuterRef("due_at")) | Q(due_at=OuterRef("due_at"), pk__lt=OuterRef("pk"))
        opened = Case.objects.filter(pk=OuterRef("subject_id")).values("opened_at")
        timed = (
            _clocks()
            .filter(Exists(self.cases.filter(pk=OuterRef("subject_id"))))
            .exclude(Exists(_clocks().filter(before, subject_id=OuterRef("subject_id"))))
            .order_by("due_at", Subquery(opened), "subject_id")
        )
        ids = list(timed.values_list("subject_id", flat=True)[first:last])
        if len(ids) == last - first:
            return ids
        skipped = timed.order_by().count()
        rest = self.cases.exclude(Exists(_clocks().filter(subject_id=OuterRef("pk")))).order_by("opened_at", "pk")
        return ids + list(rest.values_list("pk", flat=True)[max(first - skipped, 0) : last - skipped])

    def late(self, at: datetime) -> int:
        """How many have a clock that ran out; terms that others wait for are none."""
        waits = [rule.id for rule in rules() if rule.waits]
        clocks = _clocks().filter(due_at__lte=at).exclude(rule__in=waits)
        if self.is_wide:
            return self.cases.filter(pk__in=clocks.values("subject_id")).count()
        return self.cases.filter(Exists(clocks.filter(subject_id=OuterRef("pk")))).count()


def _clocks() -> QuerySet[Deadline]:
    """Open clocks of cases that have an end. That they did not end is said twice, for the index of open ones."""
    return Deadline.objects.filter(subject_kind=CASE, state__in=OPEN, ended_at__isnull=True, due_at__isnull=False)


@dataclass(frozen=True, slots=True)
class Desk:
    """`which` is what is shown: mine, open, closed, or found. The counts speak of everything open."""

    which: str
    rows: Sequence[Row]
    mine: int
    mine_late: int
    watched: int
    watched_late: int


def awaiting(user: Visitor, *, on: date, at: datetime) -> list[Row]:
    """The rows that await the reader, the nearest term first."""
    near, _running = _near(user, on, at)
    return [row for row in near if row.is_mine]


def desk(user: Visitor, *, text: str, which: str, on: date, at: datetime) -> Desk:
    """The rows asked for; without a wish those awaiting the reader, or everything open when nothing does."""
    visible = visible_to(user, on)
    read = partial(rows_of, user=user, on=on, at=at)
    near, running = _near(user, on, at)
    mine = [row for row in near if row.is_mine]
    awaited = {row.case.pk for row in mine}
    beside = [row for row in near if row.case.pk in awaited and not row.is_mine]
    is_wide = not WIDE.isdisjoint(roles_of(user, on))
    elsewhere = Elsewhere(running.exclude(pk__in=awaited) if awaited else running, is_wide)
    lines = Lines(mine + beside, elsewhere, read)
    text = text.strip()
    shown = "found" if text else which or ("mine" if mine else "open")
    rows: Sequence[Row] | None = {"mine": mine, "open": lines}.get(shown)
    if rows is None:
        wanted = Q(official_number__icontains=text) | Q(ref=text.lower()) if text else Q(closed_on__isnull=False)
        found = read(visible.filter(wanted).order_by("-closed_on", "-id")[:LATEST_CLOSED])
        if shown == "closed":
            found.sort(key=lambda row: (row.case.closed_on or on, row.case.pk), reverse=True)
        rows = found
    watched = len(beside) + lines.elsewhere
    return Desk(shown, rows, len(mine), _late(mine), watched, _late(beside) + elsewhere.late(at))


def _near(user: Visitor, on: date, at: datetime) -> tuple[list[Row], QuerySet[Case]]:
    """Rows among which those that await the reader are, and everything open the reader may see."""
    running = visible_to(user, on).filter(closed_on__isnull=True)
    return rows_of(running.filter(may_await(accounts.standings(user, on))), user, on=on, at=at), running


def _late(rows: Iterable[Row]) -> int:
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
