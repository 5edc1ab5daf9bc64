"""The buttons of a page, drawn from the table that enforces the rule, with what still lacks for each."""

from dataclasses import dataclass
from datetime import date, datetime

from netra.accounts.queries import Visitor
from netra.cases.clocks import moment
from netra.cases.models import Case, Track
from netra.cases.permissions import parts_in
from netra.cases.position import papers_at_hand, position
from netra.domain.papers import PAPERS, PaperKind
from netra.domain.procedures.actions import ACTIONS
from netra.domain.words import Text
from netra.domain.workflow import Cite, Why


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Kinds of paper of which one is enough, and whether one is there."""

    kinds: tuple[PaperKind, ...]
    is_there: bool


@dataclass(frozen=True, slots=True)
class Button:
    """An act that belongs to the present stage: awake when `is_open`, else waiting for papers or for time."""

    action: str
    label: Text
    groups: tuple[PaperGroup, ...]
    is_open: bool
    waits_for_time: bool
    reason: Text | None
    basis: tuple[Cite, ...]
    ends: bool
    target: Text


def buttons(case: Case, user: Visitor, *, on: date, at: datetime, track: Track | None = None) -> tuple[Button, ...]:
    """What this person may do with the case, or with one of its tracks, on the legal day `on`; `at` is now."""
    file = case if track is None else track
    here = position(case, moment(case, at=at, on=on), track)
    parts = parts_in(case, user, at.date(), track)
    at_hand = papers_at_hand(case, track)
    found = []
    for option in file.procedure.options(at=here, parts=parts, on=on):
        row = option.transition
        groups = tuple(PaperGroup(tuple(PAPERS[k] for k in group), bool(set(group) & at_hand)) for group in row.papers)
        found.append(
            Button(
                action=row.action,
                label=ACTIONS[row.action].button,
                groups=groups,
                is_open=option.is_open,
                waits_for_time=option.refusal is not None and option.refusal.why == Why.TOO_EARLY,
                reason=option.refusal.reason if option.refusal else None,
                basis=row.basis,
                ends=bool(row.result),
                target=file.procedure.stage(row.target).label,
            )
        )
    return tuple(found)


def kinds_to_write(
    case: Case, user: Visitor, *, on: date, at: datetime, track: Track | None = None
) -> tuple[PaperKind, ...]:
    """Kinds of paper this person may put into the file: those that an act of the present stage asks for on that day."""
    file = case if track is None else track
    parts = parts_in(case, user, at.date(), track)
    wanted: dict[str, PaperKind] = {}
    for row in file.procedure.leaving(file.stage):
        if row.parts & parts and row.period.holds(on):
            for group in row.papers:
                wanted.update({kind: PAPERS[kind] for kind in group})
    return tuple(wanted.values())
