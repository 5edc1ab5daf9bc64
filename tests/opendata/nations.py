"""Small invented nations: what really happened, as a table to protect and as the public sees it."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from netra.opendata.protection import Frame, Known, Layer, protect, with_remainders
from netra.opendata.protection.tables import IntArray
from tests.opendata.attack import Published

FIRST = date(2026, 1, 5)


@dataclass(frozen=True)
class Nation:
    """Counts of the lowest places, in snapshots; `shows` is the deepest level whose cells may be published."""

    leaves: dict[str, list[list[int]]]  # place: for each snapshot its counts
    shows: int = 2

    @property
    def parent(self) -> dict[str, str | None]:
        found: dict[str, str | None] = {"": None}
        for leaf in self.leaves:
            province = leaf[:2]
            found[province] = ""
            if leaf != province:
                found[leaf] = province
        return dict(sorted(found.items(), key=lambda row: (len(row[0]), row[0])))

    @property
    def snapshots(self) -> int:
        return len(next(iter(self.leaves.values())))

    def table(self, time: int) -> tuple[Frame, IntArray, IntArray]:
        rows = list(self.parent)
        parents = [-1 if above is None else rows.index(above) for above in self.parent.values()]
        values = np.array(
            [
                np.sum([cells[time] for leaf, cells in self.leaves.items() if leaf.startswith(row)], axis=0)
                for row in rows
            ]
        )
        depth = [0 if not row else 1 if len(row) == 2 else 2 for row in rows]
        shown = [level <= self.shows for level in depth]
        codes, above, values, totals, marks = with_remainders(rows, parents, values, values.sum(axis=1), shown)
        columns = tuple(f"c{number}" for number in range(values.shape[1]))
        return Frame(tuple(codes), tuple(above), columns, tuple(marks)), values, totals


def protected(nation: Nation, known: tuple[Known, ...] = ()) -> tuple[Frame, list[Layer]]:
    """Our own protection, snapshot after snapshot; one that cannot be renewed safely adds no layer."""
    layers: list[Layer] = []
    for time in range(nation.snapshots):
        frame, values, totals = nation.table(time)
        layer = protect(frame, layers, FIRST + timedelta(days=28 * time), values, totals, known)
        if layer is not None:
            layers.append(layer)
    return frame, layers


def naive(nation: Nation) -> tuple[Frame, list[Layer]]:
    """What is often done: small counts are left out, and that is all."""
    layers = []
    for time in range(nation.snapshots):
        frame, values, totals = nation.table(time)
        shown = np.broadcast_to(np.array(frame.shown)[:, None], values.shape)
        layers.append(Layer(FIRST + timedelta(days=28 * time), values, totals, shown & ((values == 0) | (values > 4))))
    return frame, layers


def seen(nation: Nation, frame: Frame, layers: list[Layer]) -> list[Published]:
    """The layers as a reader of the files has them."""
    return [
        Published(
            nation.parent,
            list(frame.columns),
            {code: int(layer.totals[row]) for row, code in enumerate(frame.rows) if not code.endswith("?")},
            {
                (frame.rows[row], frame.columns[column]): int(layer.values[row, column])
                for row, column in zip(*map(list, layer.published.nonzero()), strict=True)
            },
        )
        for layer in layers
    ]
