"""Which numbers a file has named already: millions of hashes in eight bytes each."""

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]


class Seen:
    """Sorted runs of hashes, merged when two are of like size, so that there are never more than some twenty.

    Two different numbers of a file with the same first eight bytes of a keyed hash are not expected in the life of a
    register; the later one would be told as a repetition.
    """

    def __init__(self) -> None:
        self._runs: list[Hashes] = []

    def add(self, hashed: list[bytes]) -> list[bool]:
        """Take some in; of each, whether it was there before, among these or earlier."""
        new = np.frombuffer(b"".join(one[:8] for one in hashed), dtype=np.uint64)
        if not len(new):
            return []
        found = np.zeros(len(new), dtype=np.bool_)
        for run in self._runs:
            at = np.minimum(np.searchsorted(run, new), len(run) - 1)
            found |= run[at] == new
        sorted_new, first = np.unique(new, return_index=True)
        repeated = np.ones(len(new), dtype=np.bool_)
        repeated[first] = False
        found |= repeated
        self._runs.append(sorted_new)
        while len(self._runs) > 1 and len(self._runs[-2]) <= 2 * len(self._runs[-1]):
            last = self._runs.pop()
            self._runs[-1] = np.unique(np.concatenate((self._runs[-1], last)))
        return [bool(one) for one in found]
