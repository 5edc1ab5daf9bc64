"""From a profile to the few people worth a closer look.

People are ordered by the weights they are judged by later (`scorer.json`), as far as a word, a place and a workplace
tell without looking at the whole person: so those who are left out are those who would have come last.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from netra.engine.resolve.comparing import AT, FEW_BITS, OTHER_EMPLOYER, SAME_EMPLOYER, Surroundings, bits_shown
from netra.engine.resolve.index import Index
from netra.engine.resolve.kernel import BINS, best_rows, bonus_of, ranked
from netra.engine.resolve.offices import STEPS
from netra.engine.resolve.reading import How, Query, Reading
from netra.engine.resolve.scorer import default_scorer

KEPT: Final = 64
SEARCHED: Final = 256  # kept by word, place and workplace, before whole names are looked at
LEAST: Final = 0.5  # bits of a word that agrees, however little that says


@dataclass(frozen=True)
class Found:
    """Rows worth a closer look, best first; `more` rows beyond them bear the whole name and score as well as the last.

    `tail`: what all rows beyond that bear the whole name weigh, the last row being one."""

    rows: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]
    more: int = 0
    tail: float = 0.0


def search(query: Query, index: Index, around: Surroundings, kept: int = KEPT) -> Found:
    """The rows whose names, place and workplace fit best."""
    if not query.readings or not len(index):
        return Found(np.zeros(0, np.int64), np.zeros(0, np.float32))
    numbers = np.fromiter(query.readings, np.int64, len(query.readings))
    unmet = [_unmet(word, index) for word in query.words]
    weight = np.array([max(LEAST, _weight(one) - unmet[one.asked]) for one in query.readings.values()])
    letters = [at for at, word in enumerate(query.words) if len(word) == 1]
    rows, scores, bins = best_rows(
        index.posting_from[numbers],
        index.posting_from[numbers + 1],
        weight.astype(np.float32),
        index.postings,
        index.workplace,
        _bonus(query, index, around),
        index.length,
        len(query.words),
        np.float32(max(0.0, -_weights()["lacks"])),
        np.float32(_whole(query, weight)),
        max(kept, SEARCHED),
    )
    met = _met(rows, query, index)
    scores = scores + np.float32(_weights()["lacks_first"]) * ~met[:, 0]
    for at in letters:
        worth = _weights()["initials"] + _weights()["initial_bits"] * index.letter_bits.get(query.words[at], 0.0)
        scores = scores + np.float32(max(0.0, worth - unmet[at])) * _begins(rows, met, query.words[at], index)
    order = ranked(rows, scores)[:kept]
    rows, scores = rows[order], scores[order]
    more, tail = 0, 0.0
    if len(rows) == kept:
        last = min(max(int(scores[-1] * 2), 0), BINS - 1)
        more = max(0, int(bins[last:].sum()) - kept)
        tail = more + float((bins[:last] * np.exp2((np.arange(last) - last) / 2)).sum())
    return Found(rows, scores, more, tail)


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    scorer = default_scorer()
    return {name: scorer.weights[at] for name, at in AT.items()}


def _unmet(word: str, index: Index) -> float:
    """What it weighs that somebody does not bear a word of the profile's name."""
    return _weights()["other"] + _weights()["other_bits"] * bits_shown(word, index)


def _weight(reading: Reading) -> float:
    of = _weights()
    match reading.how:
        case How.NEAR:
            return of["name_near"] * reading.bits + of["slips"] * reading.slips + of["near_known"] * reading.known
        case How.CUT:
            return of["name_cut"] * reading.bits + of["cut_words"] + of["cut_known"] * reading.known
        case How.INITIAL:
            return of["initials"]
        case _:
            return of["name"] * reading.bits


def _met(rows: npt.NDArray[np.int64], query: Query, index: Index) -> npt.NDArray[np.bool_]:
    """For each row and each word of its name whether the profile may show it; where a name has ended, it may."""
    length = index.length[rows].astype(np.int64)
    met = np.ones((len(rows), max(1, int(length.max(initial=0)))), bool)
    shown = np.fromiter(query.readings, np.int64, len(query.readings))
    for place in range(met.shape[1]):
        has = np.flatnonzero(length > place)
        met[has, place] = np.isin(index.name_words[index.name_from[rows[has]] + place], shown)
    return met


def _begins(
    rows: npt.NDArray[np.int64], met: npt.NDArray[np.bool_], letter: str, index: Index
) -> npt.NDArray[np.bool_]:
    """For each row whether a word that the profile does not show begins with a letter."""
    found = np.zeros(len(rows), bool)
    for place in range(met.shape[1]):
        has = np.flatnonzero(~met[:, place])
        words = index.name_words[index.name_from[rows[has]] + place]
        found[has] |= index.word_letters[words] == ord(letter)
    return found


def _whole(query: Query, weight: npt.NDArray[np.float64]) -> float:
    """What a row weighs that has every word of the profile's name, or a little less for the rounding."""
    best: dict[int, float] = {}
    for reading, worth in zip(query.readings.values(), weight.tolist(), strict=True):
        best[reading.asked] = max(best.get(reading.asked, 0.0), worth)
    return sum(best.values()) * 0.999


def _bonus(query: Query, index: Index, around: Surroundings) -> npt.NDArray[np.float32]:
    """What place and employer add to everybody of a workplace, beside another place and another employer."""
    of = _weights()
    by_region = np.zeros(len(index.regions), np.float32)
    here = np.zeros(len(index.regions), bool)
    for number, code in enumerate(index.regions):
        if not query.region or code[:2] != query.region[:2]:
            continue
        here[number] = code[:5] == query.region and len(code) >= len("33.19")
        if here[number]:
            worth = of["place"] * around.place_bits + of["place_same"]
        elif len(code) == len("33"):
            worth = of["place_within"] * around.province_bits
        else:
            worth = of["place_wide"]
        by_region[number] = max(0.0, worth - of["place_other"])
    anywhere, local = (_by_step(table, query) for table in (around.offices.bits, around.offices.local_bits))
    found: npt.NDArray[np.float32] = bonus_of(
        around.offices.sums, anywhere, local, STEPS, index.region_of, by_region, here
    )
    return found


def _by_step(table: npt.NDArray[np.float64], query: Query) -> npt.NDArray[np.float32]:
    """What an employer is worth by how much of it agrees; nothing where it is another."""
    of = _weights()
    worth = np.where(table >= FEW_BITS, np.maximum(0.0, of["employer"] * table + of["employer_same"]), 0.0)
    given = sum(query.given_office.values())
    if given and len(table) > 1:
        share = (np.arange(len(table)) + 1) / STEPS / given
        worth = np.where(share < SAME_EMPLOYER, 0.0, worth)
        worth = np.where(share < OTHER_EMPLOYER, worth, worth - min(0.0, of["employer_other"]))
    return worth.astype(np.float32)
