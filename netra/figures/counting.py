"""What one case counts as: from the facts of `cases` to the rows that are kept. Nothing is added up here."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from netra.cases.queries import CaseFacts, PersonFacts, Step, Term, TrackFacts
from netra.domain.codes import PersonStatus
from netra.domain.loading import load
from netra.domain.posts import post_of
from netra.domain.procedures import ALL
from netra.domain.procedures.results import WITHOUT_GUILT
from netra.domain.workflow import Part
from netra.figures.measures import (
    DUTIES_OF_EMPLOYER,
    DUTIES_OF_OFFICE,
    GENERAL_LAW,
    Punctuality,
    ScopeKind,
    packed,
)
from netra.figures.models import Delay, Fact, Matter, Party, Referral, Wait
from netra.intake import queries as intake
from netra.registry import queries as registry

GUILTY = frozenset({"SANCTIONED", "CONVICTED"})
VILLAGERS = frozenset({PersonStatus.VILLAGE_HEAD, PersonStatus.VILLAGE_STAFF})
AT_EMPLOYER = frozenset(
    (procedure.code, stage.code)
    for procedure in ALL
    for stage in procedure.stages
    if stage.owner in {Part.PPK, Part.REGENT} and not stage.is_end
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the facts of many cases do not say themselves: channels, agencies, offices for villages."""

    channels: Mapping[int, str]
    agencies: Mapping[tuple[str, str], int]
    regents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything one case, or many, are counted with."""

    matters: list[Matter] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    delays: list[Delay] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)

    def lists(self) -> tuple[tuple[type[Fact], list[Fact]], ...]:
        """The rows by the model they belong to."""
        every = (self.matters, self.parties, self.referrals, self.delays, self.waits)
        return tuple(zip((Matter, Party, Referral, Delay, Wait), every, strict=True))  # type: ignore[arg-type]


def rows_of(cases: Collection[CaseFacts]) -> Rows:
    """The rows of these cases; three further queries, whatever their number."""
    rows, around = Rows(), _surroundings(cases)
    for case in cases:
        _Count(case, around, rows).fill()
    return rows


def place_of(case: CaseFacts) -> tuple[str, str]:
    """Province and region: of the act, else of the handling office; either may be unknown."""
    code = case.region or case.office_region
    return code[:2], code if len(code) > 2 else ""


def _surroundings(cases: Collection[CaseFacts]) -> Surroundings:
    villages = {_home(case, person) for case in cases for person in case.people if person.status in VILLAGERS}
    return Surroundings(
        channels=intake.channels_of([case.id for case in cases]),
        agencies=registry.match_agencies(
            (_home(case, person), person.agency) for case in cases for person in case.people if person.agency
        ),
        regents=frozenset(office.pk for office in registry.offices_in(villages, kinds=("REGENT",)))
        if villages
        else frozenset(),
    )


def _home(case: CaseFacts, person: PersonFacts) -> str:
    """The region a person works in, as far as known."""
    return person.employer_region or case.region or case.office_region


@lru_cache(maxsize=100_000)
def _instrument(act: str, on: date) -> str:
    found = (one.id for one in load().instruments if one.period.holds(on) and one.items_for(act))
    return next(found, GENERAL_LAW)


@dataclass(slots=True)
class _Count:
    """One case on its way into the rows."""

    case: CaseFacts
    around: Surroundings
    rows: Rows
    spells: list[list[object]] = field(default_factory=list)
    clocks: list[list[object]] = field(default_factory=list)

    def fill(self) -> None:
        case = self.case
        province, region = place_of(case)
        place = {
            "case_id": case.id,
            "province": province,
            "region": region,
            "office": case.office,
            "origin": case.origin,
            "channel": self.around.channels.get(case.id, ""),
        }
        employers = {person.id: self._employer(person) for person in case.people}
        traits = {person.id: self._traits(person) for person in case.people}
        whole = {
            "employers": packed(set() if case.is_joined else set(employers.values())),
            "stages": packed({case.stage}),
            "results": packed({case.result}),
            **self._outcome(case.tracks),
            **{name: packed({v for one in traits.values() for v in one[name]}) for name in _TRAITS},
        }
        own = {id: {name: packed(values) for name, values in one.items()} for id, one in traits.items()}
        self._spells(None, case.procedure, self._moves(None), "")
        for track in case.tracks:
            self._track(track, {**place, **own[track.person]}, employers[track.person])
        if not case.is_joined:
            for person in case.people:
                self._person(person, {**place, **own[person.id], "employers": packed({employers[person.id]})})
        self._terms(employers)
        self._matter({**place, **whole})

    def _matter(self, common: dict[str, object]) -> None:
        case = self.case
        ended = {case.result: case.closed_on}
        proven = (step.on for step in case.steps if step.event == "decide_refer")
        self.rows.matters.append(
            Matter(
                id=case.id,
                received_on=case.received_on,
                registered_on=case.registered_on,
                proven_on=next(proven, None),
                not_proven_on=ended.get("NOT_PROVEN"),
                not_registered_on=ended.get("NOT_REGISTERED"),
                closed_on=case.closed_on,
                entry=case.last_entry,
                spells=self.spells,
                clocks=self.clocks,
                **common,
            )
        )
        for began, until in _joined_up(case.terms):
            self.rows.delays.append(Delay(began_on=began, ended_on=until, **common))

    def _person(self, person: PersonFacts, common: dict[str, object]) -> None:
        tracks = [track for track in self.case.tracks if track.person == person.id]
        days = [track.ended_on for track in tracks if track.ended_on]
        guilty = [track.ended_on for track in tracks if track.ended_on and track.result in GUILTY]
        cleared = len(days) == len(tracks) and not guilty and any(track.result in WITHOUT_GUILT for track in tracks)
        self.rows.parties.append(
            Party(
                id=person.id,
                received_on=self.case.received_on,
                proven_on=min((track.opened_on for track in tracks), default=None),
                sanctioned_on=min(guilty, default=None),
                cleared_on=max(days) if cleared else None,
                stages=packed({self.case.stage}),
                results=packed({track.result for track in tracks}),
                **self._outcome(tracks),
                **common,
            )
        )

    def _track(self, track: TrackFacts, common: dict[str, object], employer: str) -> None:
        common |= {
            "employers": packed({employer}),
            "stages": packed({track.stage}),
            "results": packed({track.result}),
            **self._outcome([track]),
        }
        ended = track.ended_on
        self.rows.referrals.append(
            Referral(
                id=track.id,
                referred_on=track.opened_on,
                ended_on=ended,
                sanctioned_on=ended if track.result in GUILTY else None,
                reversed_on=ended if track.result in WITHOUT_GUILT else None,
                not_followed_up_on=ended if track.result == "NOT_FOLLOWED_UP" else None,
                **common,
            )
        )
        moves = self._moves(track.id)
        self._spells(track.id, track.procedure, moves, employer, since=track.opened_on)
        for began, until in _waits(track, moves):
            self.rows.waits.append(Wait(track_id=track.id, began_on=began, ended_on=until, **common))

    def _employer(self, person: PersonFacts) -> str:
        """Who answers for a person: the employer; for village people the regent, when there is one."""
        if person.status in VILLAGERS:
            regent = f"REGENT-{_home(self.case, person)}"
            if regent in self.around.regents:
                return regent
        return person.employer

    def _traits(self, person: PersonFacts) -> dict[str, set[str]]:
        on = self.case.act_on
        post = post_of(person.position)
        agency = self.around.agencies.get((_home(self.case, person), person.agency))
        return {
            "acts": set(person.acts) or {""},
            "rules": {_instrument(act, on) for act in person.acts} if on and person.acts else {""},
            "statuses": {person.status},
            "posts": {post.value if post else ""},
            "agencies": {str(agency) if agency else ""},
        }

    def _outcome(self, tracks: Iterable[TrackFacts]) -> dict[str, str]:
        tracks = list(tracks)
        return {
            "routes": packed({track.route for track in tracks}),
            "sanctions": packed({track.sanction for track in tracks}),
        }

    def _moves(self, track: int | None) -> list[Step]:
        return [step for step in self.case.steps if step.track == track and step.left != step.reached]

    def _spells(
        self, track: int | None, procedure: str, moves: Iterable[Step], employer: str, since: date | None = None
    ) -> None:
        """Every stay at a stage that has ended; a term unmet at its end, or met late on that day, makes it late."""
        terms = [term for term in self.case.terms if term.track == track and term.is_late]
        for step in moves:
            if since is not None and step.left:
                late = any(_hangs_over(term, since, step.on) for term in terms)
                days = max((step.on - since).days, 0)
                self.spells.append([procedure, step.left, step.on.isoformat(), days, int(late), employer])
            since = step.on

    def _terms(self, employers: Mapping[int, str]) -> None:
        person_of = {track.id: track.person for track in self.case.tracks}
        for term in self.case.terms:
            if term.rule in DUTIES_OF_OFFICE:
                holder, kind = self.case.office, ScopeKind.OFFICE
            elif term.rule in DUTIES_OF_EMPLOYER and term.track in person_of:
                holder, kind = employers[person_of[term.track]], ScopeKind.EMPLOYER
            else:
                continue
            for measure, on in _verdicts(term):
                if holder:
                    self.clocks.append([kind.value, holder, measure.value, on.isoformat()])


_TRAITS = ("acts", "rules", "statuses", "posts", "agencies")


def _verdicts(term: Term) -> Iterator[tuple[Punctuality, date]]:
    if term.is_late:
        yield Punctuality.RAN_OUT, term.first_late_on
    if term.ended_on is not None:
        yield Punctuality.LATE if term.is_late else Punctuality.MET, term.ended_on
        if term.is_late:
            yield Punctuality.SETTLED, term.ended_on


def _hangs_over(term: Term, since: date, until: date) -> bool:
    if term.first_late_on > until:
        return False
    return term.ended_on is None or term.ended_on >= until or term.ended_on > since


def _joined_up(terms: Iterable[Term]) -> list[tuple[date, date | None]]:
    """The stretches of time in which at least one term was overdue."""
    found: list[tuple[date, date | None]] = []
    late = (term for term in terms if term.is_late)
    for term in sorted(late, key=lambda term: term.first_late_on):
        ended = term.ended_on
        if ended is not None and ended < term.first_late_on:
            ended = term.first_late_on
        if found:
            began, until = found[-1]
            if until is None:
                break
            if term.first_late_on <= until:
                found[-1] = (began, None if ended is None else max(until, ended))
                continue
        found.append((term.first_late_on, ended))
    return found


def _waits(track: TrackFacts, moves: list[Step]) -> list[tuple[date, date | None]]:
    """The stretches of time in which the track lay with the employer or regent."""
    stages = [(moves[0].left if moves else track.stage, track.opened_on)]
    stages += [(step.reached, step.on) for step in moves]
    found: list[tuple[date, date | None]] = []
    began: date | None = None
    for stage, on in stages:
        if (track.procedure, stage) in AT_EMPLOYER:
            began = began or on
        elif began is not None:
            found.append((began, max(began, on)))
            began = None
    if began is not None:
        found.append((began, None))
    return found
