"""Work lists: what an institution holds, the nearest term first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Standing, Visitor
from netra.cases.models import Case, Track
from netra.cases.permissions import View, parts_with, view_with
from netra.cases.position import CASE
from netra.domain import procedures
from netra.domain.deadlines import DeadlineRule, is_waited_for, rule_at
from netra.domain.procedures.verification import KASN_VIA_PROVINCE
from netra.domain.words import Text
from netra.domain.workflow import Part
from netra.ledger import queries as ledger
from netra.ledger.queries import Deadline

FEW = 1000  # cases told by number; beyond, they are asked for by a query


@dataclass(frozen=True, slots=True)
class Due:
    """A running clock as a page shows it. `at` is `None` where neither law nor letter names a term."""

    rule: DeadlineRule
    at: datetime | None
    is_overdue: bool
    by_letter: bool
    beyond_holidays: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a work list: a case, or a track of it, whose stage belongs to the reader, or not."""

    case: Case
    track: Track | None
    stage: Text
    due: tuple[Due, ...]
    is_mine: bool
    view: View

    @property
    def nearest(self) -> Due | None:
        return self.due[0] if self.due else None


def due_of(deadlines: Iterable[Deadline], now: datetime) -> tuple[Due, ...]:
    """Clocks for the page, the nearest end first, open-ended ones last."""
    found = [
        Due(
            rule=rule_at(deadline.rule, deadline.started_at.date()),
            at=deadline.due_at,
            is_overdue=deadline.due_at is not None and deadline.due_at <= now and not is_waited_for(deadline.rule),
            by_letter=deadline.set_by_letter,
            beyond_holidays=deadline.why_open == Deadline.WhyOpen.BEYOND_HOLIDAYS,
        )
        for deadline in deadlines
    ]
    return tuple(sorted(found, key=lambda due: (due.at is None, due.at or now)))


def may_await(standings: Iterable[Standing]) -> Q:
    """Cases that can hold a stage of the reader's: never fewer than do, seldom many more."""
    found = Q(pk__in=[])
    under_way = Track.objects.filter(ended_on__isnull=True)
    for standing in standings:
        office = standing.institution
        if standing.is_supervisor:
            # A case without a track under way is at a stage of its own, and those are all the office's.
            its_turn = under_way.filter(_waits_for_sender(), case=OuterRef("pk"))
            found |= Q(handling_office=office) & (~Exists(under_way.filter(case=OuterRef("pk"))) | Exists(its_turn))
        if standing.role in {Role.PROVINCE_SUPERVISOR, Role.NATIONAL_SUPERVISOR}:
            checked = under_way.filter(procedure_code=KASN_VIA_PROVINCE.code)
            found |= Q(pk__in=_told(checked), handling_office__parent=office)
        elif standing.role in {Role.VERIFIER, Role.REGENT_OFFICE}:
            found |= Q(pk__in=under_way.filter(body=office).values("case"))
        elif standing.role == Role.PERSONNEL_AUTHORITY:
            # Asked case by case: those an employer sees are few, the people it ever had in one are many.
            found |= Q(Exists(under_way.filter(case=OuterRef("pk"), accused__employer=office)))
    return found


def _waits_for_sender() -> Q:
    """Tracks whose next step is the office's that sent them: its own stages, and those of bodies that nobody signs in
    for, whose letters it records."""
    signing = accounts.institutions_signing_in()
    silent_body = Q(body__isnull=True) | ~Q(body__in=signing)
    silent_employer = Q(accused__employer__isnull=True) | ~Q(accused__employer__in=signing)
    return (
        Q(stage__in=_stages_of(Part.SUPERVISOR, Part.PROVINCE))
        | Q(stage__in=_stages_of(Part.VERIFIER, Part.REGENT)) & silent_body
        | Q(stage__in=_stages_of(Part.PPK)) & silent_employer
    )


@cache
def _stages_of(*owners: Part) -> tuple[str, ...]:
    """Codes of the stages that these own in any procedure."""
    found = {stage.code for one in procedures.ALL for stage in one.stages if stage.owner in owners and not stage.is_end}
    return tuple(sorted(found))


def _told(tracks: QuerySet[Track]) -> "list[int] | QuerySet[Track, Any]":
    """The cases of these tracks by number, as long as they are few: beside an office, a database asked for cases of a
    query would look at every case for it."""
    few = list(tracks.order_by().values_list("case_id", flat=True)[: FEW + 1])
    return few if len(few) <= FEW else tracks.values("case")


def rows_of(cases: QuerySet[Case], user: Visitor, *, on: date, at: datetime) -> list[Row]:
    """Lines for these cases, in the order of the work list; a closed case keeps one line."""
    found = list(
        cases.select_related("handling_office__region", "handling_office__parent", "region").prefetch_related(
            "people__employer", "tracks__accused__employer", "tracks__body"
        )
    )
    clocks: dict[tuple[int, int | None], list[Deadline]] = {}
    for deadline in ledger.open_deadlines(CASE, [case.pk for case in found]):
        clocks.setdefault((deadline.subject_id, deadline.track_id), []).append(deadline)
    desk = _Desk(accounts.standings(user, on), accounts.signing_in(), at, clocks)
    rows = [row for case in found for row in desk.rows(case)]
    return sorted(rows, key=lambda row: (not row.is_mine, *_urgency(row)))


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is read once for a whole list."""

    standings: tuple[Standing, ...]
    signing: frozenset[str]
    at: datetime
    clocks: dict[tuple[int, int | None], list[Deadline]]

    def rows(self, case: Case) -> list[Row]:
        view = view_with(case, self.standings)
        running = [track for track in case.tracks.all() if not track.is_ended and _shows(view, track)]
        if view.whole and not running:
            mine = not case.is_closed and case.stage_row.owner in parts_with(case, self.standings)
            return [Row(case, None, case.stage_row.label, self._due(case, None), mine, view)]
        if case.is_closed or not running:
            running = [track for track in case.tracks.all() if _shows(view, track)]
        return [self._row(case, track, view) for track in running]

    def _row(self, case: Case, track: Track, view: View) -> Row:
        parts = parts_with(case, self.standings, track, self.signing)
        mine = not track.is_ended and track.stage_row.owner in parts
        return Row(case, track, track.stage_row.label, self._due(case, track), mine, view)

    def _due(self, case: Case, track: Track | None) -> tuple[Due, ...]:
        return due_of(self.clocks.get((case.pk, track.pk if track else None), []), self.at)


def _shows(view: View, track: Track) -> bool:
    return view.tracks is None or track.pk in view.tracks


def _urgency(row: Row) -> tuple[bool, float, int]:
    nearest = row.nearest
    if nearest is None or nearest.at is None:
        return True, row.case.opened_at.timestamp(), row.case.pk
    return False, nearest.at.timestamp(), row.case.pk
