"""The table to protect: places in a tree, categories in columns, one layer for each snapshot that renewed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

# Below five a person is found by who knows the office: three officials with this act in this town are three names.
# Five is also what the statistics offices of several countries use as the lowest count of a public table.
THRESHOLD = 5

IntArray: TypeAlias = npt.NDArray[np.int64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]

REST = "?"  # ends the code of a row that holds what belongs to a place but to none of its parts


class DoesNotAddUp(ValueError):
    """The parts of a place count more than the place itself; such a table cannot be protected and is not published."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stays the same in all snapshots. `parents` holds the row a row adds up to, -1 for the root, which is first
    and stands before its parts. Cells of a row that is not `shown` are never published, but an attacker knows they
    exist, because the row's total is public or follows from others."""

    rows: tuple[str, ...]
    parents: tuple[int, ...]
    columns: tuple[str, ...]
    shown: tuple[bool, ...]

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.columns)

    def children(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.rows]
        for row, parent in enumerate(self.parents):
            if parent >= 0:
                found[parent].append(row)
        return found

    def depth(self, row: int) -> int:
        steps = 0
        while self.parents[row] >= 0:
            row, steps = self.parents[row], steps + 1
        return steps


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """The table of one day: true counts, public totals of the rows, and which cells were published."""

    on: date
    values: IntArray
    totals: IntArray
    published: BoolArray

    @property
    def known(self) -> BoolArray:
        """Published, or plain from a total of nought."""
        empty: BoolArray = (self.totals == 0)[:, None]
        return self.published | empty


@dataclass(frozen=True, slots=True)
class Known:
    """A sum of cells that another body has published; taken as if it told our own number exactly, the worst case."""

    cells: tuple[tuple[int, int], ...]


def with_remainders(
    rows: Sequence[str], parents: Sequence[int], values: IntArray, totals: IntArray, shown: Sequence[bool]
) -> tuple[list[str], list[int], IntArray, IntArray, list[bool]]:
    """Add under every place with parts one row for what belongs to none of them, so that parts add up to the whole.

    The row is there even when empty, for a later snapshot may fill it. Raises `DoesNotAddUp`.
    """
    new_rows, new_parents, new_shown = list(rows), list(parents), list(shown)
    more_values, more_totals = [], []
    for row, code in enumerate(rows):
        parts = [child for child, parent in enumerate(parents) if parent == row]
        if not parts:
            continue
        rest, total = values[row] - values[parts].sum(axis=0), totals[row] - totals[parts].sum()
        if total < 0 or rest.min() < 0:
            raise DoesNotAddUp(code or "nation")
        new_rows.append(code + REST)
        new_parents.append(row)
        new_shown.append(False)
        more_values.append(rest)
        more_totals.append(total)
    if more_values:
        values = np.vstack([values, np.array(more_values)])
        totals = np.concatenate([totals, np.array(more_totals)])
    return new_rows, new_parents, values, totals, new_shown
