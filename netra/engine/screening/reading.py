"""Texts read one by one in plain Python, as learning needs them and as the kernel has to agree with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from netra.engine.screening import twin
from netra.engine.screening.features import Told
from netra.engine.screening.lexicon import Lexicon
from netra.engine.screening.marking import Marks, address, marks_of, tell
from netra.engine.screening.model import Model
from netra.engine.screening.program import Program
from netra.engine.screening.words import HASHTAG, Scan


@dataclass(frozen=True)
class Reader:
    """What is needed to read texts of the contests of a lexicon."""

    model: Model
    lexicon: Lexicon
    program: Program

    @cached_property
    def marks(self) -> Marks:
        return marks_of(self.lexicon, self.program.contests)

    def told_of(self, texts: Sequence[tuple[str, str]]) -> Iterator[list[Told]]:
        """The words of texts, each with its contest, with the pairs they mean there."""
        known = np.array([self.program.contest_index.get(contest, -1) for _, contest in texts], np.int32)
        column = pa.array([text for text, _ in texts], pa.string())
        found = twin.scan(column, self.program, contests=known, wanted=known >= 0)
        rows = {int(row): place for place, row in enumerate(found.words.rows)}
        first = np.searchsorted(found.hits.row, np.arange(len(texts) + 1))
        for row, (text, _) in enumerate(texts):
            if row not in rows or known[row] < 0:
                yield []
                continue
            start, end = (int(one) for one in found.words.offsets[rows[row] : rows[row] + 2])
            words = words_of(found, text.encode(), start, end)
            hits = [
                (
                    int(found.hits.pattern[hit]),
                    int(found.hits.word_from[hit]) - start,
                    int(found.hits.word_to[hit]) - start,
                )
                for hit in range(first[row], first[row + 1])
            ]
            yield read(words, hits, int(known[row]), self.marks, self.model)


def read(
    words: Sequence[Told], hits: Sequence[tuple[int, int, int]], contest: int, marks: Marks, model: Model
) -> list[Told]:
    """The words of one text with the pairs of one contest they mean: named, else addressed."""
    told = tell(words, hits, contest, marks)
    return told if any(one.owner for one in told) else address(told, contest, marks, model.speaking)


def words_of(scan: Scan, text: bytes, start: int, end: int) -> list[Told]:
    """The words of one row of a scan, from `start` to `end` in its columns."""
    found, before = [], -1
    for at in range(start, end):
        first, last, kind = int(scan.words.start[at]), int(scan.words.end[at]), int(scan.words.kind[at])
        is_capital = b"A"[0] <= text[first] <= b"Z"[0]
        glued = kind == HASHTAG and first == before
        found.append(Told(int(scan.words.feature[at]), kind, int(scan.words.after[at]), is_capital, glued))
        before = last if kind == HASHTAG else -1
    return found
