"""Many cases at once: each through the one door, in a transaction of its own, with its own result."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from netra.accounts.queries import User
from netra.cases import queries as cases
from netra.cases import services as case_services
from netra.cases.services import Actor, CannotAct
from netra.domain.procedures.actions import ACTIONS
from netra.domain.words import Text
from netra.worklists.queries import Pick

ASSIGNED = Text("Ditugaskan kepada {name}.", "Assigned to {name}.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one: done, or why it was not."""

    pick: Pick
    is_done: bool
    said: Text


def do_all(
    picks: Iterable[tuple[Pick, int]], action: str, *, by: User, on: date, at: datetime, note: str
) -> list[Outcome]:
    """Take an act with each of these, at the revision that was seen. A refusal stops nothing but its own case."""
    return [_one(pick, revision, action, by, on, at, note) for pick, revision in picks]


def _one(pick: Pick, revision: int, action: str, by: User, on: date, at: datetime, note: str) -> Outcome:
    actor = _actor(pick, by, on=at.date())
    try:
        case_services.act(pick.case, action, by=actor, on=on, at=at, revision=revision, track=pick.track, note=note)
    except CannotAct as refusal:
        return Outcome(pick, is_done=False, said=refusal.reason)
    return Outcome(pick, is_done=True, said=ACTIONS[action].done)


def assign_all(picks: Iterable[Pick], *, to: User, why: str, by: User, on: date, at: datetime) -> list[Outcome]:
    """Give each of these to a colleague, with one reason for all."""
    found = []
    done = Text(ASSIGNED.id.format(name=to.name), ASSIGNED.en.format(name=to.name))
    for pick in picks:
        try:
            case_services.assign(pick.case, to=to, why=why, by=_actor(pick, by, on=on), on=on, at=at)
        except CannotAct as refusal:
            found.append(Outcome(pick, is_done=False, said=refusal.reason))
        else:
            found.append(Outcome(pick, is_done=True, said=done))
    return found


def _actor(pick: Pick, by: User, on: date) -> Actor:
    return Actor.staff(by, cases.acting_for(pick.case, by, on, pick.track))
