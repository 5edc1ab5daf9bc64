"""`kernel` in plain Python: slow, and plainly right. Tests hold the two against each other."""

from collections.abc import Sequence

import numpy as np

from netra.engine.resolve.kernel import BINS


def best_rows(
    begin: Sequence[int],
    end: Sequence[int],
    weight: Sequence[float],
    postings: Sequence[int],
    workplace: Sequence[int],
    bonus: Sequence[float],
    length: Sequence[int],
    asked: int,
    lack: float,
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
    for one in total.values():
        bins[min(max(int(one * 2), 0), BINS - 1)] += 1
    return best, [float(total[row]) for row in best], bins
