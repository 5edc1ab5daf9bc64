"""Lawful ways through the tables of procedure, each with how often it is taken. Looked up once for a day of law."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from netra.domain.procedures import procedure
from netra.domain.procedures.supervision import SUPERVISION
from netra.domain.workflow import Position, Transition
from netra.practice.paths import way


@dataclass(frozen=True, slots=True)
class Goal:
    """A stage or result to reach through some acts. `stays`: the file is left there, however long it waits."""

    weight: float
    to: str
    via: tuple[str, ...] = ()
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """The rows to take, and whether the file then stays where it is for good."""

    rows: tuple[Transition, ...]
    stays: bool


FORMAL = frozenset({"FORMAL"})
NOTHING: frozenset[str] = frozenset()
HANDLED = (
    Goal(58, "FOLLOW_UP"),
    Goal(7, "FOLLOW_UP", ("extend", "decide_refer")),
    Goal(4, "FOLLOW_UP", ("summon_again", "decide_refer")),
    Goal(13, "NOT_PROVEN"),
    Goal(1, "NOT_A_NEUTRALITY_MATTER", ("decide_not_ours",)),
)
REPORT = (
    *HANDLED,
    Goal(5, "FOLLOW_UP", ("ask_completion", "complete", "decide_refer")),
    Goal(5, "NOT_REGISTERED", ("stop_incomplete",)),
    Goal(5, "NOT_REGISTERED", ("refuse",)),
    Goal(2, "WITHDRAWN"),
    Goal(2, "NOT_CONFIRMED", ("keep_as_information", "close_unconfirmed")),
    Goal(1, "INITIAL_STUDY", stays=True),
    Goal(1, "INCOMPLETE", stays=True),
)
# What was not told in a formal report is made a finding of the office's own first.
FOUND = tuple(Goal(goal.weight, goal.to, ("make_finding", *goal.via)) for goal in HANDLED)
TIP = (
    *FOUND,
    Goal(6, "FOLLOW_UP", ("become_report", "decide_refer")),
    Goal(22, "NOT_CONFIRMED"),
    Goal(3, "NOT_A_NEUTRALITY_MATTER", ("close_not_ours",)),
    Goal(2, "TRACING", stays=True),
)
FINDING = (*FOUND, Goal(8, "NOT_CONFIRMED"), Goal(1, "CLARIFICATION", ("make_finding",), stays=True))

AT_EMPLOYER = (
    Goal(26, "SANCTIONED", ("convene_council", "declare_statement")),
    Goal(20, "SANCTIONED", ("decree", "take_effect")),
    Goal(5, "SANCTIONED", ("decree_heavy", "take_effect")),
    Goal(2, "SANCTIONED", ("decree", "object", "uphold")),
    Goal(1, "SANCTIONED", ("remind", "decree", "take_effect")),
    Goal(1.5, "ANNULLED", ("decree", "object")),
    Goal(1, "ANNULLED", ("decree_heavy", "appeal")),
    Goal(1, "COURT", ("decree", "object"), stays=True),
    Goal(3, "CLEARED_BY_EMPLOYER", ("examine",)),
    Goal(1, "CLEARED_BY_EMPLOYER", ("council_decides",)),
    Goal(3, "NOT_SANCTIONED"),
    Goal(2, "NOT_FOLLOWED_UP"),
)
SILENT_EMPLOYER = (
    Goal(5, "PPK_FOLLOW_UP", stays=True),
    Goal(3, "PPK_FOLLOW_UP", ("remind",), stays=True),
    Goal(1, "PPK_FOLLOW_UP", ("remind", "block"), stays=True),
    Goal(1, "PPK_FOLLOW_UP", ("remind", "escalate_minister", "minister_warns"), stays=True),
)
TRACKS = {
    "BKN": (
        *AT_EMPLOYER,
        Goal(7, "NOT_PROVEN_BY_VERIFIER", ("find_nothing",)),
        Goal(2, "NOT_PROVEN_BY_VERIFIER", ("not_validated",)),
        Goal(3, "SANCTIONED", ("return_file", "send_again", "declare_statement")),
        Goal(2, "SATGAS_VERIFICATION", stays=True),
        Goal(1, "RETURNED", stays=True),
        Goal(1, "BAWASLU_VALIDATION", stays=True),
    ),
    "VILLAGE_HEAD": (
        Goal(10, "SANCTIONED", ("warn_orally",)),
        Goal(7, "SANCTIONED", ("warn_in_writing",)),
        Goal(2, "SANCTIONED", ("suspend", "reinstate")),
        Goal(1, "SANCTIONED", ("suspend", "dismiss")),
        Goal(2, "NOT_SANCTIONED"),
        Goal(5, "REGENT_RECEIVED", stays=True),
        Goal(1, "NOT_FOLLOWED_UP"),
    ),
    "EMPLOYER": (
        Goal(8, "SANCTIONED"),
        Goal(2, "NOT_SANCTIONED"),
        Goal(3, "EMPLOYER_RECEIVED", stays=True),
        Goal(1, "NOT_FOLLOWED_UP"),
    ),
    "OWN_SERVICE": (Goal(4, "SANCTIONED"), Goal(2, "CLEARED_BY_EMPLOYER"), Goal(2, "SERVICE_RECEIVED", stays=True)),
    "GAKKUMDU": (
        Goal(5, "NOT_A_CRIME"),
        Goal(2, "NOT_A_CRIME", ("pass_to_police",)),
        Goal(3, "CONVICTED"),
        Goal(1, "ACQUITTED"),
        Goal(1, "INVESTIGATION", stays=True),
        Goal(1, "TRIAL", stays=True),
    ),
    "KPU": (Goal(2, "ACTED_ON"), Goal(3, "NOT_ACTED_ON"), Goal(1, "LETTER_SENT", stays=True)),
}
TRACKS["VILLAGE_STAFF"] = TRACKS["VILLAGE_HEAD"]
TRACKS["HOME_MINISTRY"] = TRACKS["DKPP"] = TRACKS["KPU"]


def of_case(origin: str, on: date, chance: Random) -> Way:
    """A way for a case of this origin, under the law of the day."""
    goals = {"REPORT": REPORT, "FINDING": FINDING}.get(origin, TIP)
    goal = _drawn(goals, chance)
    if origin == "FINDING":
        return _way(SUPERVISION.code, "TRACING", NOTHING, ("finding",), goal, on)
    if origin == "REPORT":
        return _way(SUPERVISION.code, "RECEIVED", FORMAL, ("initial_study",), goal, on)
    return _way(SUPERVISION.code, "RECEIVED", NOTHING, ("finding",), goal, on)


def of_track(code: str, on: date, chance: Random, *, silent: bool) -> Way:
    """A way for a track of this procedure; `silent` where the personnel authority leaves files unanswered."""
    table = procedure(code)
    goals = SILENT_EMPLOYER if silent and code == "BKN" else TRACKS[code]
    return _way(code, table.start, NOTHING, table.opens, _drawn(goals, chance), on)


def closing() -> Transition:
    """The row that closes a case whose tracks have all ended."""
    return next(row for row in SUPERVISION.leaving("FOLLOW_UP") if row.action == "close")


@cache
def basis(row: Transition) -> tuple[str, ...]:
    """The articles of a row as the ledger writes them."""
    return tuple(f"{cite.regulation} {cite.article}".strip() for cite in row.basis)


def _drawn(goals: Sequence[Goal], chance: Random) -> Goal:
    return chance.choices(goals, _weights(tuple(goals)))[0]


@cache
def _weights(goals: tuple[Goal, ...]) -> list[float]:
    return [goal.weight for goal in goals]


@cache
def _way(code: str, stage: str, marks: frozenset[str], clocks: tuple[str, ...], goal: Goal, on: date) -> Way:
    found = way(
        procedure(code),
        at=Position(stage, marks),
        clocks=frozenset(clocks),
        to=goal.to,
        via=goal.via,
        on=on,
    )
    return Way(found, goal.stays)
