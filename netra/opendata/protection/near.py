"""A piece of a table with everything around it held still: small programmes, and what they find holds in the whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from netra.opendata.protection.needs import Cell, Need
from netra.opendata.protection.tables import BoolArray, Frame, Known, Layer

PARTNERS = 3  # provinces tried as the other side of an exchange before the whole table is


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


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What is attacked: a frame, its layers, and what others told."""

    frame: Frame
    layers: tuple[Layer, ...]
    known: tuple[Known, ...]

    def whole(self) -> Piece:
        return Piece(self.frame, self.layers, self.known, tuple(range(len(self.frame.rows))), False)

    def parts_of(self, place: int) -> Piece:
        """The parts of one place, which holds still itself."""
        return self._piece([place, *self.frame.children()[place]], holds=True)

    def together(self, provinces: Iterable[int]) -> Piece:
        """Some provinces with all their parts, the root, and what lies in no province."""
        children, chosen = self.frame.children(), set(provinces)
        rows = {0} | {row for row in children[0] if row in chosen or not children[row]}
        return self._piece(sorted(rows | {part for row in chosen for part in children[row]}), holds=False)

    def is_low(self, need: Need) -> bool:
        return self.frame.depth(need.cell.row) > 1

    def by_place(self, needs: Iterable[Need]) -> Mapping[int, list[Need]]:
        """Needs of the lowest level by the place whose parts they are."""
        found: dict[int, list[Need]] = defaultdict(list)
        for need in needs:
            found[self.frame.parents[need.cell.row]].append(need)
        return dict(sorted(found.items()))

    def by_province(self, needs: Iterable[Need]) -> Mapping[int, list[Need]]:
        """Needs by the province they lie in; those of the nation under 0."""
        found: dict[int, list[Need]] = defaultdict(list)
        for need in needs:
            row = need.cell.row
            found[row if self.frame.depth(row) <= 1 else self.frame.parents[row]].append(need)
        return dict(sorted(found.items()))

    def exchanges(self, province: int) -> Iterator[Piece]:
        """The province with one other at a time, the greatest first: what one loses the other may gain."""
        totals = self.layers[-1].totals
        children = self.frame.children()
        others = [row for row in children[0] if row != province and children[row]]
        others.sort(key=lambda row: -int(totals[row]))
        if province == 0 and len(others) > 1:
            province = others.pop(0)
        for other in others[:PARTNERS]:
            yield self.together({province, other})

    def _piece(self, rows: list[int], *, holds: bool) -> Piece:
        spot = {row: here for here, row in enumerate(rows)}
        small = Frame(
            tuple(self.frame.rows[row] for row in rows),
            tuple(spot.get(self.frame.parents[row], -1) for row in rows),
            self.frame.columns,
            tuple(self.frame.shown[row] for row in rows),
        )
        parts = tuple(Layer(one.on, one.values[rows], one.totals[rows], one.published[rows]) for one in self.layers)
        sums = tuple(
            Known(tuple((spot[row], column) for row, column in one.cells if row in spot)) for one in self.known
        )
        return Piece(small, parts, sums, tuple(rows), holds)


def all_but_empty(layer: Layer) -> BoolArray:
    """Every cell that could be anything but nought."""
    return np.broadcast_to((layer.totals > 0)[:, None], layer.values.shape).copy()
