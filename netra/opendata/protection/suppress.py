"""Which cells to hide: the small ones, then as few others as protect them, until the attack finds nothing."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import numpy as np

from netra.opendata.protection.audit import audit
from netra.opendata.protection.near import UPPER, WHOLE, Piece, all_but_empty, piece, place_of
from netra.opendata.protection.needs import Cell, Need, needs, primary
from netra.opendata.protection.programme import Programme
from netra.opendata.protection.relations import relate
from netra.opendata.protection.tables import BoolArray, Frame, IntArray, Known, Layer

ROUNDS = 12
HARDLY = 1e-4  # the price of moving what is hidden anyhow
MOVED = 1e-6
BY_LEVEL = (8.0, 3.0, 1.0)  # a hidden count of the nation is missed more than one of a town


def protect(
    frame: Frame, earlier: Sequence[Layer], on: date, values: IntArray, totals: IntArray, known: Sequence[Known] = ()
) -> Layer | None:
    """The table of a day with the cells that may be published; `None` when nothing new of it can be.

    Tried whole, then without the cells of the lowest level. Without a new layer an attacker learns only the totals,
    which are public: earlier hidden cells stay as they were.
    """
    depths = np.array([frame.depth(row) for row in range(len(frame.rows))])
    shown = np.array(frame.shown)
    for deepest in sorted({int(depth) for depth in depths[shown]}, reverse=True):
        candidates = np.broadcast_to((shown & (depths <= deepest))[:, None], frame.shape)
        published = candidates & ~primary(earlier, values, totals)
        layer = _searched(frame, earlier, Layer(on, values, totals, published), known)
        if layer is not None and (layer.published & (totals > 0)[:, None]).any():
            return layer
    return None


def _searched(frame: Frame, earlier: Sequence[Layer], layer: Layer, known: Sequence[Known]) -> Layer | None:
    """Attack and hide in turn; `None` when that does not come to an end.

    First among the parts of each place. What moves freely there does so for good, for hiding more never tells more;
    the rest is then attacked with the whole table.
    """
    near = audit(frame, [*earlier, layer], known, only_near=True)
    layer = _without(layer, _more_hidden(frame, [*earlier, layer], known, near))
    doubtful = {need.secret for need in near}
    doubtful |= {need.secret for need in needs([*earlier, layer]) if place_of(frame, need) == UPPER}
    for _turn in range(ROUNDS):
        layers = [*earlier, layer]
        failing = audit(frame, layers, known, among=doubtful)
        if not failing:
            return layer
        doubtful = {need.secret for need in failing}
        hidden = _more_hidden(frame, layers, known, failing)
        if not hidden.any():
            hidden = _more_hidden(frame, layers, known, failing, whole=True)
        if not hidden.any():
            return None
        layer = _without(layer, hidden)
    return None


def _without(layer: Layer, hidden: BoolArray) -> Layer:
    return Layer(layer.on, layer.values, layer.totals, layer.published & ~hidden)


def _more_hidden(
    frame: Frame, layers: Sequence[Layer], known: Sequence[Known], failing: Sequence[Need], *, whole: bool = False
) -> BoolArray:
    """Cells of the newest layer to hide as well, so that each failing count can move."""
    hidden: BoolArray = np.zeros(frame.shape, dtype=np.bool_)
    groups: dict[int, list[Need]] = defaultdict(list)
    for need in failing:
        groups[WHOLE if whole else place_of(frame, need)].append(need)
    for place, asked in sorted(groups.items()):
        of = piece(frame, layers, known, place)
        for cell in _Search(of).cells_for(asked):
            hidden[of.rows[cell.row], cell.column] = True
    return hidden


class _Search:
    """The cheapest way to let a count move up and down within all that is known: each cell that has to move along and
    is still published gets hidden. Hidden ones move for nearly nothing."""

    def __init__(self, of: Piece) -> None:
        self._piece = of
        *old, newest = of.layers
        open_ = [*(~layer.known for layer in old), all_but_empty(newest)]
        self._relations = relate(of.frame, of.layers, of.known, of.still(open_))
        self._count = count = len(self._relations.cells)
        doubled = [  # each unknown as a rise and a fall, both of them cost
            ([*ids, *(number + count for number in ids)], [*signs, *(-sign for sign in signs)], low, high)
            for ids, signs, low, high in self._relations.rows
        ]
        upper = np.concatenate([np.maximum(self._relations.upper, 0), np.maximum(-self._relations.lower, 0)])
        self._programme = Programme(np.zeros(2 * count), upper, doubled)
        self._prices = np.array([self._price(cell) for cell in self._relations.cells])

    def _price(self, cell: Cell) -> float:
        newest = self._piece.layers[-1]
        if cell.layer < len(self._piece.layers) - 1 or not newest.published[cell.row, cell.column]:
            return HARDLY
        depth = self._piece.frame.depth(cell.row) + self._piece.holds
        return float((2.0 + np.log2(1.0 + newest.values[cell.row, cell.column])) * BY_LEVEL[min(depth, 2)])

    def cells_for(self, asked: Sequence[Need]) -> list[Cell]:
        """Published cells of the newest layer to hide, for all needs in turn."""
        found = []
        for need in asked:
            for number in self._moved_for(self._piece.here(need)):
                if self._prices[number] > HARDLY:
                    self._prices[number] = HARDLY
                    found.append(self._relations.cells[number])
        return found

    def _moved_for(self, need: Need) -> list[int]:
        """What moves when the count falls as far as it can and rises for the rest; one way only if need be."""
        unknowns = self._relations.unknowns_of(need)
        down = min(abs(need.value), need.width)
        for steps in ((-down, need.width - down), (need.width,), (-need.width,)):
            points = [self._moved_by(unknowns, step) for step in steps if step]
            if points and all(point is not None for point in points):
                return sorted({number for point in points if point is not None for number in point})
        return []

    def _moved_by(self, unknowns: list[tuple[int, float]], step: int) -> list[int] | None:
        if not unknowns:
            return None
        ids = [number for number, _sign in unknowns]
        signs = [sign for _number, sign in unknowns]
        doubled = [*ids, *(number + self._count for number in ids)]
        target = (doubled, [*signs, *(-sign for sign in signs)], float(step))
        point = self._programme.least(np.concatenate([self._prices, self._prices]), target)
        if point is None:
            return None
        moved = abs(point[: self._count] - point[self._count :]) > MOVED
        return [int(number) for number in moved.nonzero()[0]]
