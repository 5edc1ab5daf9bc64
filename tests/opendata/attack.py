"""An attacker of his own: reads what was published, writes down every sum he knows, and asks scipy what remains.

Shares no code with `netra.opendata.protection`; the only thing he takes from there is what a reader of the files sees.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Cell = tuple[int, str, str]  # snapshot, place, category


@dataclass(frozen=True)
class Published:
    """One snapshot as everybody sees it. `parent` of the nation is None; cells without a number are missing."""

    parent: dict[str, str | None]
    categories: list[str]
    totals: dict[str, int]
    cells: dict[tuple[str, str], int]


@dataclass
class Attacker:
    """Knows all snapshots, that counts never fall if told so, and sums that other bodies gave away."""

    snapshots: list[Published]
    counts_grow: bool = True
    told: list[tuple[list[tuple[str, str]], int]] = field(default_factory=list)  # of the last snapshot

    def __post_init__(self) -> None:
        self.rows = [self._with_rests(one) for one in self.snapshots]
        self.number: dict[Cell, int] = {}
        for time, (one, totals) in enumerate(zip(self.snapshots, self.rows, strict=True)):
            for place, category in product(totals, one.categories):
                self.number[time, place, category] = len(self.number)
        self._relate()

    @staticmethod
    def _with_rests(one: Published) -> dict[str, int]:
        """All places and, for each with parts, what lies in none of them."""
        totals = dict(one.totals)
        for place in one.totals:
            parts = [code for code, parent in one.parent.items() if parent == place]
            if parts:
                totals[f"rest of {place}"] = one.totals[place] - sum(one.totals[code] for code in parts)
        return totals

    def _relate(self) -> None:
        sums: list[tuple[list[tuple[Cell, int]], float, float]] = []
        for time, (one, totals) in enumerate(zip(self.snapshots, self.rows, strict=True)):
            for place, total in totals.items():
                sums.append(([((time, place, category), 1) for category in one.categories], total, total))
            for place, category in product(one.totals, one.categories):
                parts = [code for code, parent in one.parent.items() if parent == place]
                if parts:
                    inside = [((time, code, category), -1) for code in [*parts, f"rest of {place}"]]
                    sums.append(([((time, place, category), 1), *inside], 0, 0))
                if self.counts_grow and time:
                    sums.append(([((time, place, category), 1), ((time - 1, place, category), -1)], 0, np.inf))
            for (place, category), n in one.cells.items():
                sums.append(([((time, place, category), 1)], n, n))
        for cells, n in self.told:
            sums.append(([((len(self.snapshots) - 1, *cell), 1) for cell in cells], n, n))
        entries = [(row, self.number[cell], sign) for row, (terms, _a, _b) in enumerate(sums) for cell, sign in terms]
        row, column, value = zip(*entries, strict=True)
        matrix = csr_array((value, (row, column)), shape=(len(sums), len(self.number)))
        self._constraints = LinearConstraint(matrix, [low for _t, low, _h in sums], [high for _t, _l, high in sums])

    def interval(self, plus: Cell, minus: Cell | None = None) -> tuple[int, int]:
        """The least and the most a count, or the difference of two, can be, in whole numbers."""
        aim = np.zeros(len(self.number))
        aim[self.number[plus]] += 1
        if minus:
            aim[self.number[minus]] -= 1
        ends = []
        for sign in (1, -1):
            found = milp(
                sign * aim,
                constraints=self._constraints,
                integrality=np.ones(len(aim)),
                bounds=Bounds(0, np.inf),
            )
            assert found.success, found.message
            ends.append(round(sign * found.fun))
        return ends[0], ends[1]

    def possible(self) -> Iterator[dict[Cell, int]]:
        """Every table there could be, one by one; for tables of a handful of unknown cells."""
        known = {(time, *cell): n for time, one in enumerate(self.snapshots) for cell, n in one.cells.items()}
        free = [cell for cell in self.number if cell not in known]
        reach = [range(self.rows[time][place] + 1) for time, place, _category in free]
        matrix, low, high = self._constraints.A, self._constraints.lb, self._constraints.ub
        for values in product(*reach):
            guess = {**known, **dict(zip(free, values, strict=True))}
            sums = matrix @ np.array([guess[cell] for cell in self.number])
            if (sums >= low).all() and (sums <= high).all():
                yield guess
