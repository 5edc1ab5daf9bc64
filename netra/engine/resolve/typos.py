"""Words that differ by a slip: found through what is left of both when one letter is taken away."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from netra.engine.resolve.index import Index

SHORTEST: Final = 4  # letters; below it a slip makes another name
LONGEST: Final = 40  # letters; beyond it stands no name
LONG: Final = 8  # letters; from here two slips are one word still


def _left_overs(word: str) -> Iterator[int]:
    yield crc32(word.encode())
    for at in range(len(word)):
        yield crc32((word[:at] + word[at + 1 :]).encode())


def near_table(words: Sequence[str]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Sorted hashes of what words leave, and the word of each."""
    keys: list[int] = []
    numbers: list[int] = []
    for number, word in enumerate(words):
        if SHORTEST <= len(word) <= LONGEST:
            left = set(_left_overs(word))
            keys += sorted(left)
            numbers += [number] * len(left)
    key = np.array(keys, np.uint32)
    order = np.argsort(key, kind="stable")
    return key[order], np.array(numbers, np.uint32)[order]


def slips(one: str, other: str) -> int | None:
    """How many slips lie between two words, or None where that is too many for their length.

    >>> slips("suparno", "supramo"), slips("budi", "rudi"), slips("ani", "ari")
    (None, 1, None)
    """
    shorter = min(len(one), len(other))
    if shorter < SHORTEST:
        return None
    allowed = 2 if shorter >= LONG else 1
    found = OSA.distance(one, other, score_cutoff=allowed)
    return found if found <= allowed else None


def near(word: str, index: "Index") -> list[tuple[int, int]]:
    """Words of the index within reach of a word: their number and the slips between."""
    if not SHORTEST <= len(word) <= LONGEST:
        return []
    keys = np.fromiter(set(_left_overs(word)), np.uint32)
    begin = np.searchsorted(index.near_key, keys, "left")
    end = np.searchsorted(index.near_key, keys, "right")
    found = {int(number) for a, b in zip(begin, end, strict=True) for number in index.near_word[a:b]}
    counted = ((number, slips(word, index.words[number])) for number in sorted(found))
    return [(number, count) for number, count in counted if count]
