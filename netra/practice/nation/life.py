"""One invented case, from its receipt to wherever it stands: it walks through the law's tables as offices do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from netra.domain import procedures
from netra.domain.workflow import Part, Transition
from netra.practice.nation import courses
from netra.practice.nation.country import Place
from netra.practice.nation.files import File, Happening, morning
from netra.practice.nation.papers import paper_fields, sanction_of
from netra.practice.nation.people import Reported, draw, table
from netra.practice.nation.tables import Numbers
from netra.practice.walk import PACE

DESIGNATED_BEFORE = 66
FRIDAY = 4
BETWEEN = timedelta(minutes=3)
EXAMINING = frozenset({"examine", "council_decides", "proceed_without"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What the lives of one nation share. Nothing lies after `at`; `agencies` are the names known in a region."""

    at: datetime
    polling_on: date
    agencies: Mapping[str, Sequence[str]]
    numbers: Numbers
    with_papers: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper in the file."""

    id: int
    kind: str
    track: int | None
    accused: int | None
    fields: Mapping[str, Any]
    on: date


@dataclass(slots=True)
class Life:
    """The same setting, place, day and key give the same life."""

    setting: Setting
    place: Place
    day: date
    key: str
    id: int = 0
    origin: str = ""
    people: list[Reported] = field(default_factory=list)
    first_person: int = 0
    opened: datetime = datetime.min  # noqa: DTZ901  set when it opens
    number: str = ""
    registered: date | None = None
    happenings: list[Happening] = field(default_factory=list)
    tracks: list[File] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    chance: Random = field(default_factory=Random)
    _minute: int = 0

    def live(self) -> File:
        """Walk as far as the day allows; answers with the file of the case."""
        self.chance = Random(self.key)  # noqa: S311  repeatable, not secret
        numbers, chance = self.setting.numbers, self.chance
        self.id, self.first_person = numbers.case, numbers.person
        self.origin = _drawn(table()["origins"], chance)
        watched = self.origin == "WATCH"
        count = 1 if watched else chance.choices((1, 2, 3), (82, 13, 5))[0]
        self.people = [self._reported(n, watched) for n in range(count)]
        numbers.case, numbers.person = numbers.case + 1, numbers.person + count
        return self._walk()

    def _reported(self, order: int, watched: bool) -> Reported:
        polling_on = self.setting.polling_on
        return draw(
            self.place,
            self.chance,
            key=f"{self.key}/{order}",
            on=polling_on,
            late=(polling_on - self.day).days < DESIGNATED_BEFORE,
            watched=watched,
            agencies=self.setting.agencies.get(self.place.code, ()),
        )

    def _walk(self) -> File:
        law, formal = procedures.procedure("SUPERVISION"), self.origin == "REPORT"
        start = "TRACING" if self.origin == "FINDING" else law.start
        self.opened = self._moment(self.day, None)
        file = File(law, start, {"FORMAL"} if formal else set(), self.place.zone, self.opened)
        refs = {"origin": self.origin, "office": self.place.office}
        self.happenings.append(Happening(self.opened, self.day, "OPENED", self.place.office, reached=start, refs=refs))
        file.start(("initial_study" if formal else "finding",), self.opened)
        day: date | None = self.day
        for row in self._course():
            assert day is not None
            day = self._step(file, row, day)
            if day is None:
                return file
        if file.stage == "FOLLOW_UP" and day is not None:
            self._refer(file, day)
        return file

    def _course(self) -> tuple[Transition, ...]:
        """A way; where nobody could be referred anywhere, one on which nobody is."""
        can_refer = any(one.routes for one in self.people)
        while True:
            rows = courses.of_case(self.origin, self.setting.polling_on, self.chance).rows
            if can_refer or all(row.action != "decide_refer" for row in rows):
                return rows

    def _refer(self, case: File, day: date) -> None:
        self.tracks = [self._track(person, route, case, day) for person, route in self._referrals()]
        for track in self.tracks:
            self._follow(track, day)
        ended = [track.ended for track in self.tracks if track.ended is not None]
        if ended and len(ended) == len(self.tracks) and self.chance.random() < 0.93:
            case.last = max(track.last for track in self.tracks)
            self._step(case, courses.closing(), max(ended))

    def _referrals(self) -> Iterator[tuple[int, str]]:
        first = next(n for n, one in enumerate(self.people) if one.routes)
        for n, one in enumerate(self.people):
            if one.routes and (n == first or self.chance.random() < 0.85):
                yield n, one.routes[0]
                if len(one.routes) > 1 and self.chance.random() < 0.4:
                    yield n, one.routes[1]

    def _track(self, person: int, route: str, case: File, day: date) -> File:
        reported, numbers = self.people[person], self.setting.numbers
        law = procedures.for_route(route, status=reported.status, on=day)
        marks = {"AT_PPK"} if law.stage(law.start).owner is Part.PPK else set()
        track = File(law, law.start, marks, self.place.zone, case.last, track=numbers.track, person=person)
        track.route, track.body, track.opened = route, self._body(route, reported), day
        numbers.track += 1
        track.start(law.opens, case.last)
        self._write("REFERRAL_LETTER", None, person, day, {"route": route, "body": ""})
        return track

    def _follow(self, track: File, day: date) -> None:
        """Walk one referral."""
        silent = self.place.silent and self.chance.random() < 0.8
        way = courses.of_track(track.table.code, self.setting.polling_on, self.chance, silent=silent)
        since: date | None = day
        for row in way.rows:
            assert since is not None
            since = self._step(track, row, since)
            if since is None:
                return

    def _body(self, route: str, reported: Reported) -> str:
        if route == "EMPLOYER":
            return reported.employer or self.place.offices["PPK"]
        if route == "OWN_SERVICE":
            return "TNI" if reported.status == "TNI" else "PROPAM"
        return self.place.offices.get(route, route)

    def _step(self, file: File, row: Transition, day: date) -> date | None:
        """Take one row; the day it was taken, or `None` when that would lie ahead."""
        on = self._due(file, row, day)
        at = self._moment(on, file.last)
        if on > self.setting.at.date() or at > self.setting.at:
            return None
        left = file.stage
        kinds = [group[0] for group in row.papers if group[0] != "REFERRAL_LETTER"]
        papers = [self._write(kind, file.track, file.person, on, {}) for kind in kinds]
        if row.action == "register":
            self.registered = on
            kind = "LP" if self.origin == "REPORT" else "TM"
            self.number = f"{self.id:04d}/Reg/{kind}/LATIHAN/{self.place.code}/{on.month:02d}/{on.year}"
        file.stop(row.stops, at)
        file.move(row, on)
        file.last = at
        if file.track is not None:
            if file.table.stage(row.target).owner is Part.PPK:
                file.marks.add("AT_PPK")
            if row.action in EXAMINING and file.examined is None:
                file.examined = on
            file.sanction = next((one for one in (sanction_of(kind, self.key) for kind in kinds) if one), file.sanction)
        file.start(row.starts, at)
        office, found = self._acting(row, file), tuple(paper for paper in papers if paper)
        basis = courses.basis(row)
        self.happenings.append(
            Happening(at, on, row.action, office, file.track, left, row.target, row.result, basis, found)
        )
        return on

    def _due(self, file: File, row: Transition, day: date) -> date:
        """So many days after the last act as offices keep, now and then late, after what has to be waited for."""
        chance, pace = self.chance, PACE.get(row.action, 1)
        days = pace if pace < 3 else round(pace * (0.6 + 0.9 * chance.random()))
        if chance.random() < self.place.lateness:
            days += 1 + int(chance.expovariate(1 / 5))
        on = day + timedelta(days=days)
        if row.only_after:
            on = max(on, file.waited_for(row.only_after) or on)
        if Part.SUPERVISOR not in row.parts and on.weekday() > FRIDAY:
            on += timedelta(days=7 - on.weekday())
        return on

    def _acting(self, row: Transition, file: File) -> str:
        if Part.SUPERVISOR in row.parts or file.track is None:
            return self.place.office
        if Part.PPK in row.parts:
            return self.people[file.person].employer or self.place.office
        return file.body

    def _moment(self, on: date, after: datetime | None) -> datetime:
        """A moment of that day, later than the last one of the file."""
        self._minute = (self._minute + 7) % 420
        at = morning(on, self.place.zone) + timedelta(minutes=self._minute)
        return at if after is None or at > after else after + BETWEEN

    def _write(self, kind: str, track: int | None, person: int, on: date, more: Mapping[str, Any]) -> int:
        """Put a paper of one of the kinds that are kept here into the file; 0 where this kind is not."""
        if not self.setting.with_papers:
            return 0
        acts = tuple(dict.fromkeys(one.act for one in self.people))
        fields = paper_fields(kind, number=self.id, on=on, key=self.key, acts=acts)
        if fields is None:
            return 0
        number = self.setting.numbers.paper
        self.setting.numbers.paper += 1
        of_one = track is None and kind in {"ALLEGATION", "CLARIFICATION_MINUTES", "REFERRAL_LETTER"}
        accused = self.first_person + person if of_one else None
        self.sheets.append(Sheet(number, kind, track, accused, {**fields, **more}, on))
        return number


def _drawn(weights: Mapping[str, float], chance: Random) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]
