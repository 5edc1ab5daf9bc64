"""`kernel` in plain Python: slow, and plainly right. Tests hold the two against each other."""

from typing import Any

import numpy as np
import numpy.typing as npt

from netra.engine.resolve.kernel import BINS


def best_rows(
    begin: npt.NDArray[Any],
    end: npt.NDArray[Any],
    weight: npt.NDArray[Any],
    postings: npt.NDArray[Any],
    workplace: npt.NDArray[Any],
    bonus: npt.NDArray[Any],
    length: npt.NDArray[Any],
    asked: int,
    lack: float,
    whole: float,
    k: int,
) -> tuple[list[int], list[float], list[int]]:
    """As `kernel.best_rows`, in order."""
    score: dict[int, np.float32] = {}
    for first, last, gain in zip(begin, end, weight, strict=True):
        for row in postings[first:last]:
            score[int(row)] = score.get(int(row), np.float32(0)) + np.float32(gain)
    total = {
        row: np.float32(one + np.float32(bonus[workplace[row]]) - np.float32(lack) * max(0, int(length[row]) - asked))
        for row, one in score.items()
    }
    best = sorted(total, key=lambda row: (-total[row], row))[:k]
    bins = [0] * BINS
    for row, one in total.items():
        if score[row] >= whole:
            bins[min(max(int(one * 2), 0), BINS - 1)] += 1
    return best, [float(total[row]) for row in best], bins
