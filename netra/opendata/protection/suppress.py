"""Which cells to hide: the small ones, then as few others as protect them, until the attack finds nothing."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from netra.opendata.protection.audit import attack, attack_near, upper_secrets
from netra.opendata.protection.near import Piece, Table, all_but_empty
from netra.opendata.protection.needs import Cell, Need, primary
from netra.opendata.protection.programme import OutOfPatience, Patience, Programme
from netra.opendata.protection.relations import relate
from netra.opendata.protection.tables import BoolArray, Frame, IntArray, Known, Layer

ROUNDS = 12
HARDLY = 1e-4  # the price of moving what is hidden anyhow
MOVED = 1e-6
BY_LEVEL = (8.0, 3.0, 1.0)  # a hidden count of the nation is missed more than one of a town
SECONDS = 60.0


def protect(
    frame: Frame,
    earlier: Sequence[Layer],
    on: date,
    values: IntArray,
    totals: IntArray,
    known: Sequence[Known] = (),
    *,
    seconds: float = SECONDS,
) -> Layer | None:
    """The table of a day with the cells that may be published; `None` when nothing new of it can be, or when that is
    not settled after so many seconds.

    Tried whole, then without the cells of the lowest level. Without a new layer an attacker learns only the totals,
    which are public: earlier hidden cells stay as they were.
    """
    depths = np.array([frame.depth(row) for row in range(len(frame.rows))])
    shown = np.array(frame.shown)
    for deepest in sorted({int(depth) for depth in depths[shown]}, reverse=True):
        candidates = np.broadcast_to((shown & (depths <= deepest))[:, None], frame.shape)
        published = candidates & ~primary(earlier, values, totals)
        start = Table(frame, (*earlier, Layer(on, values, totals, published)), tuple(known))
        try:
            layer = _searched(start, Patience(seconds))
        except OutOfPatience:
            continue
        if layer is not None and (layer.published & (totals > 0)[:, None]).any():
            return layer
    return None


def _searched(table: Table, patience: Patience) -> Layer | None:
    """Attack and hide in turn; `None` when that does not come to an end.

    First among the parts of each place. What moves freely there does so for good, for hiding more never tells more;
    the rest is then attacked with the whole table.
    """
    near = attack_near(table, patience)
    for place, asked in table.by_place(near).items():
        patience.check()
        table = _without(table, _found([table.parts_of(place)], asked))
    doubtful = {need.secret for need in near} | upper_secrets(table)
    for _turn in range(ROUNDS):
        failing = attack(table, patience, doubtful)
        if not failing:
            return table.layers[-1]
        doubtful = {need.secret for need in failing}
        before = table
        for province, asked in table.by_province(failing).items():
            patience.check()
            table = _without(table, _found(table.exchanges(province), asked))
        if table is before:
            patience.check()
            table = _without(table, _found([table.whole()], failing))
        if table is before:
            return None
    return None


def _found(pieces: Iterable[Piece], asked: Sequence[Need]) -> list[tuple[int, int]]:
    """Cells to hide, from the first piece in which any help."""
    for piece in pieces:
        cells = _Search(piece).cells_for(asked)
        if cells:
            return [(piece.rows[cell.row], cell.column) for cell in cells]
    return []


def _without(table: Table, cells: Sequence[tuple[int, int]]) -> Table:
    if not cells:
        return table
    *earlier, layer = table.layers
    hidden: BoolArray = np.zeros_like(layer.published)
    for row, column in cells:
        hidden[row, column] = True
    kept = Layer(layer.on, layer.values, layer.totals, layer.published & ~hidden)
    return Table(table.frame, (*earlier, kept), table.known)


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
