"""One referral as a page shows it: whose it is, its clocks, buttons, papers, and the rungs above a silent employer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from netra.accounts.queries import Visitor
from netra.cases.models import Case, Paper, Track
from netra.cases.permissions import View
from netra.cases.position import CASE
from netra.cases.queries.buttons import Button, buttons
from netra.cases.queries.inbox import Due, due_of
from netra.cases.queries.owners import Owner, owner_of_track
from netra.cases.queries.papers import sanction_label
from netra.domain.loading import load
from netra.domain.procedures import ROUTE_LABELS
from netra.domain.procedures.results import RESULTS
from netra.domain.words import Text
from netra.domain.workflow import Procedure
from netra.ledger import queries as ledger
from netra.ledger.queries import Deadline

RUNGS = (
    ("REMINDED", Text("Pengingat kepada PPK", "Reminder to the personnel authority"), ("remind",)),
    ("BLOCKED", Text("Data kepegawaian diblokir", "Personnel data blocked"), ("block",)),
    (
        "MINISTER",
        Text("Dinaikkan ke Menteri Dalam Negeri", "Escalated to the Home Minister"),
        ("escalate_minister", "escalate_conflict"),
    ),
    ("WARNED", Text("Teguran Menteri Dalam Negeri", "Warning by the Home Minister"), ("minister_warns",)),
    ("PRESIDENT", Text("Dinaikkan ke Presiden", "Escalated to the President"), ("escalate_president",)),
)


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder; `times` are the days it was taken, empty while it was not."""

    label: Text
    times: tuple[date, ...]
    is_lifted: bool = False


@dataclass(frozen=True, slots=True)
class TrackView:
    """A track for the page. `warning` belongs to the sanction recorded."""

    track: Track
    route: Text
    stage: Text
    owner: Owner
    due: tuple[Due, ...]
    buttons: tuple[Button, ...]
    papers: tuple[Paper, ...]
    rungs: tuple[Rung, ...]
    result: Text | None
    sanction: Text | None
    warning: Text | None


def tracks_of(
    case: Case, user: Visitor, view: View, papers: Sequence[Paper], *, on: date, at: datetime
) -> tuple[TrackView, ...]:
    """The tracks the reader may see, in the order they were opened."""
    found = case.tracks.select_related("case__handling_office__parent", "accused__employer", "body")
    shown = [track for track in found if view.tracks is None or track.pk in view.tracks]
    clocks: dict[int | None, list[Deadline]] = {}
    for deadline in ledger.open_deadlines(CASE, [case.pk]):
        clocks.setdefault(deadline.track_id, []).append(deadline)
    return tuple(
        _view(case, track, user, papers, due_of(clocks.get(track.pk, []), at), on=on, at=at) for track in shown
    )


def _view(
    case: Case, track: Track, user: Visitor, papers: Sequence[Paper], due: tuple[Due, ...], *, on: date, at: datetime
) -> TrackView:
    return TrackView(
        track=track,
        route=ROUTE_LABELS[track.route],
        stage=track.stage_row.label,
        owner=owner_of_track(track),
        due=due,
        buttons=() if track.is_ended else buttons(case, user, on=on, at=at, track=track),
        papers=tuple(paper for paper in papers if paper.track_id == track.pk),
        rungs=_rungs(case, track),
        result=RESULTS.get(track.result),
        sanction=sanction_label(track.sanction) if track.sanction else None,
        warning=warning_of(track),
    )


def _rungs(case: Case, track: Track) -> tuple[Rung, ...]:
    """The rungs this track's table knows, from when the matter lies with the employer; none if it ended without one."""
    if "AT_PPK" not in track.marks:
        return ()
    taken: dict[str, list[date]] = {}
    for entry in ledger.timeline(CASE, case.pk).filter(track_id=track.pk):
        taken.setdefault(entry.event, []).append(entry.on)
    known = _marks_set_by(track.procedure)
    if track.is_ended and not any(action in taken for _mark, _label, actions in RUNGS for action in actions):
        return ()
    return tuple(
        Rung(
            label,
            tuple(day for action in actions for day in taken.get(action, ())),
            is_lifted=mark == "BLOCKED" and "unblock" in taken and mark not in track.marks,
        )
        for mark, label, actions in RUNGS
        if mark in known
    )


def _marks_set_by(procedure: Procedure) -> frozenset[str]:
    return frozenset(mark for row in procedure.transitions for mark in row.sets)


def warning_of(track: Track) -> Text | None:
    """What must be said beside the sanction of a track, judged at the day of examination."""
    if not track.sanction:
        return None
    on = track.examined_on or track.ended_on or track.opened_on
    return warning_for(track.accused.rules, track.sanction, track.accused.status, on)


def warning_for(rules: Sequence[str], sanction: str, status: str, on: date) -> Text | None:
    """The warning for a sanction against every kind of act held against a person; `None` when one of them offers it."""
    catalogue = load()
    classes = {kind for code in rules if code in catalogue.rules for kind in catalogue.classes_at(code, on)}
    return catalogue.warning_for(sanction, tuple(classes), status, on)
