"""What awaits a reader, told without opening a file: a busy office holds thousands of cases, a page shows a few."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, partial
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import CharField, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

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
from netra.registry import queries as registry
from netra.registry.queries import ZONES

# A moment as the database writes it: it tells the order, and thousands of them need not be read.
_AS_TEXT = Cast("opened_at", CharField())
Clocks = list[tuple[datetime | None, str]]
Among = Any  # a query for ids
FEW = 5000  # beyond so many, a database is asked which cases again instead of being told


@dataclass(frozen=True, slots=True)
class Brief:
    """A line of a work list before it is read: a case, or a track of it. `ends` is the nearest end of an open clock,
    `is_late` whether any of its clocks ran out, `days_late` how many days the nearest did; `case_is_late` whether any
    clock of the whole case did."""

    case: int
    track: int | None
    is_mine: bool
    opened_at: str
    ends: datetime | None
    is_late: bool
    days_late: int
    case_is_late: bool

    @property
    def key(self) -> tuple[int, int | None]:
        return self.case, self.track

    @property
    def order(self) -> tuple[bool, bool, datetime | str, int]:
        """The order of the work list: the reader's own first, then by the nearest end, those without one by the moment
        they were opened."""
        return not self.is_mine, self.ends is None, self.ends or self.opened_at, self.case


def briefs(cases: QuerySet[Case], user: Visitor, *, on: date, at: datetime) -> list[Brief]:
    """Lines for these open cases, as `inbox.rows_of` would tell them, in a few looks at columns alone."""
    standings, signing = accounts.standings(user, on), accounts.signing_in()
    whole = any(standing.is_supervisor for standing in standings)
    files = list(cases.order_by("pk").values_list("pk", "procedure_code", "stage", "handling_office_id", _AS_TEXT))
    offices = _offices({file[3] for file in files})
    parts = cache(lambda *held: holds(_held(offices, *held), standings, signing))
    mine = cache(lambda *held: is_mine(_held(offices, *held), standings))
    among: Among = _these(file[0] for file in files) if len(files) <= FEW else cases.order_by().values("pk")
    tracks, clocks = _tracks(among, only_open=whole), _clocks(among)
    late = {case for (case, _track), these in clocks.items() if _run_out(these, at)}
    days = {office: _Day(at, on, zone) for office, (_above, zone) in offices.items()}
    found = []
    for pk, procedure, code, office, opened in files:
        lines = tracks.get(pk, [])
        if not whole:
            own = [line for line in lines if mine(office, *line[2:])]
            lines = own or lines
        running = [line for line in lines if not line[1].is_end]
        told = partial(_brief, pk, opened, clocks, days[office], case_is_late=pk in late)
        if whole and not running:
            stage = _stage(procedure, code)
            found.append(told(None, not stage.is_end and stage.owner in parts(office)))
        for track, stage, *held in running or ([] if whole else lines):
            found.append(told(track, not stage.is_end and stage.owner in parts(office, *held)))
    return sorted(found, key=lambda line: line.order)


def _these(ids: Iterable[int]) -> RawSQL:
    """These numbers as one value for the database: hundreds, each a parameter of its own, take longer to write down
    than to look up."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [list(ids)])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(ids))])


def _held(
    offices: Mapping[str, tuple[str | None, ZoneInfo]],
    office: str,
    body: str | None = None,
    employer: str | None = None,
    came: bool | None = None,
) -> Held:
    """Who has to do with a case, or with a track of it (`came` is not `None`)."""
    return Held(office, offices[office][0], body, employer, bool(came), is_track=came is not None)


@dataclass(frozen=True, slots=True)
class _Day:
    """Now, the day it is, and the clock people read where the office is."""

    at: datetime
    on: date
    zone: ZoneInfo


def _brief(
    case: int,
    opened_at: str,
    clocks: Mapping[tuple[int, int | None], Clocks],
    day: _Day,
    track: int | None,
    is_mine: bool,
    *,
    case_is_late: bool,
) -> Brief:
    these = clocks.get((case, track), ())
    ends = min((end for end, _rule in these if end is not None), default=None) if these else None
    late = _run_out(these, day.at) if case_is_late else []
    days = 0
    if ends is not None and ends in late:
        days = max(0, (day.on - (ends.astimezone(day.zone) - timedelta(microseconds=1)).date()).days)
    return Brief(case, track, is_mine, opened_at, ends, bool(late), days, case_is_late)


def _run_out(clocks: Iterable[tuple[datetime | None, str]], at: datetime) -> list[datetime]:
    """The ends of those that ran out; terms that others wait for are none."""
    return [end for end, rule in clocks if end is not None and end <= at and not is_waited_for(rule)]


def _tracks(cases: Among, *, only_open: bool) -> dict[int, list[tuple[int, Stage, str | None, str | None, bool]]]:
    found = Track.objects.filter(case__in=cases).order_by()
    columns = ["case_id", "pk", "procedure_code", "stage", "body_id", "accused__employer_id"]
    if only_open:
        found = found.filter(ended_on__isnull=True)
    else:
        columns.append("marks")  # whether a track ever came to the employer: asked for those alone who see but a part
    tracks = defaultdict(list)
    for case, pk, procedure, stage, body, employer, *marks in found.values_list(*columns):
        came = any("AT_PPK" in some for some in marks)
        tracks[case].append((pk, _stage(procedure, stage), body, employer, came))
    for lines in tracks.values():
        lines.sort(key=itemgetter(0))
    return tracks


def _offices(codes: Iterable[str]) -> dict[str, tuple[str | None, ZoneInfo]]:
    """The office above each, and the clock people read there."""
    found = registry.above_and_zones(codes)
    return {code: (above, ZONES[zone] if zone else JAKARTA) for code, (above, zone) in found.items()}


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
