"""The shortest way through a table of procedure to a stage or a result, by the acts one wants to see on the way."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netra.domain.papers import PAPERS
from netra.domain.workflow import Part, Position, Procedure, Transition

EVERY_PAPER = frozenset(PAPERS)
EVERY_PART = frozenset(Part)


class NoWay(Exception):
    """The table leads nowhere near what was asked for; the message names both ends."""


@dataclass(frozen=True, slots=True)
class _Spot:
    stage: str
    marks: frozenset[str]
    clocks: frozenset[str]
    left: tuple[str, ...]  # acts still to be seen


def way(
    procedure: Procedure,
    *,
    at: Position,
    clocks: frozenset[str],
    to: str,
    via: Sequence[str] = (),
    on: date,
) -> tuple[Transition, ...]:
    """The rows to take, fewest first, until the stage or result `to`, through the acts `via` in this order.

    Papers are taken to be suppliable and running clocks to run out; `clocks` are those running at the start. What the
    law of the day `on` does not allow is not taken. Raises `NoWay`.

    >>> from netra.domain.procedures import procedure
    >>> table = procedure("VILLAGE_HEAD")
    >>> steps = way(table, at=Position(table.start), clocks=frozenset(), to="SANCTIONED", on=date(2024, 11, 1))
    >>> [step.action for step in steps]
    ['warn_orally', 'warning_heeded']
    """
    start = _Spot(at.stage, at.marks, clocks, tuple(via))
    if to == at.stage and not via:
        return ()
    earlier: dict[_Spot, tuple[_Spot, Transition] | None] = {start: None}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for row in _open(procedure, here, on):
            there = _moved(here, row)
            if not there.left and to in {row.result, row.target}:
                return (*_back(earlier, here), row)
            if there not in earlier:
                earlier[there] = (here, row)
                waiting.append(there)
    raise NoWay(f"{procedure.code}: no way from {at.stage} to {to} by {list(via)} on {on}.")


def _open(procedure: Procedure, here: _Spot, on: date) -> list[Transition]:
    position = Position(here.stage, here.marks, EVERY_PAPER, here.clocks)
    options = procedure.options(at=position, parts=EVERY_PART, on=on)
    return [option.transition for option in options if option.is_open]


def _moved(here: _Spot, row: Transition) -> _Spot:
    left = here.left[1:] if here.left and here.left[0] == row.action else here.left
    return _Spot(
        row.target,
        (here.marks | row.sets) - row.clears,
        (here.clocks - set(row.stops)) | set(row.starts),
        left,
    )


def _back(earlier: dict[_Spot, tuple[_Spot, Transition] | None], end: _Spot) -> tuple[Transition, ...]:
    rows: list[Transition] = []
    step = earlier[end]
    while step is not None:
        spot, row = step
        rows.append(row)
        step = earlier[spot]
    return tuple(reversed(rows))
