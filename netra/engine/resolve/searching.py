"""From a profile to the few people worth a closer look."""

from collections.abc import Set
from dataclasses import dataclass
from math import log2
from typing import Final

import numpy as np
import numpy.typing as npt

from netra.engine.resolve.index import Index
from netra.engine.resolve.kernel import add_up, best_rows, ranked
from netra.engine.resolve.reading import SLIP, How, Query

KEPT: Final = 64
LACK: Final = 1.5  # bits taken off a person for each word of the name that the profile does not show
CUT: Final = 3.0  # bits taken off where only the beginning of a word is shown
INITIAL: Final = 2.0  # bits of a first letter
COMMON_OFFICE: Final = 2.0  # bits; office words that are more common do not help the search
TELLING: Final = 1.5  # bits of a word of the line about oneself that tells something
AGREEING: Final = 2  # so many of them must agree with one workplace
PROVINCE: Final = 2.0  # bits for the same province
OFFICE_PART: Final = 0.5  # of the bits of office words, for they go together


@dataclass(frozen=True)
class Found:
    """Rows worth a closer look, best first; `more` rows beyond them score as well as the last.

    `office_bits`: how much of what the profile tells of an employer agrees with the workplace it fits best.
    """

    rows: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]
    more: int = 0
    office_bits: float = 0.0


def bits(part: float, whole: float) -> float:
    """How much it says that something holds which holds for `part` of `whole`."""
    return log2(max(whole, 1) / max(part, 1))


def search(query: Query, index: Index, kept: int = KEPT) -> Found:
    """The rows whose names, place and workplace fit best."""
    if not query.readings or not len(index):
        return Found(np.zeros(0, np.int64), np.zeros(0, np.float32))
    numbers = np.fromiter(query.readings, np.int64, len(query.readings))
    weight = np.array([_weight(reading.how, reading.slips, reading.bits) for reading in query.readings.values()])
    bonus, office_bits = _bonus(query, index)
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
        kept,
    )
    order = ranked(rows, scores)
    rows, scores = rows[order], scores[order]
    more = 0
    if len(rows) == kept:
        from_half = max(int(scores[-1] * 2), 0)
        more = max(0, int(bins[from_half:].sum()) - kept)
    return Found(rows, scores, more, office_bits)


def _telling(told: dict[int, float]) -> list[int]:
    return [number for number, worth in told.items() if worth >= TELLING]


def _add_office(
    office: dict[int, float], index: Index, sums: npt.NDArray[np.float32], least: float = COMMON_OFFICE
) -> None:
    """Add to every workplace the bits of the office words it has, the most common words left out."""
    worth = {number: bits_of for number, bits_of in office.items() if bits_of >= least}
    if worth:
        numbers = np.fromiter(worth, np.int64, len(worth))
        weight = np.fromiter(worth.values(), np.float32, len(worth))
        add_up(index.office_from[numbers], index.office_from[numbers + 1], weight, index.office_postings, sums)


def agrees(told: dict[int, float], theirs: Set[int]) -> list[int]:
    """Words of a line about oneself that are a workplace's, where more than one tells: one may mean anything."""
    agreeing = [number for number in told if number in theirs]
    return agreeing if sum(told[number] >= TELLING for number in agreeing) >= AGREEING else []


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


def _bonus(query: Query, index: Index) -> tuple[npt.NDArray[np.float32], float]:
    """What place and employer add to everybody of a workplace; and the most that an employer adds."""
    bonus = np.zeros(len(index.region_of), np.float32)
    _add_office(query.told_office, index, bonus)
    if query.told_office:
        agreeing = np.zeros(len(bonus), np.float32)
        _add_office(dict.fromkeys(_telling(query.told_office), 1.0), index, agreeing, least=0.0)
        bonus[agreeing < AGREEING] = 0
    _add_office(query.given_office, index, bonus)
    highest = float(bonus.max(initial=0))
    bonus *= np.float32(OFFICE_PART)
    if query.region:
        by_region = np.zeros(len(index.regions), np.float32)
        for number, code in enumerate(index.regions):
            if code[:2] == query.region[:2]:
                same = code[:5] == query.region
                by_region[number] = bits(index.region_people.get(query.region, 0), len(index)) if same else PROVINCE
        bonus += by_region[index.region_of]
    return bonus, highest
