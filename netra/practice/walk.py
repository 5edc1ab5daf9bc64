"""Walking a case from hand to hand: the right people write the papers and take the acts, day after day.

A walk uses the same services as the pages do and has no rights of its own: what the law refuses, it refuses here too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Protocol
from zoneinfo import ZoneInfo

from netra.cases import queries as reading
from netra.cases import services as cases
from netra.cases.services import Actor
from netra.domain.papers import PAPERS, Kind, PaperKind
from netra.domain.workflow import Part, Transition
from netra.ledger import queries as ledger
from netra.practice.paths import NoWay, way

if TYPE_CHECKING:
    from netra.cases.models import Accused, Case, Track

JAKARTA = ZoneInfo("Asia/Jakarta")
# Days between one act and the next, as busy offices keep them; what is not named takes one day.
PACE = {
    "begin_initial_study": 0,
    "trace": 1,
    "become_report": 1,
    "make_finding": 2,
    "summon": 0,
    "decide_refer": 0,
    "decide_not_proven": 0,
    "decide_not_ours": 0,
    "tell_status": 0,
    "forward": 4,
    "recommend": 18,
    "find_nothing": 5,
    "verify": 4,
    "ask_ppk": 3,
    "convene_council": 4,
    "council_decides": 5,
    "summon_employee": 3,
    "summon_employee_again": 6,
    "examine": 3,
    "form_team": 4,
    "team_examines": 6,
    "decree": 6,
    "decree_heavy": 6,
    "deliver": 4,
    "object": 8,
    "appeal": 8,
    "uphold": 15,
    "annul": 15,
    "remind": 20,
    "block": 14,
    "escalate_minister": 14,
    "minister_warns": 9,
    "escalate_president": 14,
    "end_unfollowed": 60,
    "warn_orally": 6,
    "warn_in_writing": 10,
    "warning_heeded": 14,
    "suspend": 15,
    "dismiss": 30,
    "reinstate": 30,
    "pass_to_police": 0,
    "pass_to_prosecutor": 12,
    "pass_to_court": 4,
    "convict": 8,
    "acquit": 8,
    "service_sanctions": 21,
    "service_clears": 21,
    "body_acts": 10,
    "body_finds_nothing": 10,
    "close": 3,
}
FRIDAY = 4
WRITTEN, HEARD, ABSENT = "WRITTEN_ANSWER", "CLARIFICATION_MINUTES", "ABSENCE_NOTE"
ANSWERS = frozenset({WRITTEN, HEARD, ABSENT})


class NobodyActs(Exception):
    """No one among the people of this walk sits in an institution that may take the act."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a writer of papers is told: the file, whom the paper is about, the act it serves and the day."""

    case: "Case"
    track: "Track | None"
    accused: "Accused | None"
    action: str
    on: date


class Wording(Protocol):
    """Who writes the papers: the values of a paper's fields, days and moments as ISO text."""

    def fields(self, kind: PaperKind, scene: Scene) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Referral:
    """One letter that plenary sends: about whom (by order of the accused), on which route, to which body if chosen."""

    route: str
    person: int = 0
    body: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """Where a file shall go: to a stage or a result, by these acts. A track that ends by opening another goes on
    there by `then`; the letter for it is the first of `referrals`."""

    to: str
    via: tuple[str, ...] = ()
    referrals: tuple[Referral, ...] = ()
    then: "Course | None" = None


@dataclass(slots=True)
class _Leg:
    """A file on its course (the case itself without a track): the day of its last act, the acts still to be seen, the
    rows of its way from here and the day of the next one."""

    track: "Track | None"
    course: Course
    day: date
    left: list[str]
    rows: list[Transition] = field(default_factory=list)
    due: date = date.max


@dataclass(slots=True)
class Walk:
    """A case on its way. `people` holds who acts for an institution, by its code; `day` is the day of the last act.

    `heard` says how each accused person answers, by order; without a word they are heard in person.
    `pace` overrides the days before an act; `minute` is how long after nine the first one begins.
    """

    case: "Case"
    people: Mapping[str, Actor]
    wording: Wording
    day: date
    heard: Sequence[str] = ()
    pace: Mapping[str, int] = field(default_factory=dict)
    minute: int = 0

    def go(self, course: Course) -> "Walk":
        """Act after act until the case itself stands where the course leads."""
        return self._run([_Leg(None, course, self.day, list(course.via))])

    def follow(self, courses: Sequence[Course]) -> "Walk":
        """Walk the case's tracks side by side, in the order they were opened; whoever is due first acts first."""
        tracks = list(self.case.tracks.select_related("accused__employer", "body"))
        return self._run([_Leg(track, c, self.day, list(c.via)) for track, c in zip(tracks, courses, strict=True)])

    def _run(self, legs: list[_Leg]) -> "Walk":
        for leg in legs:
            self._look_ahead(leg)
        while waiting := [leg for leg in legs if leg.rows]:
            leg = min(waiting, key=lambda one: one.due)
            day, row = max(leg.due, self.day), leg.rows.pop(0)
            self.take(row.action, on=day, track=leg.track, referrals=leg.course.referrals)
            leg.day = day
            if leg.left and leg.left[0] == row.action:
                leg.left.pop(0)
            self._look_ahead(leg)
            if not leg.rows and leg.course.then is not None:
                opened = self.case.tracks.order_by("-pk").first()
                legs.append(_Leg(opened, leg.course.then, day, list(leg.course.then.via)))
                self._look_ahead(legs[-1])
        return self

    def pass_on(self) -> "Walk":
        """From a sub-district up to the district that has to handle the file."""
        above = self.case.handling_office.parent_id
        row = next(row for row in self.case.procedure.leaving(self.case.stage) if row.action == "pass_on")
        self._add("TRANSFER_LETTER", row, self._who(row, None), given={"office": above or ""})
        self.take("pass_on", on=self.day)
        return self

    def take(self, action: str, *, on: date, track: "Track | None" = None, referrals: Sequence[Referral] = ()) -> None:
        """Write the papers that still lack and take one act on that day."""
        if on != self.day:
            self.day, self.minute = on, 0
        file = self.case if track is None else track
        row = next(row for row in file.procedure.leaving(file.stage) if row.action == action)
        by = self._who(row, track)
        cases.mark_overdue(at=self.now())
        self._write(row, track, by, referrals)
        cases.act(self.case, action, by=by, on=self.day, at=self.now(), revision=file.revision, track=track)

    # ── where to, and when ──────────────────────────────────────────────────────────────────────────────────────────

    def _look_ahead(self, leg: _Leg) -> None:
        """Find the day of the next act; the way is looked up anew when the law has changed under it."""
        file = self.case if leg.track is None else leg.track
        if not leg.left and leg.course.to in {file.stage, file.result}:
            leg.rows = []
            return
        if not leg.rows:
            leg.rows = self._way(leg, leg.day)
        leg.due = self._day_for(leg.rows[0], leg.track, leg.day)
        if not leg.rows[0].period.holds(leg.due):
            leg.rows = self._way(leg, leg.due)
            leg.due = self._day_for(leg.rows[0], leg.track, leg.day)

    def _way(self, leg: _Leg, day: date) -> list[Transition]:
        """The rows still to be taken; where the law of the day leads nowhere, those of its next change."""
        file = self.case if leg.track is None else leg.track
        here = reading.position(self.case, self._moment(), leg.track)
        running = frozenset(clock.rule for clock in self._clocks(leg.track))
        changes = {row.period.start for row in file.procedure.transitions if row.period.start is not None}
        for law_of in (day, *sorted(change for change in changes if change > day)):
            try:
                return list(way(file.procedure, at=here, clocks=running, to=leg.course.to, via=leg.left, on=law_of))
            except NoWay as none:
                last = none
        raise last

    def _day_for(self, row: Transition, track: "Track | None", since: date) -> date:
        """The day of an act: so many days after the last one, under its law, after the term it has to wait for."""
        day = since + timedelta(days=self.pace.get(row.action, PACE.get(row.action, 1)))
        day = max(day, row.period.start or day)
        for clock in self._clocks(track) if row.only_after else ():
            if clock.rule == row.only_after and clock.due_at is not None:
                day = max(day, clock.due_at.astimezone(self._zone).date())
        # Supervisors work through the weekend while an election lasts; the other offices do not.
        if Part.SUPERVISOR not in row.parts and day.weekday() > FRIDAY:
            day += timedelta(days=7 - day.weekday())
        return day

    def _clocks(self, track: "Track | None") -> list[Any]:
        found = ledger.open_deadlines(reading.CASE, [self.case.pk])
        return list(found.filter(track_id=None if track is None else track.pk))

    @property
    def _zone(self) -> ZoneInfo:
        region = self.case.handling_office.region
        return JAKARTA if region is None else region.zone

    def _moment(self) -> datetime:
        morning = datetime.combine(self.day, time(9), tzinfo=self._zone)
        return morning + timedelta(minutes=self.minute)

    def now(self) -> datetime:
        """Each thing done takes some minutes, so that nothing on one day stands at the same moment."""
        self.minute += 4
        return self._moment()

    # ── who ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _who(self, row: Transition, track: "Track | None") -> Actor:
        for part in (Part.VERIFIER, Part.PPK, Part.REGENT, Part.PROVINCE, Part.SUPERVISOR):
            if part in row.parts:
                office = self._office_of(part, track)
                if office is not None and office in self.people:
                    return self.people[office]
        # Nobody signs in there: whoever sent the file on records the letters.
        if track is not None and self.case.handling_office_id in self.people:
            return self.people[self.case.handling_office_id]
        raise NobodyActs(f"Nobody of this walk may {row.action} at {row.stage}.")

    def _office_of(self, part: Part, track: "Track | None") -> str | None:
        office = self.case.handling_office
        match part:
            case Part.SUPERVISOR:
                return office.pk
            case Part.PROVINCE:
                above = office.parent_id
                return office.pk if above is None or above == "BAWASLU-RI" else above
            case Part.PPK:
                return None if track is None else track.accused.employer_id
            case _:
                return None if track is None else track.body_id

    # ── papers ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _write(self, row: Transition, track: "Track | None", by: Actor, referrals: Sequence[Referral]) -> None:
        at_hand = reading.papers_at_hand(self.case, track) if row.papers else frozenset()
        for group in row.papers:
            if at_hand & set(group):
                continue
            if "REFERRAL_LETTER" in group:
                self._refer(row, track, by, referrals)
            elif track is None and ANSWERS & set(group):
                self._hear(row, by)
            else:
                self._file(group[0], row, track, by)

    def _file(self, kind: str, row: Transition, track: "Track | None", by: Actor) -> None:
        needs_person = any(field.kind is Kind.ACCUSED for field in PAPERS[kind].fields)
        people: list[Accused | None] = list(self.case.people.all()) if needs_person and track is None else [None]
        for person in people:
            self._add(kind, row, by, track=track, accused=person)

    def _hear(self, row: Transition, by: Actor) -> None:
        """Each accused person is heard, writes, or stays away."""
        for order, person in enumerate(self.case.people.all()):
            kind = self.heard[order] if order < len(self.heard) else HEARD
            if kind != WRITTEN:
                self._add(kind, row, by, accused=person)
                continue
            cases.open_door(person, by=by, on=self.day, at=self.now())
            answer = self.wording.fields(PAPERS[kind], Scene(self.case, None, person, row.action, self.day))
            cases.answer(
                person,
                text=answer["text"],
                companion=answer.get("companion", ""),
                evidence=[],
                on=self.day,
                at=self.now(),
            )

    def _refer(self, row: Transition, track: "Track | None", by: Actor, referrals: Sequence[Referral]) -> None:
        people = list(self.case.people.all())
        for referral in referrals:
            person = people[referral.person]
            given = {"route": referral.route, "body": referral.body}
            self._add("REFERRAL_LETTER", row, by, track=track, accused=person, given=given)

    def _add(
        self,
        kind: str,
        row: Transition,
        by: Actor,
        *,
        track: "Track | None" = None,
        accused: "Accused | None" = None,
        given: Mapping[str, str] | None = None,
    ) -> None:
        scene = Scene(self.case, track, accused, row.action, self.day)
        values = {**self.wording.fields(PAPERS[kind], scene), **(given or {})}
        cases.add_paper(self.case, kind, fields=values, by=by, on=self.day, at=self.now(), track=track, accused=accused)
