"""The scan in plain Python: slow, and what the kernel has to agree with to the last byte."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from netra.engine.screening.folding import Word, fold
from netra.engine.screening.program import MOST_PLACES, MOST_WORDS, Program
from netra.engine.screening.words import Hits, Scan, Words, hash_of


class Place(NamedTuple):
    """A phrase in a text: from one word to another, half open."""

    phrase: int
    word_from: int
    word_to: int


class Counted(NamedTuple):
    pattern: int
    word_from: int
    word_to: int


def scan(
    texts: pa.Array,
    program: Program,
    *,
    contests: NDArray[np.int32] | None = None,
    wanted: NDArray[np.bool_] | None = None,
) -> Scan:
    """Hits and words of a column of texts.

    `contests`: the row's contest where it is known, as a position in `program.contests`, else -1.
    `wanted`: rows whose words are given even without a hit.
    """
    found = Collected()
    for row, text in enumerate(texts.to_pylist()):
        words = fold(text, program.dictionary) if text else []
        known = -1 if contests is None else int(contests[row])
        counted = counting(places(words, program), program, known)
        if counted or (wanted is not None and wanted[row]):
            found.add(row, text or "", words, counted, program)
    return found.scan()


def places(words: Sequence[Word], program: Program) -> list[Place]:
    """Every phrase of a text, by where it ends, then where it begins."""
    ids = [program.word_of.get(word.key, -1) for word in words]
    found = []
    for end in range(1, len(ids) + 1):
        for start in range(max(0, end - MOST_WORDS), end):
            phrase = program.phrases.get(tuple(ids[start:end]))
            if phrase is not None:
                found.append(Place(phrase, start, end))
    return found[:MOST_PLACES]


def counting(found: Sequence[Place], program: Program, known: int) -> list[Counted]:
    """The patterns that count among the phrases of one text; none where the row does not count."""
    t = program.tables
    patterns = [(place, id) for place in found for id in program.patterns_of(place.phrase)]
    counted = {
        (place, id)
        for place, id in patterns
        if t.contest[id] >= 0
        and (not t.needy[id] or t.contest[id] == known or _in_company(place, int(t.contest[id]), patterns, program))
    }
    is_placed = known >= 0 or bool(counted)
    counted |= {(place, id) for place, id in patterns if t.contest[id] < 0 and (is_placed or not t.needy[id])}
    if not any(t.ballot[id] > 0 and (t.contest[id] >= 0 or is_placed) for _, id in counted):
        return []
    return [Counted(id, place.word_from, place.word_to) for place, id in patterns if (place, id) in counted]


def _in_company(place: Place, contest: int, patterns: Iterable[tuple[Place, int]], program: Program) -> bool:
    return any(
        other.phrase != place.phrase
        and (other.word_to <= place.word_from or place.word_to <= other.word_from)
        and program.tables.contest[id] in (contest, -1)
        for other, id in patterns
    )


@dataclass
class Collected:
    """Rows of a scan gathered one by one."""

    hits: list[tuple[int, ...]] = field(default_factory=list)
    words: list[tuple[int, ...]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    offsets: list[int] = field(default_factory=lambda: [0])

    def add(self, row: int, text: str, words: Sequence[Word], counted: Iterable[Counted], program: Program) -> None:
        first = len(self.words)
        at_byte = [0]
        for one in text:
            at_byte.append(at_byte[-1] + len(one.encode()))
        for word in words:
            feature = program.vocabulary.get(word.key, -1)
            self.words.append(
                (hash_of(word.key), feature, at_byte[word.start], at_byte[word.end], word.kind, word.after)
            )
        for pattern, start, end in counted:
            begins, ends = at_byte[words[start].start], at_byte[words[end - 1].end]
            self.hits.append((row, pattern, first + start, first + end, begins, ends))
        self.rows.append(row)
        self.offsets.append(len(self.words))

    def scan(self) -> Scan:
        row, pattern, start, end, begins, ends = _columns(self.hits, 6)
        hash, feature, word_start, word_end, kind, after = _columns(self.words, 6)
        i4, u4, u1 = np.int32, np.uint32, np.uint8
        return Scan(
            Hits(
                np.array(row, i4),
                np.array(pattern, i4),
                np.array(start, i4),
                np.array(end, i4),
                np.array(begins, u4),
                np.array(ends, u4),
            ),
            Words(
                np.array(self.rows, i4),
                np.array(self.offsets, i4),
                np.array(hash, np.uint64),
                np.array(feature, i4),
                np.array(word_start, u4),
                np.array(word_end, u4),
                np.array(kind, u1),
                np.array(after, u1),
            ),
        )


def _columns(rows: list[tuple[int, ...]], width: int) -> list[Sequence[Any]]:
    return list(zip(*rows, strict=True)) if rows else [()] * width
