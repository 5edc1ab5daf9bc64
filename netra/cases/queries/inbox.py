"""Work lists: what an institution holds, the nearest term first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from netra.accounts.queries import Visitor
from netra.cases.models import Case, Track
from netra.cases.permissions import parts_in, view_of, visible_to
from netra.cases.position import CASE
from netra.domain.deadlines import DeadlineRule, rule_at
from netra.domain.words import Text
from netra.ledger import queries as ledger
from netra.ledger.models import Deadline


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

    @property
    def nearest(self) -> Due | None:
        return self.due[0] if self.due else None


def due_of(deadlines: Iterable[Deadline], now: datetime) -> tuple[Due, ...]:
    """Clocks for the page, the nearest end first, open-ended ones last."""
    found = [
        Due(
            rule=rule_at(deadline.rule, deadline.started_at.date()),
            at=deadline.due_at,
            is_overdue=deadline.due_at is not None and deadline.due_at <= now,
            by_letter=deadline.set_by_letter,
            beyond_holidays=deadline.why_open == Deadline.WhyOpen.BEYOND_HOLIDAYS,
        )
        for deadline in deadlines
    ]
    return tuple(sorted(found, key=lambda due: (due.at is None, due.at or now)))


def inbox(user: Visitor, *, on: date, at: datetime) -> list[Row]:
    """Open cases and tracks the reader may see, those awaiting the reader first, then by the nearest term."""
    cases = (
        visible_to(user, on)
        .filter(closed_on__isnull=True)
        .select_related("handling_office__region", "handling_office__parent", "region")
        .prefetch_related("people", "tracks__accused__employer", "tracks__body")
    )
    clocks: dict[tuple[int, int | None], list[Deadline]] = {}
    for deadline in ledger.open_deadlines(CASE, [case.pk for case in cases]):
        clocks.setdefault((deadline.subject_id, deadline.track_id), []).append(deadline)
    rows = [row for case in cases for row in _rows(case, user, on, at, clocks)]
    return sorted(rows, key=lambda row: (not row.is_mine, *_urgency(row)))


def _rows(
    case: Case, user: Visitor, on: date, at: datetime, clocks: dict[tuple[int, int | None], list[Deadline]]
) -> list[Row]:
    view = view_of(case, user, on)
    rows = []
    open_tracks = [track for track in case.tracks.all() if not track.is_ended]
    if view.whole and not open_tracks:
        mine = case.stage_row.owner in parts_in(case, user, on)
        rows.append(Row(case, None, case.stage_row.label, due_of(clocks.get((case.pk, None), []), at), mine))
    for track in open_tracks:
        if view.tracks is None or track.pk in view.tracks:
            mine = track.stage_row.owner in parts_in(case, user, on, track)
            rows.append(Row(case, track, track.stage_row.label, due_of(clocks.get((case.pk, track.pk), []), at), mine))
    return rows


def _urgency(row: Row) -> tuple[bool, float, int]:
    nearest = row.nearest
    if nearest is None or nearest.at is None:
        return True, row.case.opened_at.timestamp(), row.case.pk
    return False, nearest.at.timestamp(), row.case.pk
