"""The work list of one reader: filtered, searched, counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, partial
from typing import overload

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Visitor
from netra.cases.models import Case, EmployerQuestion
from netra.cases.permissions import visible_apart, visible_to
from netra.cases.queries.aside import apart_from_aside, cases_aside, without_aside
from netra.cases.queries.counting import counted, readers
from netra.cases.queries.inbox import Row, may_await, rows_of
from netra.cases.queries.near import Brief, briefs, late_among
from netra.cases.queries.wanted import Wanted, late_clocks, number_of, open_clocks, wanted_of
from netra.ledger.queries import Deadline

LATEST_CLOSED = 200
EVERYTHING = Wanted()
FEW = 5000
A_PIECE = 100  # clocks read beyond those a page needs
WIDE = frozenset({Role.NATIONAL_SUPERVISOR, Role.MONITOR})


class Lines(Sequence[Row]):
    """Rows at hand, then those of cases that lie elsewhere; both are read from the database a page at a time.

    A case that lies elsewhere counts once, and gives a row for each of its tracks.
    """

    def __init__(
        self, at_hand: Sequence[Brief], elsewhere: "Elsewhere | None", read: Callable[[QuerySet[Case]], list[Row]]
    ):
        self._at_hand, self._elsewhere, self._read = at_hand, elsewhere, read

    @cached_property
    def elsewhere(self) -> int:
        return self._elsewhere.count() if self._elsewhere is not None else 0

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
        rows = self._near(self._at_hand[first:last])
        if last > near and self._elsewhere is not None:
            ids = self._elsewhere.ids(max(first - near, 0), last - near)
            place = {pk: number for number, pk in enumerate(ids)}
            found = self._read(Case.objects.filter(pk__in=ids))
            rows = rows + sorted(found, key=lambda row: place[row.case.pk])
        return rows

    def _near(self, lines: Sequence[Brief]) -> list[Row]:
        if not lines:
            return []
        found = self._read(Case.objects.filter(pk__in={line.case for line in lines}))
        by_key = {(row.case.pk, row.track and row.track.pk): row for row in found}
        return [by_key[line.key] for line in lines if line.key in by_key]


@dataclass(frozen=True)
class Elsewhere:
    """Open cases, without those `at_hand`, by the first end among their open clocks, those without one last.

    Where somebody sees cases of the whole country (`is_wide`) the clocks are read in order until a page is full;
    else the clocks of each of the few cases are looked up. `is_everything`: every open case there is.
    `apart`: the same cases in parts that have none in common, to be counted. `whose` names these cases for those who
    count them again; without it they are counted anew every time.
    """

    running: QuerySet[Case]
    apart: Sequence[QuerySet[Case]]
    at_hand: frozenset[int]
    is_wide: bool
    is_everything: bool = False
    whose: str = ""

    def count(self) -> int:
        return self._all - len(self.at_hand)

    def ids(self, first: int, last: int) -> list[int]:
        cases = self.running.exclude(pk__in=self.at_hand) if self.at_hand else self.running
        if not self.is_wide:
            ends = open_clocks().filter(subject_id=OuterRef("pk")).order_by("due_at").values("due_at")[:1]
            timed = cases.annotate(ends=Subquery(ends)).order_by(
                F("ends").asc(nulls_last=True), Coalesce("ends", "opened_at"), "pk"
            )
            return list(timed.values_list("pk", flat=True)[first:last])
        soon = self._timed(last)
        if len(soon) >= last:
            return soon[first:last]
        rest = cases.exclude(Exists(open_clocks().filter(subject_id=OuterRef("pk")))).order_by("opened_at", "pk")
        skipped = len(soon)
        return soon[first:] + list(rest.values_list("pk", flat=True)[max(first - skipped, 0) : last - skipped])

    def _timed(self, enough: int) -> list[int]:
        """Cases by the first end among their clocks, no more than these. The clocks are read in the order of their
        index and piece by piece: few of them are of a case met before or at hand."""
        clocks = open_clocks().order_by("due_at", "subject_id")
        if not self.is_everything:
            clocks = clocks.filter(Exists(self.running.filter(pk=OuterRef("subject_id"))))
        ids = clocks.values_list("subject_id", flat=True)
        found, first, size = dict[int, None](), 0, 2 * enough + A_PIECE
        while len(found) < enough:
            piece = list(ids[first : first + size])
            found |= dict.fromkeys(pk for pk in piece if pk not in self.at_hand)
            if len(piece) < size:
                break
            first, size = first + size, 2 * size
        return list(found)[:enough]

    def late(self, at: datetime, *, at_hand: int) -> int:
        """How many have a clock that ran out, beside so many at hand; terms that others wait for are none."""
        return counted("late", self.whose, lambda: self._late(late_clocks(at)), among=self._all) - at_hand

    @cached_property
    def _all(self) -> int:
        return counted("open", self.whose, lambda: sum(part.count() for part in self.apart))

    def _late(self, clocks: QuerySet[Deadline]) -> int:
        if self.is_everything:
            # A closed case has no open clock, so that cases need not be looked at one by one.
            return clocks.values("subject_id").distinct().count()
        if self.is_wide:
            return self.running.filter(pk__in=clocks.values("subject_id")).count()
        late = Exists(clocks.filter(subject_id=OuterRef("pk")))
        return sum(part.filter(late).count() for part in self.apart)


@dataclass(frozen=True, slots=True)
class Desk:
    """`which` is what is shown: mine, open, closed, filtered or found. The counts speak of everything open, `aside`
    of what waits beside the list."""

    which: str
    rows: Sequence[Row]
    mine: int
    mine_late: int
    watched: int
    watched_late: int
    aside: int = 0


def awaiting(user: Visitor, *, on: date, at: datetime) -> tuple[list[Brief], Lines]:
    """What awaits the reader, the nearest term first: told briefly, and as rows that are read when they are shown."""
    running = without_aside(visible_to(user, on).filter(closed_on__isnull=True))
    mine = [line for line in _near(running, user, on, at) if line.is_mine]
    return mine, Lines(mine, None, partial(rows_of, user=user, on=on, at=at))


def filtered(user: Visitor, wanted: Wanted, *, on: date, at: datetime) -> Lines:
    """Open cases the reader may see and wants to, the nearest term first; read when they are shown."""
    running, *apart = (wanted_of(part, wanted, user, on=on, at=at) for part in _open(visible_to(user, on), user, on))
    # Few are found by number; of many, the clocks of the country are read in order until a page is full.
    found = Elsewhere(running, apart, frozenset(), False, whose=f"{readers(user, on)} {number_of(user)} {wanted}")
    if not WIDE.isdisjoint(roles_of(user, on)) and found.count() > FEW:
        found = replace(found, is_wide=True)
    return Lines((), found, partial(rows_of, user=user, on=on, at=at))


def desk(user: Visitor, *, text: str, which: str, on: date, at: datetime, wanted: Wanted = EVERYTHING) -> Desk:
    """The rows asked for; without a wish those awaiting the reader, or everything open when nothing does."""
    visible = visible_to(user, on)
    read = partial(rows_of, user=user, on=on, at=at)
    running, *apart = _open(visible, user, on)
    near = _near(running, user, on, at)
    mine = [line for line in near if line.is_mine]
    awaited = {line.case: line.case_is_late for line in mine}
    beside = [line for line in near if line.case in awaited and not line.is_mine]
    roles = roles_of(user, on)
    waiting = cases_aside(user, on).count()
    everything = Role.NATIONAL_SUPERVISOR in roles and not waiting
    elsewhere = Elsewhere(
        running,
        apart,
        frozenset(awaited),
        is_wide=not WIDE.isdisjoint(roles),
        is_everything=everything,
        whose=f"{readers(user, on)} {waiting}",
    )
    lines = Lines(mine + beside, elsewhere, read)
    text = text.strip()
    shown = "found" if text else "filtered" if not wanted.is_empty else which or ("mine" if mine else "open")
    rows: Sequence[Row] | None = {"mine": Lines(mine, None, read), "open": lines}.get(shown)
    if shown == "filtered":
        rows = filtered(user, wanted, on=on, at=at)
    if rows is None:
        named = Q(official_number__icontains=text) | Q(ref=text.lower()) if text else Q(closed_on__isnull=False)
        found = read(visible.filter(named).order_by("-closed_on", "-id")[:LATEST_CLOSED])
        if shown == "closed":
            found.sort(key=lambda row: (row.case.closed_on or on, row.case.pk), reverse=True)
        rows = found
    watched = len(beside) + lines.elsewhere
    late = elsewhere.late(at, at_hand=sum(awaited.values()))
    return Desk(shown, rows, len(mine), late_among(mine), watched, late_among(beside) + late, waiting)


def _open(visible: QuerySet[Case], user: Visitor, on: date) -> list[QuerySet[Case]]:
    """What is open, not aside, and may be seen by the reader: as one, and in parts that have none in common."""
    return apart_from_aside([part.filter(closed_on__isnull=True) for part in (visible, *visible_apart(user, on))])


def _near(running: QuerySet[Case], user: Visitor, on: date, at: datetime) -> list[Brief]:
    """Lines among which those that await the reader are."""
    return briefs(running.filter(may_await(accounts.standings(user, on))), user, on=on, at=at)


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
