"""A piece of a table with everything around it held still: small programmes, and what they find holds in the whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from netra.opendata.protection.needs import Cell, Need
from netra.opendata.protection.tables import BoolArray, Frame, Known, Layer

WHOLE, UPPER = -2, -1


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a table. The place whose parts they are stands first and `holds` still, if there is one."""

    frame: Frame
    layers: tuple[Layer, ...]
    known: tuple[Known, ...]
    rows: tuple[int, ...]
    holds: bool

    def here(self, need: Need) -> Need:
        """A need of the whole table in the rows of this piece."""
        return Need(self._cell(need.cell), self._cell(need.minus) if need.minus else None, need.value, need.width)

    def _cell(self, cell: Cell) -> Cell:
        return Cell(cell.layer, self.rows.index(cell.row), cell.column)

    def still(self, masks: Iterable[BoolArray]) -> list[BoolArray]:
        """The masks of open cells without the row that holds still."""
        masks = [mask.copy() for mask in masks]
        if self.holds:
            for mask in masks:
                mask[0] = False
        return masks


def place_of(frame: Frame, need: Need) -> int:
    """The piece a need belongs to: the parts of one place, or the upper levels."""
    return frame.parents[need.cell.row] if frame.depth(need.cell.row) > 1 else UPPER


def piece(frame: Frame, layers: Sequence[Layer], known: Sequence[Known], place: int) -> Piece:
    """The parts of a place, the upper levels alone, or the whole table."""
    match place:
        case -2:
            return Piece(frame, tuple(layers), tuple(known), tuple(range(len(frame.rows))), False)
        case -1:
            rows = [row for row in range(len(frame.rows)) if frame.depth(row) <= 1]
        case _:
            rows = [place, *frame.children()[place]]
    spot = {row: here for here, row in enumerate(rows)}
    small = Frame(
        tuple(frame.rows[row] for row in rows),
        tuple(spot.get(frame.parents[row], -1) for row in rows),
        frame.columns,
        tuple(frame.shown[row] for row in rows),
    )
    parts = tuple(Layer(one.on, one.values[rows], one.totals[rows], one.published[rows]) for one in layers)
    sums = tuple(Known(tuple((spot[row], column) for row, column in one.cells if row in spot)) for one in known)
    return Piece(small, parts, sums, tuple(rows), place >= 0)


def all_but_empty(layer: Layer) -> BoolArray:
    """Every cell that could be anything but nought."""
    return np.broadcast_to((layer.totals > 0)[:, None], layer.values.shape).copy()
