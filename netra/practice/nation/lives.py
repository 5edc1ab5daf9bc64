"""One invented case after another: how it came in, how it walked through the law's tables, what the ledger says of it.

Rows come out as they would have been written by the services: stage and marks follow the table, numbers in the ledger
run from 1, clocks start and stop where the table says, and a clock that ran out is an event. Nothing lies after `at`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from math import exp
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from netra.domain import procedures
from netra.domain.deadlines import BeyondKnownHolidays, due_at, end_of, is_waited_for, rule_at
from netra.domain.loading import load
from netra.domain.workflow import Part, Procedure, Transition
from netra.practice.nation import courses, people
from netra.practice.nation.country import Place
from netra.practice.nation.rows import Row, Table
from netra.practice.walk import PACE

CASE = "CASE"
MONTHS_BACK = 425  # days of history, some fourteen months
DESIGNATED_BEFORE = 66
FRIDAY = 4
HAND = "latihan"  # who the ledger says did it: nobody who can sign in

CASES = Table(
    "cases.Case",
    (
        "id", "ref", "origin", "procedure_code", "catalogue", "stage", "marks", "result", "revision",
        "handling_office", "first_office", "opened_at", "received_on", "known_on", "act_on", "act_time", "place",
        "region", "contest", "candidate", "account", "links", "witnesses", "official_number", "registered_on",
        "closed_on",
    ),
)  # fmt: skip
PEOPLE = Table(
    "cases.Accused",
    (
        "id",
        "case",
        "name",
        "status",
        "status_confirmed_on",
        "nip",
        "position",
        "agency",
        "employer",
        "address",
        "rules",
    ),
)
TRACKS = Table(
    "cases.Track",
    (
        "id", "case", "accused", "route", "procedure_code", "body", "stage", "marks", "result", "sanction", "revision",
        "opened_on", "examined_on", "ended_on",
    ),
)  # fmt: skip
PAPERS = Table(
    "cases.Paper",
    (
        "id", "case", "track", "accused", "kind", "fields", "evidence", "on", "added_at", "added_by", "institution",
        "used_by_entry",
    ),
)  # fmt: skip
ENTRIES = Table(
    "ledger.Entry",
    (
        "id", "subject_kind", "subject_id", "sequence", "event", "at", "on", "actor", "institution", "track_id",
        "from_stage", "to_stage", "result", "basis", "refs", "catalogue", "text_hash", "form",
    ),
)  # fmt: skip
SEQUENCES = Table("ledger.Sequence", ("subject_kind", "subject_id", "last"))
CLOCKS = Table(
    "ledger.Deadline",
    (
        "id", "subject_kind", "subject_id", "track_id", "rule", "started_at", "due_at", "set_by_letter", "why_open",
        "state", "ended_at",
    ),
)  # fmt: skip
REPORTS = Table(
    "intake.Report",
    (
        "case", "channel", "wants_notices", "entitled_as", "signature", "lodged_at", "recorded_by", "source",
        "external_id", "sender_name", "letter_number",
    ),
)  # fmt: skip
ALL = (CASES, PEOPLE, TRACKS, PAPERS, ENTRIES, SEQUENCES, CLOCKS, REPORTS)
NUMBERED_BY_US = (CASES, PEOPLE, TRACKS, PAPERS, ENTRIES, CLOCKS)
SANCTIONS = {
    "MORAL_STATEMENT": ("pernyataan_terbuka", "pernyataan_tertutup"),
    "SANCTION_DECREE": ("tunda_kgb_1th", "tunda_kgb_1th"),
    "HEAVY_SANCTION_DECREE": ("jadi_pelaksana_12bln",),
    "CONTRACT_DECISION": ("sanksi_kontrak",),
    "WARNING": ("teguran_lisan",),
    "WRITTEN_WARNING": ("teguran_tertulis",),
    "SUSPENSION_DECREE": ("pemberhentian_sementara",),
    "DISMISSAL_DECREE": ("pemberhentian",),
}
EXAMINING = frozenset({"examine", "council_decides", "proceed_without"})


@dataclass(slots=True)
class Numbers:
    """The next free number of each table that takes numbers of ours."""

    case: int = 1
    person: int = 1
    track: int = 1
    paper: int = 1
    entry: int = 1
    clock: int = 1


@dataclass(slots=True)
class Harvest:
    """Rows of many cases, by table, in the order of the table's columns."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {table.label: [] for table in ALL})

    def add(self, table: Table, row: Row) -> None:
        self.rows[table.label].append(row)

    def order_by_time(self, numbers: Numbers) -> None:
        """Number the ledger's rows anew, as they would have been written by all offices side by side."""
        rows = self.rows[ENTRIES.label]
        rows.sort(key=lambda row: (row[5], row[2], row[3]))
        first = numbers.entry - len(rows)
        self.rows[ENTRIES.label] = [(first + n, *row[1:]) for n, row in enumerate(rows)]


@dataclass(slots=True)
class _Clock:
    rule: str
    track: int | None
    started: datetime
    due: datetime | None
    by_letter: bool
    why: str
    ended: datetime | None = None


@dataclass(slots=True)
class _File:
    """The case itself (`track` `None`) or a track, on its way."""

    table: Procedure
    stage: str
    marks: set[str]
    track: int | None = None
    revision: int = 0
    result: str = ""
    sanction: str = ""
    examined: date | None = None
    ended: date | None = None
    clocks: list[_Clock] = field(default_factory=list)


@dataclass(slots=True)
class _Event:
    at: datetime
    on: date
    name: str
    office: str
    track: int | None
    left: str
    reached: str
    result: str
    basis: Sequence[str]
    papers: list[int] = field(default_factory=list)
    refs: dict[str, Any] | None = None
    clock: _Clock | None = None
    number: int = 0


@dataclass(slots=True)
class Nation:
    """Makes cases one by one; the same `seed`, day and places give the same cases.

    `until` is the moment nothing may lie after, `agencies` the names known in a region, `with_papers` whether the
    files hold papers too.
    """

    places: Sequence[Place]
    at: datetime
    polling_on: date
    agencies: Mapping[str, Sequence[str]]
    numbers: Numbers
    seed: str = "nation"
    with_papers: bool = True
    days_back: int = MONTHS_BACK
    _taken: set[tuple[str, str]] = field(default_factory=set)

    def cases(self, count: int, harvest: Harvest, first: int = 0) -> None:
        """Add the rows of so many cases to the harvest, ordered by the day they came in."""
        chance = Random(f"{self.seed}/{first}/{self.at.date()}")  # noqa: S311  repeatable, not secret
        today = self.at.date()
        drawn = []
        shares = [place.weight for place in self.places]
        for place in chance.choices(self.places, shares, k=count):
            drawn.append((self._day(place, today, chance), place))
        drawn.sort(key=lambda pair: (pair[0], pair[1].code))
        for n, (day, place) in enumerate(drawn, start=first):
            _Life(self, place, day, Random(f"{self.seed}/{n}"), f"{self.seed}/{n}").live(harvest)  # noqa: S311

    def _day(self, place: Place, today: date, chance: Random) -> date:
        """A day of receipt; there are more of them the nearer polling day is, or fewer where the slope falls."""
        polling = (self.polling_on - today).days
        while True:
            back = chance.randrange(self.days_back)
            strength = exp(-(back + polling) / 95 * place.slope) if place.slope >= 0 else 1 - exp(-back / 120)
            if chance.random() < 0.12 + 0.88 * strength:
                return today - timedelta(days=back)


class _Life:
    """One case."""

    def __init__(self, nation: Nation, place: Place, day: date, chance: Random, key: str) -> None:
        self.nation, self.place, self.day, self.chance, self.key = nation, place, day, chance, key
        self.zone = _zone(place.zone)
        self.events: list[_Event] = []
        self.tracks: list[tuple[_File, str, str, int, date]] = []
        self.papers: list[list[Any]] = []
        self.clocks: list[_Clock] = []
        self.minute = 0

    def live(self, harvest: Harvest) -> None:
        numbers, chance, place = self.nation.numbers, self.chance, self.place
        self.id = numbers.case
        numbers.case += 1
        self.origin = _drawn(people.table()["origins"], chance)
        late = (self.nation.polling_on - self.day).days < DESIGNATED_BEFORE
        known = self.nation.agencies.get(place.code, ())
        watched = self.origin == "WATCH"
        count = 1 if watched else chance.choices((1, 2, 3), (82, 13, 5))[0]
        self.people = [
            people.draw(
                place,
                chance,
                key=f"{self.key}/{n}",
                on=self.nation.polling_on,
                late=late,
                watched=watched,
                agencies=known,
            )
            for n in range(count)
        ]
        self.first_person = numbers.person
        numbers.person += count
        file = self._walk_case()
        self._keep(file, harvest)

    # ── the way ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _walk_case(self) -> _File:
        place, chance = self.place, self.chance
        table = procedures.procedure("SUPERVISION")
        formal = self.origin == "REPORT"
        start = "TRACING" if self.origin == "FINDING" else table.start
        file = _File(table, start, {"FORMAL"} if formal else set())
        opened = self._moment(self.day)
        self.opened = opened
        refs = {"origin": self.origin, "office": place.office}
        self.events.append(_Event(opened, self.day, "OPENED", place.office, None, "", start, "", (), refs=refs))
        self._start(file, ("initial_study" if formal else "finding",), opened)
        self.number = ""
        self.registered: date | None = None
        way = courses.of_case(self.origin, self.nation.polling_on, chance)
        if any(row.action == "decide_refer" for row in way.rows) and not any(one.routes for one in self.people):
            way = courses.of_case("FINDING", self.nation.polling_on, Random(0))  # noqa: S311  nothing to refer
        day = self.day
        for row in way.rows:
            after = self._step(file, row, day, file.table)
            if after is None:
                return file
            day = after
        if file.stage == "FOLLOW_UP":
            self._walk_tracks(file, day)
        return file

    def _walk_tracks(self, file: _File, day: date) -> None:
        ends = [self._walk_track(person, route, day) for person, route in self._referrals()]
        ended = [one for one in ends if one is not None]
        if ends and len(ended) == len(ends) and self.chance.random() < 0.93:
            self._step(file, courses.closing(), max(ended), file.table)

    def _referrals(self) -> Iterator[tuple[int, str]]:
        for n, one in enumerate(self.people):
            if one.routes and (n == 0 or self.chance.random() < 0.85):
                yield n, one.routes[0]
                if len(one.routes) > 1 and self.chance.random() < 0.4:
                    yield n, one.routes[1]

    def _walk_track(self, person: int, route: str, day: date) -> date | None:
        """Walk one referral; its last day when it ended."""
        reported = self.people[person]
        table = procedures.for_route(route, status=reported.status, on=day)
        number = self.nation.numbers.track
        self.nation.numbers.track += 1
        owner = table.stage(table.start).owner
        file = _File(table, table.start, {"AT_PPK"} if owner is Part.PPK else set(), track=number)
        self._start(file, table.opens, self.events[-1].at)
        self.tracks.append((file, route, self._body(route, reported), person, day))
        self._paper("REFERRAL_LETTER", None, person, day, {"route": route, "body": ""})
        silent = self.place.silent and self.chance.random() < 0.8
        way = courses.of_track(table.code, self.nation.polling_on, self.chance, silent=silent)
        for row in way.rows:
            after = self._step(file, row, day, table, person)
            if after is None:
                return None
            day = after
        return file.ended

    def _body(self, route: str, reported: people.Reported) -> str:
        if route == "EMPLOYER":
            return reported.employer or self.place.offices["PPK"]
        if route == "OWN_SERVICE":
            return "TNI" if reported.status == "TNI" else "PROPAM"
        return self.place.offices.get(route, route)

    def _step(self, file: _File, row: Transition, day: date, table: Procedure, person: int = 0) -> date | None:
        """Take one row; the day it was taken, or `None` when that would lie ahead."""
        on = self._due(file, row, day)
        if on > self.nation.at.date():
            return None
        at = self._moment(on)
        if at > self.nation.at:
            return None
        left = file.stage
        kept = [self._paper(kind, file.track, person, on, {}) for group in row.papers for kind in group[:1]]
        if row.action == "register":
            self._register(on)
        self._stop(file, row.stops, at)
        file.stage = row.target
        file.marks = (file.marks | row.sets) - row.clears
        file.revision += 1
        if file.track is not None:
            if table.stage(row.target).owner is Part.PPK:
                file.marks.add("AT_PPK")
            if row.action in EXAMINING and file.examined is None:
                file.examined = on
            for group in row.papers:
                file.sanction = _sanction(group[0], self.key) or file.sanction
        if row.result:
            file.result, file.ended = row.result, on
        self._start(file, row.starts, at)
        found = [number for number in kept if number]
        office = self._acting(row, file.track, person)
        event = _Event(at, on, row.action, office, file.track, left, row.target, row.result, _basis(row), found)
        self.events.append(event)
        return on

    def _due(self, file: _File, row: Transition, day: date) -> date:
        """So many days after the last act as offices keep, now and then late, after what has to be waited for."""
        pace = PACE.get(row.action, 1)
        chance = self.chance
        days = pace if pace < 3 else round(pace * (0.6 + 0.9 * chance.random()))
        if chance.random() < self.place.lateness:
            days += 1 + int(chance.expovariate(1 / 5))
        on = day + timedelta(days=days)
        if row.only_after:
            for clock in file.clocks:
                if clock.rule == row.only_after and clock.due is not None:
                    on = max(on, clock.due.astimezone(self.zone).date())
        if Part.SUPERVISOR not in row.parts and on.weekday() > FRIDAY:
            on += timedelta(days=7 - on.weekday())
        return on

    def _acting(self, row: Transition, track: int | None, person: int) -> str:
        if Part.SUPERVISOR in row.parts or track is None:
            return self.place.office
        if Part.PPK in row.parts:
            return self.people[person].employer or self.place.office
        if Part.REGENT in row.parts:
            return self.place.offices.get("REGENT", self.place.office)
        return "BKN"

    def _register(self, on: date) -> None:
        self.registered = on
        head = {"REPORT": "Reg/LP", "FINDING": "Reg/TM"}.get(self.origin, "Reg/TM")
        self.number = f"{self.id:04d}/{head}/LATIHAN/{self.place.code}/{on.month:02d}/{on.year}"

    # ── time ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _moment(self, on: date) -> datetime:
        """A moment of that day, later than anything this case saw before."""
        self.minute = (self.minute + 7) % 420
        at = _morning(on, self.place.zone) + timedelta(minutes=self.minute)
        if self.events and at <= self.events[-1].at:
            at = max(at, self.events[-1].at + timedelta(minutes=3))
        return at

    def _start(self, file: _File, rules: Iterable[str], at: datetime) -> None:
        for name in rules:
            on = at.astimezone(self.zone).date()
            rule = rule_at(name, on)
            since = at
            if rule.continues:
                since = next((one.started for one in reversed(file.clocks) if one.rule == rule.continues), at)
            due, why = _end(name, since.astimezone(self.zone).date(), self.place.zone, since)
            letter = due is None and name == "ppk_follow_up"
            if letter:
                due, why = end_of(on + timedelta(days=14), self.zone), ""
            clock = _Clock(name, file.track, since, due, letter, why)
            file.clocks.append(clock)
            self.clocks.append(clock)

    def _stop(self, file: _File, rules: Iterable[str], at: datetime) -> None:
        for clock in file.clocks:
            if clock.ended is None and clock.rule in rules:
                clock.ended = at

    # ── papers and rows ─────────────────────────────────────────────────────────────────────────────────────────────

    def _paper(self, kind: str, track: int | None, person: int, on: date, more: Mapping[str, Any]) -> int:
        """One paper of the kinds that are kept here; 0 where this kind is not."""
        words = people.table()["papers"].get(kind)
        if words is None or not self.nation.with_papers or (kind == "REFERRAL_LETTER" and not more):
            return 0
        number = self.nation.numbers.paper
        self.nation.numbers.paper += 1
        fields = {"number": f"{1 + self.id % 900:03d}/LATIHAN/{on.month:02d}/{on.year}", **words, **more}
        if kind == "REGISTER_NUMBER":
            fields["number"] = f"{self.id:04d}/LATIHAN/{self.place.code}"
        elif kind == "STUDY":
            fields |= _study(tuple(dict.fromkeys(one.act for one in self.people)))
        elif kind == "STATUS_NOTICE":
            fields["reasons"] = ["OUTCOME"]
        elif kind == "RECOMMENDATION":
            fields["term_on"] = (on + timedelta(days=14)).isoformat()
        sanction = _sanction(kind, self.key)
        if sanction:
            fields["sanction"] = sanction
        needs_person = kind in {"ALLEGATION", "CLARIFICATION_MINUTES", "REFERRAL_LETTER"} and track is None
        accused = self.first_person + person if needs_person else None
        row = [number, self.id, track, accused, kind, fields, (), on, None, HAND, self.place.office, None]
        self.papers.append(row)
        return number

    def _keep(self, file: _File, harvest: Harvest) -> None:
        place = self.place
        moments = self._written(harvest)
        lag = int(self.chance.triangular(0, 6, 1))
        act_on = self.day - timedelta(days=lag)
        sub = self.chance.choice(place.sub_districts) if place.sub_districts else place.name
        first = self.people[0]
        harvest.add(
            CASES,
            (
                self.id, _ref(self.key), self.origin, "SUPERVISION", load().version, file.stage, sorted(file.marks),
                file.result, file.revision, place.office, place.office, self.opened, self.day,
                min(act_on + timedelta(days=1), self.day), act_on, "", f"Kecamatan {sub}", place.code, place.contest,
                "", people.told(first.act, first, place, f"Kecamatan {sub}", self.chance), (), "", self.number,
                self.registered, file.ended,
            ),
        )  # fmt: skip
        for n, one in enumerate(self.people):
            harvest.add(
                PEOPLE,
                (
                    self.first_person + n, self.id, one.name, one.status, None, one.nip, one.position, one.agency,
                    one.employer, "", (one.act,),
                ),
            )  # fmt: skip
        for track, route, body, person, opened in self.tracks:
            harvest.add(
                TRACKS,
                (
                    track.track, self.id, self.first_person + person, route, track.table.code, body, track.stage,
                    sorted(track.marks), track.result, track.sanction, track.revision, opened, track.examined,
                    track.ended,
                ),
            )  # fmt: skip
        for paper in self.papers:
            paper[8] = moments.get(paper[0], self.opened)
            harvest.add(PAPERS, paper)
        harvest.add(SEQUENCES, (CASE, self.id, len(self.events)))
        channels = people.table()["channels"][self.origin]
        if channels:
            channel = self.chance.choices(channels, [one[1] for one in channels])[0][0]
            formal = self.origin == "REPORT"
            sender = "Pemerintah daerah" if self.origin in {"REQUEST", "TRANSFER"} else ""
            harvest.add(
                REPORTS,
                (
                    self.id, channel, False, "VOTER" if formal else "", "COUNTER" if formal else "", self.opened,
                    "citizen" if channel == "WEB" else HAND, "", "", sender, "018/LATIHAN" if sender else "",
                ),
            )  # fmt: skip

    def _written(self, harvest: Harvest) -> dict[int, datetime]:
        """Clocks and ledger rows in the order of time; when each paper served."""
        numbers, until = self.nation.numbers, self.nation.at
        version = load().version
        for clock in self.clocks:
            number = numbers.clock
            numbers.clock += 1
            late = clock.due is not None and clock.due <= (clock.ended or until)
            waits = is_waited_for(clock.rule)
            if late and not waits and clock.due is not None:
                on = clock.due.astimezone(self.zone).date()
                refs = {"deadline": number, "rule": clock.rule}
                event = _Event(clock.due, on, "OVERDUE", "", clock.track, "", "", "", (), refs=refs)
                self.events.append(event)
            if clock.ended is None:
                state = "OVERDUE" if late and not waits else "RUNNING"
            else:
                state = "MET_LATE" if late and not waits else "MET"
            harvest.add(
                CLOCKS,
                (
                    number, CASE, self.id, clock.track, clock.rule, clock.started, clock.due, clock.by_letter,
                    clock.why, state, clock.ended,
                ),
            )  # fmt: skip
        served: dict[int, datetime] = {}
        self.events.sort(key=lambda event: event.at)
        for sequence, event in enumerate(self.events, start=1):
            number = numbers.entry
            numbers.entry += 1
            refs = event.refs if event.refs is not None else {"papers": event.papers}
            actor = "clock" if event.name == "OVERDUE" else HAND
            for paper in event.papers:
                served[paper] = event.at
            harvest.add(
                ENTRIES,
                (
                    number, CASE, self.id, sequence, event.name, event.at, event.on, actor, event.office, event.track,
                    event.left, event.reached, event.result, event.basis, refs, version if actor == HAND else "", "",
                    1,
                ),
            )  # fmt: skip
        return served


# ── what is looked up again and again ───────────────────────────────────────────────────────────────────────────────


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@cache
def _morning(on: date, zone: str) -> datetime:
    return datetime.combine(on, time(9), tzinfo=_zone(zone)).astimezone(UTC)


@cache
def _end_of_days(name: str, since: date, zone: str) -> tuple[datetime | None, str]:
    try:
        end = due_at(rule_at(name, since), datetime.combine(since, time(12), tzinfo=_zone(zone)), _zone(zone))
    except BeyondKnownHolidays:
        return None, "BEYOND_HOLIDAYS"
    return (None, "NO_TERM") if end is None else (end.astimezone(UTC), "")


def _end(name: str, since: date, zone: str, at: datetime) -> tuple[datetime | None, str]:
    rule = rule_at(name, since)
    if rule.unit == "hours" and rule.amount is not None:
        return at + timedelta(hours=rule.amount), ""
    return _end_of_days(name, since, zone)


@cache
def _basis(row: Transition) -> tuple[str, ...]:
    return tuple(f"{cite.regulation} {cite.article}".strip() for cite in row.basis)


@cache
def _study(acts: tuple[str, ...]) -> dict[str, Any]:
    parts = ("status", "account", "intent", "phase", "public")
    held = {f"{part}_holds": "YES" for part in parts} | {f"{part}_for": "Sudah diperiksa." for part in parts}
    return {**held, "rules": list(acts)}


def _sanction(kind: str, key: str) -> str:
    choices = SANCTIONS.get(kind)
    return choices[len(key) % len(choices)] if choices else ""


def _ref(key: str) -> str:
    chance = Random(f"ref/{key}")  # noqa: S311  an invented case; nothing is guarded by its name
    return "".join(chance.choices("0123456789abcdefghjkmnpqrstvwxyz", k=12))


_Weights = Mapping[str, float]


def _drawn(weights: _Weights, chance: Random) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


Progress = Callable[[int, int], None]
