"""The attack on our own table: how narrow can everything public make each count that must stay unknown?"""

from collections import defaultdict
from collections.abc import Collection, Sequence

import numpy as np

from netra.opendata.protection.near import Piece, Table
from netra.opendata.protection.needs import Need, Secret, needs
from netra.opendata.protection.programme import FloatArray, Patience, Programme, Rows, is_whole
from netra.opendata.protection.relations import Relations, relate
from netra.opendata.protection.tables import BoolArray, Frame, Known, Layer

FREE = 1e7
Unknowns = list[tuple[int, float]]


def audit(frame: Frame, layers: Sequence[Layer], known: Sequence[Known] = ()) -> list[Need]:
    """The needs that are not met: counts or differences an attacker can press into too narrow an interval.

    Only whole-number tables count as evidence that a count could be another one, so an attacker gains nothing from
    knowing that people are counted whole. A single cell that another body published is not ours to hide any more.
    """
    return attack(Table(frame, tuple(layers), tuple(known)), Patience())


def attack(table: Table, patience: Patience, among: Collection[Secret] | None = None) -> list[Need]:
    """The same with an end of patience; `among` names the only needs still in doubt.

    What can move among the parts of its own place, all else held still, is free. The rest is tried in exchange with
    another province, and at last in the whole table.
    """
    wanted = _wanted(table, among)
    low = [need for need in wanted if table.is_low(need)]
    upper = [need for need in wanted if not table.is_low(need)]
    failing: list[Need] = []
    for province, asked in table.by_province(upper + attack_near(table, patience, low)).items():
        for piece in table.exchanges(province):
            asked = _failing(piece, asked, patience) if asked else []
        failing += asked
    return _failing(table.whole(), failing, patience) if failing else []


def attack_near(table: Table, patience: Patience, low: Sequence[Need] | None = None) -> list[Need]:
    """The needs of the lowest level that cannot move among the parts of their place."""
    if low is None:
        low = [need for need in _wanted(table, None) if table.is_low(need)]
    failing: list[Need] = []
    for place, asked in table.by_place(low).items():
        failing += _failing(table.parts_of(place), asked, patience)
    return failing


def upper_secrets(table: Table) -> set[Secret]:
    """What has to stay unknown at the upper levels."""
    return {need.secret for need in _wanted(table, None) if not table.is_low(need)}


def _wanted(table: Table, among: Collection[Secret] | None) -> list[Need]:
    return [
        need
        for need in needs(table.layers)
        if need.width > 0 and (among is None or need.secret in among) and not _told_elsewhere(need, table.known)
    ]


def _unknown(frame: Frame, layer: Layer) -> BoolArray:
    """Cells that could be anything; the parts of a published nought are noughts."""
    unknown = ~layer.known
    nought = layer.known & (layer.values == 0)
    for row, parent in enumerate(frame.parents):
        if parent >= 0:
            nought[row] |= nought[parent]
            unknown[row] &= ~nought[row]
    return unknown


def _told_elsewhere(need: Need, known: Sequence[Known]) -> bool:
    return any(sum_.cells == ((need.cell.row, need.cell.column),) for sum_ in known)


def _failing(of: Piece, asked: Sequence[Need], patience: Patience) -> list[Need]:
    patience.check()
    relations = relate(of.frame, of.layers, of.known, of.still(_unknown(of.frame, layer) for layer in of.layers))
    part_of = _parts(relations)
    failing: list[Need] = []
    by_part: dict[int, list[tuple[Need, Unknowns]]] = defaultdict(list)
    for need in asked:
        unknowns = relations.unknowns_of(of.here(need))
        if unknowns:
            by_part[part_of[unknowns[0][0]]].append((need, unknowns))
        else:
            failing.append(need)
    members, rows = defaultdict(list), defaultdict(list)
    for number, part in enumerate(part_of):
        members[part].append(number)
    for row in relations.rows:
        rows[part_of[row[0][0]]].append(row)
    for part, there in by_part.items():
        failing += _Attack(relations, members[part], rows[part], there, patience).failing()
    return failing


def _parts(relations: Relations) -> list[int]:
    """For each unknown the part it belongs to; what is known of one part tells nothing about another. A cell hangs
    together with itself in other layers, for their difference may be asked."""
    parent = list(range(len(relations.cells)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for ids, _signs, _low, _high in relations.rows:
        first = root(ids[0])
        for number in ids[1:]:
            parent[root(number)] = first
    first_of: dict[tuple[int, int], int] = {}
    for number, cell in enumerate(relations.cells):
        parent[root(number)] = root(first_of.setdefault((cell.row, cell.column), number))
    return [root(number) for number in range(len(parent))]


class _Attack:
    """On one part of the unknowns. First all needs together, for one solved programme often clears many; then those
    that are left one by one, at last among whole numbers only."""

    def __init__(
        self,
        relations: Relations,
        members: list[int],
        rows: Rows,
        asked: Sequence[tuple[Need, Unknowns]],
        patience: Patience,
    ) -> None:
        self._patience = patience
        place = {number: here for here, number in enumerate(members)}
        self._needs = [need for need, _unknowns in asked]
        self._rays = [[(place[one], sign) for one, sign in unknowns] for _need, unknowns in asked]
        self._size, count = len(members), len(asked)
        local = [([place[number] for number in row[0]], row[1], row[2], row[3]) for row in rows]
        for number, ray in enumerate(self._rays):  # two unknowns more for each need: as far up, as far down as wanted
            ids, signs = [one for one, _sign in ray], [sign for _one, sign in ray]
            local.append(([*ids, self._size + number], [*signs, -1.0], 0.0, np.inf))
            local.append(([*ids, self._size + count + number], [*signs, -1.0], -np.inf, 0.0))
        self._width = np.array([need.width for need in self._needs], dtype=float)
        down = -np.minimum(np.array([abs(need.value) for need in self._needs], dtype=float), self._width)
        lower = np.concatenate([relations.lower[members], np.full(count, -FREE), down])
        upper = np.concatenate([relations.upper[members], self._width, np.full(count, FREE)])
        self._programme = Programme(lower, upper, local)
        self._low, self._high = np.zeros(count), np.zeros(count)
        self._fractions = False

    def failing(self) -> list[Need]:
        for _turn in range(3):
            before = len(self._open())
            self._together()
            if len(self._open()) in {0, before}:
                break
        self._one_by_one()
        if self._fractions and self._open():
            self._programme.whole_numbers()
            self._one_by_one()
        return [self._needs[number] for number in self._open()]

    def _open(self) -> list[int]:
        return [int(number) for number in (self._high - self._low < self._width - 0.5).nonzero()[0]]

    def _together(self) -> None:
        for offset, sign in ((self._size, -1.0), (self._size + len(self._needs), 1.0)):
            costs = np.zeros(self._programme.count)
            costs[[offset + number for number in self._open()]] = sign
            self._learn(self._programme.least(costs))

    def _one_by_one(self) -> None:
        for number in self._open():
            self._patience.check()
            for sign in (-1.0, 1.0):
                if self._high[number] - self._low[number] < self._width[number] - 0.5:
                    costs = np.zeros(self._programme.count)
                    for one, way in self._rays[number]:
                        costs[one] = sign * way
                    self._learn(self._programme.least(costs))

    def _learn(self, point: FloatArray | None) -> None:
        """A whole-number table that agrees with all that is public: every need has seen two values at least."""
        if point is None:
            return
        if not is_whole(point[: self._size]):
            self._fractions = True
            return
        point = point.round()
        seen = np.array([sum(sign * point[one] for one, sign in ray) for ray in self._rays])
        self._low, self._high = np.minimum(self._low, seen), np.maximum(self._high, seen)
