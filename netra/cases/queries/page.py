"""Everything the page of a case shows, gathered in one answer for one reader."""

from dataclasses import dataclass
from datetime import date, datetime

from netra.accounts.queries import Visitor
from netra.cases.clocks import zone_of
from netra.cases.models import Case, Exhibit, Paper
from netra.cases.permissions import View, parts_in, view_of
from netra.cases.position import CASE
from netra.cases.queries.buttons import Button, buttons
from netra.cases.queries.finding import Twin, near_duplicates
from netra.cases.queries.inbox import Due, due_of
from netra.cases.queries.owners import Owner, owner_of_case
from netra.cases.queries.papers import papers_for
from netra.cases.queries.people import Person, people_of
from netra.cases.queries.story import Line, story
from netra.cases.queries.tracks import TrackView, tracks_of
from netra.domain.loading import load
from netra.domain.procedures.results import RESULTS
from netra.domain.timetable import Phase, UnknownElection
from netra.domain.words import Text
from netra.domain.workflow import Part
from netra.ledger import queries as ledger

TWINS_UNTIL = frozenset({"RECEIVED", "INITIAL_STUDY", "INCOMPLETE", "TRACING", "FINDING"})


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case for one reader on one day. `handles`: the reader's office holds the case; `on`: the day acts are for."""

    case: Case
    view: View
    zone: str
    on: date
    handles: bool
    owner: Owner
    stage: Text
    result: Text | None
    phase: Phase | None
    due: tuple[Due, ...]
    buttons: tuple[Button, ...]
    people: tuple[Person, ...]
    papers: tuple[Paper, ...]
    tracks: tuple[TrackView, ...]
    exhibits: tuple[Exhibit, ...]
    story: tuple[Line, ...]
    twins: tuple[Twin, ...]


def case_page(case: Case, user: Visitor, *, today: date, on: date, at: datetime) -> CasePage:
    """The page as this reader may see it; `on` is the legal day for which buttons are drawn."""
    view = view_of(case, user, today)
    papers = papers_for(case, view)
    handles = view.whole and Part.SUPERVISOR in parts_in(case, user, today)
    clocks = [clock for clock in ledger.open_deadlines(CASE, [case.pk]) if clock.track_id is None]
    return CasePage(
        case=case,
        view=view,
        zone=zone_of(case).key,
        on=on,
        handles=handles,
        owner=owner_of_case(case),
        stage=case.stage_row.label,
        result=RESULTS.get(case.result),
        phase=phase_of(case),
        due=due_of(clocks, at),
        buttons=buttons(case, user, on=on, at=at) if view.whole and not case.is_closed else (),
        people=people_of(case, view),
        papers=tuple(paper for paper in papers if paper.track_id is None),
        tracks=tracks_of(case, user, view, papers, on=on, at=at),
        exhibits=tuple(exhibits_for(case, view)),
        story=tuple(story(case, view)),
        twins=near_duplicates(case, user, today) if handles and case.stage in TWINS_UNTIL else (),
    )


def phase_of(case: Case) -> Phase | None:
    """What the day of the act was in the contest, by the timetable of that day; `None` where that is not known, or
    where the contest had days of its own."""
    contest = case.contest
    if contest is None or case.act_on is None or contest.polling_on or contest.designation_on:
        return None
    try:
        return load().phase(contest.election_id, case.act_on)
    except (UnknownElection, StopIteration):
        return None


def exhibits_for(case: Case, view: View) -> list[Exhibit]:
    """The evidence the reader may be shown in the list; what belongs to another accused is left out."""
    found = list(case.exhibits.select_related("evidence", "accused"))
    if view.whole:
        return found
    if view.tracks is None or not view.names:
        return []
    mine = {track.accused_id for track in case.tracks.all() if track.pk in view.tracks}
    return [exhibit for exhibit in found if exhibit.accused_id is None or exhibit.accused_id in mine]
