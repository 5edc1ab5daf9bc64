"""Every file can come to an end: the tables are walked exhaustively, with all papers at hand and clocks running out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest

from netra.domain import procedures
from netra.domain.deadlines import rule_at
from netra.domain.papers import PAPERS
from netra.domain.procedures import ALL
from netra.domain.procedures.supervision import SUPERVISION
from netra.domain.workflow import Part, Position, Procedure, Transition

# One day inside each period of law that the tables know, and the days beside the handover from KASN.
DAYS = (
    date(2016, 1, 11),
    date(2018, 3, 1),
    date(2020, 10, 1),
    date(2023, 1, 31),
    date(2024, 9, 3),
    date(2024, 9, 4),
    date(2026, 11, 22),
)
# Marks a file can carry from its first day; they come from the facts, not from an act.
FROM_THE_START = {
    "SUPERVISION": ((), ("FORMAL",)),
    "KASN": ((), ("PPK_IS_CANDIDATE",)),
    "KASN_VIA_PROVINCE": ((), ("PPK_IS_CANDIDATE",)),
    "BKN": ((), ("PPK_IS_CANDIDATE",)),
}
# Marks that come and go with other files: the case sees when all its tracks have ended.
FROM_OUTSIDE = {("SUPERVISION", "FOLLOW_UP"): (frozenset[str](), frozenset({"TRACKS_ENDED"}))}
EVERY_PAPER = frozenset(PAPERS)
EVERY_PART = frozenset(Part)


@dataclass(frozen=True, slots=True)
class State:
    """A file as the tables see it, with the clocks that run on it."""

    stage: str
    marks: frozenset[str]
    clocks: frozenset[str]


def starts_of(procedure: Procedure) -> Iterable[State]:
    for marks in FROM_THE_START.get(procedure.code, ((),)):
        if procedure is SUPERVISION:
            clock = "initial_study" if "FORMAL" in marks else "finding"
            yield State(procedure.start, frozenset(marks), frozenset({clock}))
            if "FORMAL" not in marks:
                yield State("TRACING", frozenset(marks), frozenset({clock}))  # a supervision report begins here
        else:
            yield State(procedure.start, frozenset(marks), frozenset(procedure.opens))


def moved(state: State, step: Transition) -> State:
    return State(
        step.target, (state.marks | step.sets) - step.clears, (state.clocks - set(step.stops)) | set(step.starts)
    )


@cache
def nexts(procedure: Procedure, state: State, on: date) -> tuple[tuple[Transition, State], ...]:
    """The moves open on a day to people who have every paper and have waited for every running clock."""
    found = {}
    for more in FROM_OUTSIDE.get((procedure.code, state.stage), (frozenset(),)):
        here = Position(state.stage, state.marks | more, EVERY_PAPER, state.clocks)
        for option in procedure.options(at=here, parts=EVERY_PART, on=on):
            if option.is_open:
                found[option.transition] = moved(state, option.transition)
    return tuple(found.items())


@cache
def reachable(procedure: Procedure, on: date) -> frozenset[State]:
    seen = set(starts_of(procedure))
    waiting = list(seen)
    while waiting:
        for _, after in nexts(procedure, waiting.pop(), on):
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return frozenset(seen)


def stuck(procedure: Procedure, states: frozenset[State], on: date) -> set[State]:
    """States from which no end can be reached when every later act is done on that day."""
    everything, waiting = set(states), list(states)
    before: dict[State, set[State]] = {}
    while waiting:
        here = waiting.pop()
        for _, after in nexts(procedure, here, on):
            before.setdefault(after, set()).add(here)
            if after not in everything:
                everything.add(after)
                waiting.append(after)
    good = [state for state in everything if procedure.stage(state.stage).is_end]
    ending = set(good)
    while good:
        for earlier in before.get(good.pop(), set()):
            if earlier not in ending:
                ending.add(earlier)
                good.append(earlier)
    return set(states) - ending


def governs(procedure: Procedure, on: date) -> bool:
    return procedure.period.holds(on)


each_table = pytest.mark.parametrize("procedure", ALL, ids=lambda procedure: procedure.code)


def days_of(procedure: Procedure) -> list[date]:
    """The days on which a file can be opened under the table."""
    return [on for on in DAYS if procedure.period.holds(on)]


@cache
def ever_reached(procedure: Procedure, until: date) -> frozenset[State]:
    """Where files opened and moved on any of the days up to this one may stand."""
    return frozenset[State]().union(*(reachable(procedure, on) for on in days_of(procedure) if on <= until))


def test_it_works() -> None:
    stages = {state.stage for state in reachable(SUPERVISION, date(2024, 10, 1))}
    assert {"RECEIVED", "PLENARY", "FOLLOW_UP", "CLOSED"} <= stages


@each_table
def test_no_dead_end_on_the_day_and_ever_after(procedure: Procedure) -> None:
    """Whatever was done on a day, the file can still end, by the law of that day and of each later one."""
    for later in DAYS:
        left = stuck(procedure, ever_reached(procedure, later), later)
        assert not left, f"stuck when going on at {later}"


@each_table
def test_every_stage_can_be_reached_on_some_day(procedure: Procedure) -> None:
    found = {state.stage for state in ever_reached(procedure, DAYS[-1])}
    assert found == {stage.code for stage in procedure.stages}


@each_table
def test_no_clock_runs_on_after_the_end(procedure: Procedure) -> None:
    left = {
        (row.action, clock)
        for on in days_of(procedure)
        for state in reachable(procedure, on)
        for row, after in nexts(procedure, state, on)
        if procedure.stage(after.stage).is_end
        for clock in after.clocks
    }
    assert not left, "These ends leave a clock running: " + ", ".join(f"{a} leaves {c}" for a, c in sorted(left))


@each_table
def test_every_clock_that_starts_has_a_dated_row(procedure: Procedure) -> None:
    """An act may not fail because the catalogue knows no row for the clock on that day."""
    for on in days_of(procedure):
        started = {c for s in reachable(procedure, on) for row, _ in nexts(procedure, s, on) for c in row.starts}
        for clock in started | set(procedure.opens):
            rule_at(clock, on)


@each_table
def test_what_is_waited_for_can_have_started(procedure: Procedure) -> None:
    """A move that waits for a clock stands only where that clock can run."""
    states = ever_reached(procedure, DAYS[-1])
    for row in procedure.transitions:
        if row.only_after:
            assert any(row.stage == state.stage and row.only_after in state.clocks for state in states), row


@each_table
def test_every_row_can_be_taken_on_some_day(procedure: Procedure) -> None:
    """No row of a table is dead: for each there is a state and a day on which it is the open one."""
    taken = {
        row
        for on in DAYS
        if ever_reached(procedure, on)
        for state in ever_reached(procedure, on)
        for row, _ in nexts(procedure, state, on)
    }
    dead = [f"{row.stage}: {row.action}" for row in procedure.transitions if row not in taken]
    assert not dead, dead


def test_the_handover_of_september_2024_moves_a_waiting_file_on() -> None:
    waiting = State("KASN_VERIFICATION", frozenset(), frozenset())
    kasn = procedures.procedure("KASN")
    before = {row.action for row, _ in nexts(kasn, waiting, date(2024, 9, 3))}
    on_the_day = {row.action for row, _ in nexts(kasn, waiting, date(2024, 9, 4))}
    after = {row.action for row, _ in nexts(kasn, waiting, date(2024, 9, 5))}
    assert before == {"recommend", "find_nothing", "return_file", "remind"}
    assert on_the_day == after == {"hand_to_bkn"}


def test_the_province_sends_nothing_to_kasn_after_it_ended() -> None:
    waiting = State("PROVINCE_CHECK", frozenset(), frozenset())
    table = procedures.procedure("KASN_VIA_PROVINCE")
    assert "forward" in {row.action for row, _ in nexts(table, waiting, date(2024, 9, 3))}
    assert {row.action for row, _ in nexts(table, waiting, date(2024, 9, 4))} == {"hand_to_bkn"}
