"""The scan without a compiler: words folded chunk by chunk and remembered, phrases found by `ahocorasick_rs`.

It shares the folding with the plain twin and nothing of the search, so that it can bear witness for the kernel.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from weakref import WeakKeyDictionary

import numpy as np
import pyarrow as pa
from ahocorasick_rs import BytesAhoCorasick, Implementation
from numpy.typing import NDArray

from netra.engine.screening.folding import fold
from netra.engine.screening.program import MOST_PLACES, Program
from netra.engine.screening.twin import Collected, Place, counting
from netra.engine.screening.words import Scan

_WIDTH = 4  # bytes of a word in the search; a match has to begin at a multiple of it
_UNKNOWN = b"\xff" * _WIDTH
_CHUNK = re.compile(r"[^\x00-\x20]+")
_SEARCHES: WeakKeyDictionary[Program, "_Search"] = WeakKeyDictionary()


def scan(
    texts: pa.Array,
    program: Program,
    *,
    contests: NDArray[np.int32] | None = None,
    wanted: NDArray[np.bool_] | None = None,
) -> Scan:
    """Hits and words of a column of texts; see `twin.scan`, with which it agrees."""
    search = _SEARCHES.get(program) or _SEARCHES.setdefault(program, _Search(program))
    rows: list[str | None] = texts.to_pylist()
    places = search.places(rows)
    found = Collected()
    for row, text in enumerate(rows):
        if row in places or (wanted is not None and wanted[row]):
            known = -1 if contests is None else int(contests[row])
            counted = counting(places.get(row, ())[:MOST_PLACES], program, known)
            if counted or (wanted is not None and wanted[row]):
                found.add(row, text or "", fold(text or "", program.dictionary), counted, program)
    return found.scan()


class _Search:
    def __init__(self, program: Program) -> None:
        self.phrases = list(program.phrases.values())
        needles = [b"".join(_bytes_of(word) for word in words) for words in program.phrases]
        self.automaton = BytesAhoCorasick(needles, implementation=Implementation.ContiguousNFA) if needles else None
        word_of, dictionary = program.word_of, program.dictionary

        @lru_cache(maxsize=200_000)
        def words_of(chunk: str) -> bytes:
            ids = (word_of.get(word.key) for word in fold(chunk, dictionary))
            return b"".join(_UNKNOWN if id is None else _bytes_of(id) for id in ids)

        self.words_of: Callable[[str], bytes] = words_of

    def places(self, rows: list[str | None]) -> dict[int, list[Place]]:
        """The phrases of every text that has any, in the twin's order."""
        if self.automaton is None:
            return {}
        pieces: list[bytes] = []
        starts, total = [], 0
        for text in rows:
            starts.append(total)
            ids = b"".join(map(self.words_of, _CHUNK.findall(text or ""))) + _UNKNOWN
            pieces.append(ids)
            total += len(ids)
        found: dict[int, list[Place]] = {}
        for needle, start, end in self.automaton.find_matches_as_indexes(b"".join(pieces), overlapping=True):
            if start % _WIDTH == 0:
                row = bisect_right(starts, start) - 1
                place = Place(self.phrases[needle], (start - starts[row]) // _WIDTH, (end - starts[row]) // _WIDTH)
                found.setdefault(row, []).append(place)
        for places in found.values():
            places.sort(key=lambda one: (one.word_to, one.word_from))
        return found


def _bytes_of(word: int) -> bytes:
    return word.to_bytes(_WIDTH, "big")
