"""What an attacker knows, as linear relations between the cells he does not know.

Unknowns are written as distances from the truth: nought everywhere is always a solution, and an interval around it is
what the attacker is left with.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from netra.opendata.protection.needs import Cell, Need
from netra.opendata.protection.tables import BoolArray, Frame, IntArray, Known, Layer

INFINITE = float("inf")


@dataclass(slots=True)
class Relations:
    """`lower <= y <= upper` and, for each row of coefficients, `row_lower <= sum <= row_upper`."""

    index: list[IntArray]  # for each layer: the number of the unknown, -1 where the cell is known
    cells: list[Cell]
    lower: npt.NDArray[np.float64]
    upper: npt.NDArray[np.float64]
    rows: list[tuple[list[int], list[float], float, float]] = field(default_factory=list)

    def unknowns_of(self, need: Need) -> list[tuple[int, float]]:
        """The unknowns a need is made of, with their signs; empty when all of it is known."""
        ends = [(need.cell, 1.0)] + ([(need.minus, -1.0)] if need.minus else [])
        found = [(int(self.index[cell.layer][cell.row, cell.column]), sign) for cell, sign in ends]
        return [(number, sign) for number, sign in found if number >= 0]


def relate(frame: Frame, layers: Sequence[Layer], known: Sequence[Known], open_: Sequence[BoolArray]) -> Relations:
    """All relations between the cells marked open; the others are fixed at their true count."""
    relations = _unknowns(frame, layers, open_)
    for number, layer in enumerate(layers):
        index = relations.index[number]
        _places_add_up(frame, index, relations)
        _categories_add_up(frame, layer, index, relations)
        for sum_ in known:
            _fixed([int(index[row, column]) for row, column in sum_.cells], relations)
        if number:
            _never_fewer(layers[number - 1], layer, relations.index[number - 1], index, relations)
    return relations


def _unknowns(frame: Frame, layers: Sequence[Layer], open_: Sequence[BoolArray]) -> Relations:
    indexes, cells, lowers, uppers, count = [], [], [], [], 0
    for number, (layer, mask) in enumerate(zip(layers, open_, strict=True)):
        index: IntArray = np.full(frame.shape, -1, dtype=np.int64)
        index[mask] = np.arange(count, count + int(mask.sum()))
        count += int(mask.sum())
        cells += [Cell(number, int(row), int(column)) for row, column in zip(*map(list, mask.nonzero()), strict=True)]
        lower, upper = -layer.values, layer.totals[:, None] - layer.values
        if number:  # what is known of the day before is a floor, of the day after a ceiling
            before = layers[number - 1]
            floor = ~open_[number - 1] & (layer.values >= before.values)
            lower = np.where(floor, np.maximum(lower, before.values - layer.values), lower)
        if number + 1 < len(layers):
            after = layers[number + 1]
            ceiling = ~open_[number + 1] & (after.values >= layer.values)
            upper = np.where(ceiling, np.minimum(upper, after.values - layer.values), upper)
        indexes.append(index)
        lowers.append(lower[mask])
        uppers.append(upper[mask])
    return Relations(indexes, cells, np.concatenate(lowers).astype(float), np.concatenate(uppers).astype(float))


def _places_add_up(frame: Frame, index: IntArray, relations: Relations) -> None:
    for row, parts in enumerate(frame.children()):
        if not parts:
            continue
        for column in range(len(frame.columns)):
            ids = [int(index[row, column]), *(int(number) for number in index[parts, column])]
            signs = [1.0] + [-1.0] * len(parts)
            pairs = [(number, sign) for number, sign in zip(ids, signs, strict=True) if number >= 0]
            if pairs:
                relations.rows.append(([p[0] for p in pairs], [p[1] for p in pairs], 0.0, 0.0))


def _categories_add_up(frame: Frame, layer: Layer, index: IntArray, relations: Relations) -> None:
    """Where the categories of a row make up its total they always do; where one matter may stand in several
    categories, they make up no less than the total."""
    sums = layer.values.sum(axis=1)
    adds_up = bool((sums == layer.totals).all())
    for row, parts in enumerate(frame.children()):
        ids = [int(number) for number in index[row] if number >= 0]
        if not ids or (adds_up and parts):
            continue
        slack = 0.0 if adds_up else float(min(0, layer.totals[row] - sums[row]))
        relations.rows.append((ids, [1.0] * len(ids), slack, 0.0 if adds_up else INFINITE))


def _never_fewer(old: Layer, new: Layer, old_index: IntArray, new_index: IntArray, relations: Relations) -> None:
    """Counts that grow: what is hidden today is no less than what was hidden then."""
    both = (old_index >= 0) & (new_index >= 0) & (new.values >= old.values)
    for row, column in zip(*map(list, both.nonzero()), strict=True):
        ids = [int(new_index[row, column]), int(old_index[row, column])]
        relations.rows.append((ids, [1.0, -1.0], float(old.values[row, column] - new.values[row, column]), INFINITE))


def _fixed(ids: list[int], relations: Relations) -> None:
    ids = [number for number in ids if number >= 0]
    if ids:
        relations.rows.append((ids, [1.0] * len(ids), 0.0, 0.0))
