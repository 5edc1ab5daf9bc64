"""Which of many kept pictures may show the same: read from their words and hashes alone, a few bytes of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from netra.engine.pictures import hashing
from netra.engine.pictures.matching import NEAR
from netra.engine.pictures.points import WORDS
from netra.engine.pictures.prints import Prints, asked, view_hashes

FEWEST: Final = 5
"""Words two pictures have in common before their points are compared."""
MOST: Final = 40


@dataclass(frozen=True, slots=True)
class Kept:
    """What the search reads of a picture: its key, its words (four bytes each), the hashes of its views."""

    key: int
    words: bytes
    hashes: bytes


class Search:
    """One picture looked for among others, which are handed over in batches."""

    def __init__(self, *asked_for: Prints) -> None:
        """`asked_for`: the prints of the picture and of its mirror image."""
        self._wanted = np.zeros(WORDS, dtype=bool)
        for prints in asked_for:
            self._wanted[asked(prints)] = True
        self._hashes = [part for prints in asked_for for part in _parts(view_hashes(prints))]
        self._best: list[tuple[float, int]] = []

    def look_through(self, batch: Sequence[Kept]) -> None:
        """Note the candidates of this batch."""
        scores = self._words_in_common(batch)
        for place in np.flatnonzero(scores >= FEWEST):
            self._best.append((float(scores[place]), batch[int(place)].key))
        self._best += [(1000.0 + 256 - near, key) for near, key in self._near(batch)]
        self._best = sorted(self._best, reverse=True)[: 4 * MOST]

    def candidates(self) -> list[int]:
        """Keys of the pictures worth comparing, the likeliest first."""
        return list(dict.fromkeys(key for _score, key in self._best))[:MOST]

    def _words_in_common(self, batch: Sequence[Kept]) -> NDArray[np.int64]:
        sizes = np.array([len(kept.words) // 4 for kept in batch], dtype=np.int64)
        if not sizes.sum():
            return np.zeros(len(batch), dtype=np.int64)
        words = np.frombuffer(b"".join(kept.words for kept in batch), dtype="<u4")
        counted = np.concatenate([[0], np.cumsum(self._wanted[words])])
        ends = np.cumsum(sizes)
        return np.asarray(counted[ends] - counted[ends - sizes], dtype=np.int64)

    def _near(self, batch: Sequence[Kept]) -> Iterable[tuple[int, int]]:
        owners = [kept.key for kept in batch for _part in range(len(kept.hashes) // hashing.BYTES)]
        if not owners or not self._hashes:
            return
        theirs = np.frombuffer(b"".join(kept.hashes for kept in batch), dtype=np.uint64).reshape(len(owners), -1)
        for mine in self._hashes:
            apart = np.bitwise_count(theirs ^ np.frombuffer(mine, dtype=np.uint64)).sum(axis=1)
            for place in np.flatnonzero(apart <= NEAR):
                yield int(apart[place]), owners[int(place)]


def _parts(joined: bytes) -> list[bytes]:
    return [joined[at : at + hashing.BYTES] for at in range(0, len(joined), hashing.BYTES)]
