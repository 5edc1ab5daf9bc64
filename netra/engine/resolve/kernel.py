"""The one loop over many people: weights of words added up by row, the best rows kept.

Rows are gone through in blocks small enough for the processor's nearest memory. `twin` says the same in plain Python.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from numba import njit

from netra.engine.compiling import KEPT

BLOCK: Final = 1 << 15
BINS: Final = 512  # half bits of the score


@njit(cache=KEPT is not None, nogil=True)
def best_rows(
    begin: Any,
    end: Any,
    weight: Any,
    postings: Any,
    workplace: Any,
    bonus: Any,
    length: Any,
    asked: Any,
    lack: Any,
    whole: Any,
    k: Any,
) -> Any:
    """The `k` rows of the highest score, highest first, the lower row first among equals; and a histogram.

    begin, end: ranges of `postings`, each of one word with its `weight`; the rows of a range rise. `bonus` is added
    by workplace; `lack` is taken off for each word of a row's name beyond the `asked` ones. The histogram counts
    the rows whose words alone weigh `whole` or more, by half bits of their score, from 0.
    """
    most = np.float32(0)
    for one in bonus:
        most = max(most, one)
    terms = len(begin)
    at = begin.copy()
    score = np.zeros(BLOCK, np.float32)
    touched = np.empty(BLOCK, np.int64)
    rows = np.empty(k, np.int64)
    scores = np.empty(k, np.float32)
    bins = np.zeros(BINS, np.int64)
    kept = 0
    while True:
        first = np.int64(-1)
        for term in range(terms):
            if at[term] < end[term]:
                row = np.int64(postings[at[term]])
                if first < 0 or row < first:
                    first = row
        if first < 0:
            break
        base = first - first % BLOCK
        count = 0
        for term in range(terms):
            place = at[term]
            stop = end[term]
            gain = weight[term]
            while place < stop:
                inside = np.int64(postings[place]) - base
                if inside >= BLOCK:
                    break
                if score[inside] == 0.0:
                    touched[count] = inside
                    count += 1
                score[inside] += gain
                place += 1
            at[term] = place
        for number in range(count):
            inside = touched[number]
            row = base + inside
            by_name = score[inside]
            score[inside] = 0.0
            if kept == k and by_name < whole and by_name + most < scores[0]:
                continue  # not even the best workplace would bring it among the kept
            total = by_name + bonus[workplace[row]]
            if length[row] > asked:
                total -= lack * (length[row] - asked)
            if by_name >= whole:
                bins[min(max(int(total * 2), 0), BINS - 1)] += 1
            if kept == k and (total < scores[0] or (total == scores[0] and row > rows[0])):
                continue
            if kept < k:  # a heap whose root is the worst kept
                child = kept
                kept += 1
                while child > 0:
                    parent = (child - 1) // 2
                    if scores[parent] < total or (scores[parent] == total and rows[parent] > row):
                        break
                    scores[child] = scores[parent]
                    rows[child] = rows[parent]
                    child = parent
                scores[child] = total
                rows[child] = row
                continue
            child = 0
            while True:
                lower = 2 * child + 1
                if lower >= k:
                    break
                other = lower + 1
                if other < k and (
                    scores[other] < scores[lower] or (scores[other] == scores[lower] and rows[other] > rows[lower])
                ):
                    lower = other
                if total < scores[lower] or (total == scores[lower] and row > rows[lower]):
                    break
                scores[child] = scores[lower]
                rows[child] = rows[lower]
                child = lower
            scores[child] = total
            rows[child] = row
    return rows[:kept], scores[:kept], bins


@njit(cache=KEPT is not None, nogil=True)
def add_up(begin: Any, end: Any, weight: Any, postings: Any, sums: Any) -> None:
    """Add the weight of each range of `postings` to `sums` at the numbers it lists."""
    for term in range(len(begin)):
        gain = weight[term]
        for place in range(begin[term], end[term]):
            sums[postings[place]] += gain


@njit(cache=KEPT is not None, nogil=True)
def people_by_sum(sums: Any, work_from: Any, first: Any, last: Any, bins: Any, steps: Any) -> Any:
    """How many people work at the workplaces from `first` to `last` of each sum, in so many steps of one."""
    people = np.zeros(bins, np.int64)
    for work in range(first, last):
        people[min(int(sums[work] * steps), bins - 1)] += work_from[work + 1] - work_from[work]
    return people


@njit(cache=KEPT is not None, nogil=True)
def bonus_of(sums: Any, table: Any, local: Any, steps: Any, region_of: Any, by_region: Any, here: Any) -> Any:
    """For each workplace what its sum is worth, in so many steps of one, and what its region adds.

    The sum is worth what `local` says in the regions marked by `here`, elsewhere what `table` says, which is as long.
    """
    bonus = np.empty(len(sums), np.float32)
    for work in range(len(sums)):
        step = min(int(sums[work] * steps), len(table) - 1)
        region = region_of[work]
        bonus[work] = by_region[region] + (local[step] if here[region] else table[step])
    return bonus


def ranked(rows: npt.NDArray[np.int64], scores: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    """The order of rows by falling score, then by row."""
    return np.lexsort((rows, -scores))
