"""What must not be found out: small counts, and small growth between two snapshots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np

from netra.opendata.protection.tables import THRESHOLD, BoolArray, IntArray, Layer

WIDTH = THRESHOLD - 1


class Cell(NamedTuple):
    layer: int
    row: int
    column: int


Secret: TypeAlias = tuple[Cell, Cell | None]


@dataclass(frozen=True, slots=True)
class Need:
    """A hidden count, or the difference of a cell between two layers, of which an attacker must not know more than
    that it lies in an interval of `width` or more. `value` is the truth."""

    cell: Cell
    minus: Cell | None
    value: int
    width: int

    @property
    def secret(self) -> Secret:
        """What it is about, whatever else has been hidden meanwhile."""
        return self.cell, self.minus


def primary(earlier: Sequence[Layer], values: IntArray, totals: IntArray) -> BoolArray:
    """True where a cell must not be published for its own sake: a small count, a row whose whole is small, or less
    than the threshold away from a count published earlier."""
    hidden: BoolArray = (values > 0) & (values < THRESHOLD)
    hidden |= ((totals > 0) & (totals < THRESHOLD))[:, None]
    for layer in earlier:
        change = abs(values - layer.values)
        hidden |= layer.published & (change > 0) & (change < THRESHOLD)
    return hidden


def needs(layers: Sequence[Layer]) -> Iterator[Need]:
    """Everything that has to stay unknown, in all layers together."""
    for number, layer in enumerate(layers):
        small = (layer.values > 0) & (layer.values < THRESHOLD) & ~layer.known
        for row, column in zip(*map(list, small.nonzero()), strict=True):
            yield _count(layers, Cell(number, int(row), int(column)))
        for before in range(number):
            told = layers[before].published  # what an older file still says; of the last layer, hidden growth too
            seen = np.ones_like(told) if before == number - 1 else told
            change = layer.values - layers[before].values
            moved = (abs(change) > 0) & (abs(change) < THRESHOLD) & seen
            for row, column in zip(*map(list, moved.nonzero()), strict=True):
                yield _growth(layers, Cell(number, int(row), int(column)), before)


def _count(layers: Sequence[Layer], cell: Cell) -> Need:
    layer, (_number, row, column) = layers[cell.layer], cell
    room = int(layer.totals[row])
    for before in layers[: cell.layer]:
        if before.published[row, column] and before.values[row, column] == 0:
            room = min(room, _grown(before, layer, row))  # nought then: all of it came since
    return Need(cell, None, int(layer.values[row, column]), max(0, min(WIDTH, room)))


def _growth(layers: Sequence[Layer], cell: Cell, before: int) -> Need:
    (number, row, column), old, new = cell, layers[before], layers[cell.layer]
    value = int(new.values[row, column] - old.values[row, column])
    if old.known[row, column]:
        room = min(_grown(old, new, row), int(new.totals[row] - old.values[row, column]))
    elif new.known[row, column]:
        room = int(old.totals[row])
    else:
        room = _grown(old, new, row)
    return Need(Cell(number, row, column), Cell(before, row, column), value, max(0, min(WIDTH, room)))


def _grown(old: Layer, new: Layer, row: int) -> int:
    """By how much the row's public total grew; a cell of it cannot have grown by more, if no cell shrank."""
    if (new.values[row] < old.values[row]).any():
        return WIDTH
    return int(new.totals[row] - old.totals[row])
