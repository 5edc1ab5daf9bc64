"""The one door through which a case, or one of its tracks, moves."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from netra.cases.actor import Actor
from netra.cases.clocks import moment, start_clocks, stop_clocks, zone_of
from netra.cases.models import Case, Paper, Track
from netra.cases.permissions import parts_in
from netra.cases.position import CASE, position
from netra.cases.refusals import FUTURE, NO_OFFICE, NOBODY_ACCUSED, NUMBER_TAKEN, TOO_OLD, CannotAct, SomeoneWasFaster
from netra.cases.services.aside import let_in
from netra.cases.services.holding import after_act, must_be_free
from netra.cases.services.referring import open_tracks, unspent_letters
from netra.domain.loading import load
from netra.domain.papers import PAPERS
from netra.domain.workflow import Cite, Part, Refusal, Transition
from netra.ledger import services as ledger
from netra.ledger.queries import Entry
from netra.ledger.services import Event, Subject
from netra.registry import queries as registry

SANCTIONING = (
    "HEAVY_SANCTION_DECREE",
    "SANCTION_DECREE",
    "MORAL_STATEMENT",
    "CONTRACT_DECISION",
    "DISMISSAL_DECREE",
    "SUSPENSION_DECREE",
    "WRITTEN_WARNING",
    "WARNING",
)
NEED_PEOPLE = frozenset({"summon", "decide_refer"})


@transaction.atomic
def act(
    case: Case,
    action: str,
    *,
    by: Actor,
    on: date,
    at: datetime,
    revision: int,
    track: Track | None = None,
    note: str = "",
) -> Entry:
    """Move a case or a track one step, or say precisely why it may not move; then nothing is written.

    `on` is the legal day of the act, `at` the moment it is recorded, `revision` the one the actor saw.
    """
    file = _held_still(case, track)
    if file.revision != revision:
        raise SomeoneWasFaster
    must_be_free(case, by=by, at=at)
    step = _considered(case, action, by, on, at, track)
    if not type(file).objects.filter(pk=file.pk, revision=revision, stage=step.stage).update(revision=revision + 1):
        raise SomeoneWasFaster
    papers = _serving(case, track, step)
    entry = ledger.record(Subject(CASE, case.pk), _event(case, step, by, on, at, track, papers, note))
    when = moment(case, at=at, on=on)
    stop_clocks(case, step.stops, at=when, track=track)
    _move(file, step, on, revision)
    _follow(case, step, track=track, papers=papers, on=on, at=when)
    start_clocks(case, step.starts, at=when, track=track, term_on=_term(papers))
    _saved(file)
    _spend(papers, entry)
    after_act(case, by=by, at=at)
    let_in([case], by=by, on=on, at=at)  # whoever acts on a case that waited has looked at it
    return entry


def _saved(file: Case | Track) -> None:
    """Write the file back. Of two cases that ask for one register number at once, the database lets one have it."""
    try:
        file.save()
    except IntegrityError as error:
        raise CannotAct(NUMBER_TAKEN, why="NUMBER_TAKEN") from error


def _held_still(case: Case, track: Track | None) -> Case | Track:
    """The file as it is now, and stays until this act has ended: what others wrote meanwhile is not written over."""
    case.refresh_from_db(from_queryset=Case.objects.select_for_update())
    if track is None:
        return case
    track.refresh_from_db()
    return track


def _considered(case: Case, action: str, by: Actor, on: date, at: datetime, track: Track | None) -> Transition:
    if by.visitor is None:
        raise CannotAct(FUTURE)
    if on > at.astimezone(zone_of(case)).date():
        raise CannotAct(FUTURE)
    if on < (case.received_on if track is None else track.opened_on):
        raise CannotAct(TOO_OLD)
    file = case if track is None else track
    parts = parts_in(case, by.visitor, on=at.date(), track=track)
    answer = file.procedure.consider(action, at=position(case, moment(case, at=at, on=on), track), parts=parts, on=on)
    if isinstance(answer, Refusal):
        raise CannotAct.for_refusal(answer)
    if action in NEED_PEOPLE and not case.people.exists():
        raise CannotAct(NOBODY_ACCUSED)
    return answer.transition


def _serving(case: Case, track: Track | None, step: Transition) -> list[Paper]:
    """The papers this step rests on: of each kind it asks for, those not spent."""
    kinds = {kind for group in step.papers for kind in group}
    found = Paper.objects.filter(case=case, track=track, kind__in=kinds, withdrawn_on__isnull=True)
    return [paper for paper in found if paper.used_by_entry is None or not PAPERS[paper.kind].fresh]


def _event(
    case: Case, step: Transition, by: Actor, on: date, at: datetime, track: Track | None, papers: list[Paper], note: str
) -> Event:
    return Event(
        name=step.action,
        on=on,
        at=at,
        actor=by.ref,
        institution=by.institution,
        track_id=track.pk if track else None,
        from_stage=step.stage,
        to_stage=step.target,
        result=step.result,
        basis=[f"{cite.regulation} {cite.article}".strip() for cite in step.basis if _held(cite, on)],
        refs={"papers": [paper.pk for paper in papers]},
        catalogue=load().version,
        text=note,
    )


def _held(cite: Cite, on: date) -> bool:
    return load().regulation(cite.regulation).holds(on)


def _move(file: Case | Track, step: Transition, on: date, revision: int) -> None:
    marks = (set(file.marks) | step.sets) - step.clears
    owner = file.procedure.stage(step.target).owner
    if isinstance(file, Track) and owner is Part.PPK:
        marks.add("AT_PPK")
    file.stage, file.marks, file.revision = step.target, sorted(marks), revision + 1
    if step.result:
        file.result = step.result
        if isinstance(file, Case):
            file.closed_on = on
        else:
            file.ended_on = on


def _follow(case: Case, step: Transition, *, track: Track | None, papers: list[Paper], on: date, at: datetime) -> None:
    """What else an act brings about: the register number, another office, new tracks, the sanction."""
    match step.action:
        case "register":
            case.official_number = next(str(p.fields["number"]) for p in papers if p.kind == "REGISTER_NUMBER")
            case.registered_on = on
        case "pass_on" | "take_over":
            _change_office(case, step.action, papers)
        case "decide_refer" | "refer_further":
            open_tracks(case, unspent_letters(case), on=on, at=at)
        case "go_on_as_other_law":
            open_tracks(case, unspent_letters(case, track=track), on=on, at=at)
        case "hand_to_bkn" if track is not None:
            _succeed(case, track, on=on, at=at)
        case "examine" | "council_decides" | "proceed_without" if track is not None:
            track.examined_on = track.examined_on or on
    if track is not None:
        for kind in SANCTIONING:
            decision = next((paper for paper in reversed(papers) if paper.kind == kind), None)
            if decision is not None:
                track.sanction = str(decision.fields["sanction"])
                break


def _change_office(case: Case, action: str, papers: list[Paper]) -> None:
    if action == "take_over":
        parent = case.handling_office.parent
        if parent is None:
            raise CannotAct(NO_OFFICE)
        case.handling_office = parent
        return
    code = next((str(p.fields.get("office", "")) for p in papers if p.kind == "TRANSFER_LETTER"), "")
    if not code:
        raise CannotAct(NO_OFFICE)
    case.handling_office = registry.office(code)


def _succeed(case: Case, track: Track, *, on: date, at: datetime) -> None:
    """KASN ended while the file lay there: the same person's matter goes on at BKN (SE MenPANRB 4/2024)."""
    letter = Paper(case=case, accused=track.accused, kind="REFERRAL_LETTER", fields={"route": "BKN"})
    open_tracks(case, [letter], on=on, at=at)


def _term(papers: list[Paper]) -> date | None:
    written = next((str(p.fields["term_on"]) for p in papers if p.fields.get("term_on")), "")
    return date.fromisoformat(written) if written else None


def _spend(papers: list[Paper], entry: Entry) -> None:
    Paper.objects.filter(pk__in=[p.pk for p in papers if PAPERS[p.kind].fresh]).update(used_by_entry=entry.pk)
