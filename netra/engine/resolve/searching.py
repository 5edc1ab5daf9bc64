"""From a profile to the few people worth a closer look."""

from dataclasses import dataclass
from math import log2
from typing import Final

import numpy as np
import numpy.typing as npt

from netra.engine.resolve.index import Index
from netra.engine.resolve.kernel import best_rows, bonus_of, ranked
from netra.engine.resolve.offices import STEPS, Offices
from netra.engine.resolve.reading import SLIP, How, Query

KEPT: Final = 64
LACK: Final = 2.5  # bits taken off a person for each word of the name that the profile does not show
CUT: Final = 3.0  # bits taken off where only the beginning of a word is shown
INITIAL: Final = 2.0  # bits of a first letter
PROVINCE: Final = 2.0  # bits for the same province
OFFICE_PART: Final = 0.6  # of the bits of a workplace, for the place may say the same


@dataclass(frozen=True)
class Found:
    """Rows worth a closer look, best first; `more` rows beyond them bear the whole name and score as well as the last.

    `tail`: what all rows beyond that bear the whole name weigh, the last row being one."""

    rows: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]
    more: int = 0
    tail: float = 0.0


def bits(part: float, whole: float) -> float:
    """How much it says that something holds which holds for `part` of `whole`."""
    return log2(max(whole, 1) / max(part, 1))


def search(query: Query, index: Index, offices: Offices, kept: int = KEPT) -> Found:
    """The rows whose names, place and workplace fit best."""
    if not query.readings or not len(index):
        return Found(np.zeros(0, np.int64), np.zeros(0, np.float32))
    numbers = np.fromiter(query.readings, np.int64, len(query.readings))
    weight = np.array([_weight(reading.how, reading.slips, reading.bits) for reading in query.readings.values()])
    bonus = _bonus(query, index, offices)
    rows, scores, bins = best_rows(
        index.posting_from[numbers],
        index.posting_from[numbers + 1],
        weight.astype(np.float32),
        index.postings,
        index.workplace,
        bonus,
        index.length,
        len(query.words),
        np.float32(LACK),
        np.float32(_whole(query, weight)),
        kept,
    )
    order = ranked(rows, scores)
    rows, scores = rows[order], scores[order]
    more, tail = 0, 0.0
    if len(rows) == kept:
        last = max(int(scores[-1] * 2), 0)
        more = max(0, int(bins[last:].sum()) - kept)
        tail = more + float((bins[:last] * np.exp2((np.arange(last) - last) / 2)).sum())
    return Found(rows, scores, more, tail)


def _whole(query: Query, weight: npt.NDArray[np.float64]) -> float:
    """What a row weighs that has every word of the profile's name, or a little less for the rounding."""
    best: dict[int, float] = {}
    for reading, worth in zip(query.readings.values(), weight.tolist(), strict=True):
        best[reading.asked] = max(best.get(reading.asked, 0.0), worth)
    return sum(best.values()) * 0.999


def _weight(how: How, slips: int, worth: float) -> float:
    match how:
        case How.NEAR:
            return max(0.5, worth - SLIP * slips)
        case How.CUT:
            return max(0.5, worth - CUT)
        case How.INITIAL:
            return INITIAL
        case _:
            return max(0.5, worth)


def _bonus(query: Query, index: Index, offices: Offices) -> npt.NDArray[np.float32]:
    """What place and employer add to everybody of a workplace."""
    by_region = np.zeros(len(index.regions), np.float32)
    for number, code in enumerate(index.regions):
        if query.region and code[:2] == query.region[:2]:
            same = code[:5] == query.region
            by_region[number] = bits(index.region_people.get(query.region, 0), len(index)) if same else PROVINCE
    table = (offices.bits * OFFICE_PART).astype(np.float32)
    found: npt.NDArray[np.float32] = bonus_of(offices.sums, table, STEPS, index.region_of, by_region)
    return found
