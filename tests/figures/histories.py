"""Random lives of a few cases, driven through the services alone: what is refused is simply not done."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from hypothesis.strategies import DataObject, integers, sampled_from

from netra.cases import services
from netra.cases.actor import Actor
from netra.cases.models import Accused, Case, EmployerQuestion, Track
from netra.cases.services import CannotAct
from netra.domain.allegation import Origin, Person
from netra.domain.codes import PersonStatus
from netra.domain.papers import PAPERS, Kind
from netra.domain.workflow import Part
from netra.registry import queries as registry
from tests.builders import an_allegation, at, write
from tests.cast import DEMAK, KUDUS, Cast

ROUTES = ("BKN", "EMPLOYER", "REGENT", "GAKKUMDU", "OWN_SERVICE", "KPU")
STATUSES = (PersonStatus.PNS, PersonStatus.PPPK, PersonStatus.VILLAGE_HEAD, PersonStatus.UNKNOWN)
POSITIONS = ("Camat", "Kepala Dinas Pertanian", "Guru SD", "", "Kepala desa")
# Actions that lead on come more often than doors out and letters beside the way, so that some cases travel far.
BESIDE = frozenset({"pass_on", "take_over", "join", "extend", "tell_status", "remind", "refer_further", "withdraw"})


class History:
    """A few cases and the day they live in. `draw` makes every choice, so that a failing life can be shortened."""

    def __init__(self, cast: Cast, data: DataObject) -> None:
        self.cast, self.data = cast, data
        self.day = date(2024, 10, 1)
        self.cases: list[Case] = []

    def choose(self, things: Any) -> Any:
        return self.data.draw(sampled_from(list(things)))

    def live(self, moves: int) -> None:
        """Take some moves; the first one opens a case."""
        kinds: dict[str, Callable[[], None]] = {
            "open": self._open,
            "refer": self._refer,
            "act": self._act,
            "place": self._place,
            "person": self._person,
            "name": self._name,
            "ask": self._ask,
            "wait": self._wait,
        }
        weighted = ["act"] * 9 + ["refer", "refer", "open", "place", "person", "name", "ask", "wait", "wait"]
        for kind in ("open", self.choose(["refer", "refer", "wait"]), *(self.choose(weighted) for _ in range(moves))):
            with suppress(CannotAct):
                kinds[kind]()

    def _open(self) -> None:
        if len(self.cases) == 4:
            return
        region = self.choose([KUDUS, DEMAK, "33", ""])
        people = tuple(self._a_person() for _ in range(self.choose([1, 2, 1, 0])))
        allegation = an_allegation(
            origin=self.choose(Origin), act_on=self.day - timedelta(2), region=region or KUDUS, people=people
        )
        if not region:
            allegation = an_allegation(origin=Origin.TIP, act_on=self.day, region=KUDUS, people=people, region_code="")
        office = registry.handling_office(region) if region else registry.office("BAWASLU-RI")
        case = services.open_case(allegation, office=office, by=self.cast.budi.actor, at=at(allegation.received_on))
        for accused in case.people.all():
            services.change_person(
                accused,
                by=self.cast.budi.actor,
                on=self.day,
                at=at(self.day),
                rules=self.choose([["B07"], ["A01", "B06"]]),
            )
        self.day = max(self.day, allegation.received_on)
        self.cases.append(case)

    def _refer(self) -> None:
        """Walk a case from wherever it stands before plenary to its referrals, one for each person."""
        case = self.choose(self.cases)
        case.refresh_from_db()
        steps = ("trace", "begin_initial_study", "make_finding", "register", "summon", "begin_study", "to_plenary")
        for _ in range(8):
            onward = [row for row in case.procedure.leaving(case.stage) if row.action in (*steps, "decide_refer")]
            for row in onward:
                by = self._actor(case, Part.SUPERVISOR, None)
                for group in row.papers:
                    self._write(case, group[0], by, None)
                with suppress(CannotAct), transaction.atomic():
                    self._step(case, row.action, by, None)
                    break

    def _step(self, case: Case, action: str, by: Actor, track: Track | None) -> None:
        file = case if track is None else track
        file.refresh_from_db()
        services.act(case, action, by=by, on=self.day, at=at(self.day, 12), revision=file.revision, track=track)

    def _a_person(self) -> Person:
        status = self.choose(STATUSES)
        return Person("Contoh", status, "", self.choose(POSITIONS), "Kecamatan", self.choose([f"PPK-{KUDUS}", ""]))

    def _act(self) -> None:
        case = self.choose(self.cases)
        case.refresh_from_db()
        running = [track for track in case.tracks.all() if not track.is_ended]
        track: Track | None = self.choose([*running, *running, None]) if running else None
        file = case if track is None else track
        marks = set(file.marks)
        rows = [
            row
            for row in file.procedure.leaving(file.stage)
            if row.needs <= marks and not row.unless & marks and row.period.holds(self.day)
        ]
        if not rows:
            return
        row = self.choose([row for row in rows for _ in range(1 if row.action in BESIDE or row.result else 4)])
        by = self._actor(case, next(iter(sorted(row.parts))), track)
        for group in row.papers:
            self._write(case, group[0], by, track)
        if row.action == "join":
            into = self.choose(self.cases)
            services.join(case, into, by=by, on=self.day, at=at(self.day, 12), revision=case.revision)
            return
        self._step(case, row.action, by, track)

    def _write(self, case: Case, kind: str, by: Actor, track: Track | None) -> None:
        given: dict[str, Any] = {}
        for field in PAPERS[kind].fields:
            if field.kind is Kind.SANCTION:
                given[field.name] = self.choose(["TEGURAN_LISAN", "PENURUNAN_JABATAN"])
            if field.kind is Kind.OFFICE:
                given[field.name] = self.choose([f"BAWASLU-{DEMAK}", f"BAWASLU-{KUDUS}"])
            if field.kind is Kind.ROUTE:
                given[field.name] = self.choose(ROUTES)
        write(case, kind, by, self.day, track=track, **given)

    def _actor(self, case: Case, part: Part, track: Track | None) -> Actor:
        cast = self.cast
        match part:
            case Part.VERIFIER:
                return cast.vera.actor
            case Part.PPK:
                return cast.sari.actor
            case Part.REGENT:
                return cast.darto.actor
            case Part.PROVINCE:
                return cast.wati.actor
        office = case.handling_office_id
        holders = {person.office.pk: person for person in (cast.budi, cast.tono, cast.wati, cast.nala)}
        return holders.get(office, cast.budi).actor

    def _place(self) -> None:
        case = self.choose(self.cases)
        region = self.choose([KUDUS, DEMAK, "33", "32.01"])
        services.place_case(case, region_code=region, by=self.cast.budi.actor, on=self.day, at=at(self.day))

    def _person(self) -> None:
        people = list(Accused.objects.filter(case__in=self.cases))
        if people:
            changes = self.choose(
                [
                    {"status": PersonStatus.PNS, "employer_id": f"PPK-{DEMAK}"},
                    {"position": "Lurah", "rules": ["B12"]},
                    {"status": PersonStatus.VILLAGE_STAFF, "employer_id": None},
                ]
            )
            person = self.choose(people)
            services.change_person(person, by=self.cast.budi.actor, on=self.day, at=at(self.day), **changes)

    def _name(self) -> None:
        case = self.choose(self.cases)
        if case.people.count() < 3:
            services.name_person(
                case, self._a_person(), rules=["B01"], by=self.cast.budi.actor, on=self.day, at=at(self.day)
            )

    def _ask(self) -> None:
        waiting = EmployerQuestion.objects.filter(case__in=self.cases, answered_on=None).first()
        by, on = self.cast.budi.actor, self.day
        if waiting is not None:
            services.answer_question(
                waiting, answer="OURS", status="PNS", position="Guru", by=self.cast.sari.actor, on=on, at=at(on)
            )
            return
        person = Accused.objects.filter(case__in=self.cases).first()
        if person is not None:
            services.ask_employer(person, self.cast.sari.office, due_on=on + timedelta(3), by=by, on=on, at=at(on))

    def _wait(self) -> None:
        self.day += timedelta(self.data.draw(integers(1, 40)))
        services.mark_overdue(at=at(self.day, 1))
