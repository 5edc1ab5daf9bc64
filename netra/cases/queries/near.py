"""What awaits a reader, told without opening a file: a busy office holds thousands of cases, a page shows a few."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Visitor
from netra.cases.clocks import JAKARTA
from netra.cases.models import Case, Track
from netra.cases.permissions import Held, holds, is_mine
from netra.cases.position import CASE
from netra.domain import procedures
from netra.domain.deadlines import is_waited_for
from netra.domain.workflow import Stage
from netra.ledger.queries import Deadline
from netra.registry.queries import ZONES

Clocks = list[tuple[datetime | None, str]]
Among = Any  # ids, or a query for them
FEW = 5000  # beyond so many, a database is asked which cases again instead of being told


@dataclass(frozen=True, slots=True)
class Brief:
    """A line of a work list before it is read: a case, or a track of it. `ends` is the nearest end of an open clock,
    `is_late` whether any of its clocks ran out, `days_late` how many days the nearest did; `case_is_late` whether any
    clock of the whole case did."""

    case: int
    track: int | None
    is_mine: bool
    opened_at: datetime
    ends: datetime | None
    is_late: bool
    days_late: int
    case_is_late: bool

    @property
    def key(self) -> tuple[int, int | None]:
        return self.case, self.track

    @property
    def order(self) -> tuple[bool, bool, datetime, int]:
        """The order of the work list: the reader's own first, then by the nearest end."""
        return not self.is_mine, self.ends is None, self.ends or self.opened_at, self.case


@dataclass(frozen=True, slots=True)
class _Row:
    """A track as it is held: its id, its stage, and by whom."""

    pk: int
    stage: Stage
    held: Held


def briefs(cases: QuerySet[Case], user: Visitor, *, on: date, at: datetime) -> list[Brief]:
    """Lines for these open cases, as `inbox.rows_of` would tell them, in a few looks at columns alone."""
    standings, signing = accounts.standings(user, on), accounts.signing_in()
    whole = any(standing.is_supervisor for standing in standings)
    parts = cache(lambda held: holds(held, standings, signing))
    mine = cache(lambda held: is_mine(held, standings))
    files = cases.order_by("pk").values_list(
        "pk",
        "procedure_code",
        "stage",
        "handling_office_id",
        "handling_office__parent_id",
        "handling_office__region__time_zone",
        "opened_at",
    )
    among: Among = [file[0] for file in files] if len(files) <= FEW else cases.order_by().values("pk")
    tracks, clocks = _tracks(among, only_open=whole), _clocks(among)
    late = {case for (case, _track), these in clocks.items() if _run_out(these, at)}
    found = []
    for pk, procedure, stage, office, above, zone, opened in files:
        rows = [
            _Row(id, row, Held(office, above, body, employer, came))
            for id, row, body, employer, came in tracks.get(pk, ())
        ]
        if not whole:
            own = [row for row in rows if mine(row.held)]
            rows = own or rows
        running = [row for row in rows if not row.stage.is_end]
        day = _Day(at, on, ZONES[zone] if zone else JAKARTA, pk in late)
        if whole and not running:
            own_stage = _stage(procedure, stage)
            is_own = not own_stage.is_end and own_stage.owner in parts(Held(office, above, is_track=False))
            found.append(day.brief(pk, None, is_own, opened, clocks.get((pk, None), [])))
        for row in running or ([] if whole else rows):
            is_own = not row.stage.is_end and row.stage.owner in parts(row.held)
            found.append(day.brief(pk, row.pk, is_own, opened, clocks.get((pk, row.pk), [])))
    return sorted(found, key=lambda line: line.order)


@dataclass(frozen=True, slots=True)
class _Day:
    """Now, the day it is, and the clock people read where the office is; and whether the case is late."""

    at: datetime
    on: date
    zone: ZoneInfo
    is_late: bool

    def brief(self, case: int, track: int | None, is_own: bool, opened_at: datetime, clocks: Clocks) -> Brief:
        ends = min((end for end, _rule in clocks if end is not None), default=None)
        late = _run_out(clocks, self.at) if self.is_late else []
        days = 0
        if ends is not None and ends in late:
            days = max(0, (self.on - (ends.astimezone(self.zone) - timedelta(microseconds=1)).date()).days)
        return Brief(case, track, is_own, opened_at, ends, bool(late), days, self.is_late)


def _run_out(clocks: Clocks, at: datetime) -> list[datetime]:
    """The ends of those that ran out; terms that others wait for are none."""
    return [end for end, rule in clocks if end is not None and end <= at and not is_waited_for(rule)]


def _tracks(cases: Among, *, only_open: bool) -> dict[int, list[tuple[int, Stage, str | None, str | None, bool]]]:
    found = Track.objects.filter(case__in=cases).order_by("pk")
    if only_open:
        found = found.filter(ended_on__isnull=True)
    tracks = defaultdict(list)
    columns = ("case_id", "pk", "procedure_code", "stage", "body_id", "accused__employer_id", "marks")
    for case, pk, procedure, stage, body, employer, marks in found.values_list(*columns):
        tracks[case].append((pk, _stage(procedure, stage), body, employer, "AT_PPK" in marks))
    return tracks


def _clocks(cases: Among) -> dict[tuple[int, int | None], Clocks]:
    found = Deadline.objects.filter(subject_kind=CASE, subject_id__in=cases, ended_at__isnull=True)
    clocks: dict[tuple[int, int | None], Clocks] = defaultdict(list)
    for case, track, end, rule in found.values_list("subject_id", "track_id", "due_at", "rule"):
        clocks[case, track].append((end, rule))
    return clocks


@cache
def _stage(procedure: str, code: str) -> Stage:
    return procedures.procedure(procedure).stage(code)


def late_among(lines: Iterable[Brief]) -> int:
    return sum(line.is_late for line in lines)
