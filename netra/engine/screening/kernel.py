"""The scan as one compiled pass over the bytes of a column, and a second one over the rows that have hits.

Plain words, runs of ASCII letters, are found sixty-four bytes at a time and hashed straight from the text; everything
else goes the slow way of `kernel_words`. Most words are in no pattern and die in a sieve of two bits.
"""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from netra.engine.screening import folding_table
from netra.engine.screening.kernel_bits import PADDING
from netra.engine.screening.kernel_counting import Counting
from netra.engine.screening.kernel_letters import scratch
from netra.engine.screening.kernel_phrases import Matching
from netra.engine.screening.kernel_rows import scan_rows, words_of_rows
from netra.engine.screening.program import MOST_PLACES, MOST_WORDS, Program
from netra.engine.screening.words import AFTER, Hits, Scan, Words

_TABLE = folding_table.table().copy()
_AFTER = np.zeros(folding_table.SIZE, np.uint8)
for _one, _bit in AFTER.items():
    _AFTER[ord(_one)] = _bit


class _Texts:
    """A column of strings as bytes and places. The last few rows have bytes of their own, with room after them."""

    def __init__(self, texts: pa.Array) -> None:
        if isinstance(texts, pa.ChunkedArray):
            texts = texts.combine_chunks()
        if texts.type not in (pa.string(), pa.large_string()):
            texts = texts.cast(pa.string())
        if texts.null_count:
            texts = pc.fill_null(texts, "")
        self.count = len(texts)
        _, places, data = texts.buffers()
        wide = texts.type == pa.large_string()
        of_type = np.int64 if wide else np.int32
        found = np.frombuffer(places, of_type) if places is not None and self.count else np.zeros(1, of_type)
        self.offsets = found[texts.offset : texts.offset + self.count + 1].astype(np.int64)
        content = np.frombuffer(data, np.uint8) if data is not None and data.size else np.zeros(0, np.uint8)
        self.longest = int(np.diff(self.offsets).max(initial=0))
        whole = int(np.searchsorted(self.offsets[1:], len(content) - PADDING, "right"))
        shift = int(self.offsets[whole])
        tail = np.zeros(int(self.offsets[-1]) - shift + PADDING, np.uint8)
        tail[: len(tail) - PADDING] = content[shift : self.offsets[-1]]
        tail.setflags(write=False)
        self.parts = ((content, 0, 0, whole), (tail, shift, whole, self.count))


class _Tables:
    """A program sorted by what the passes need, and room for a text as long as `longest`."""

    def __init__(self, program: Program, longest: int) -> None:
        t = program.own_tables
        self.sieve = t.word_sieve
        self.matching = Matching(*(getattr(t, name) for name in Matching._fields))
        self.counting = Counting(*(getattr(t, name) for name in Counting._fields))
        self.split = (t.split_slots, t.split_sieve, t.split_short, t.split_sizes)
        self.features = (t.feature_slots, t.feature_ids)
        self.scratch = scratch(longest)
        largest = int(np.diff(t.phrase_at).max(initial=1))
        self.state = (
            np.empty(3 * (MOST_WORDS + 1), np.int64),
            np.empty(5 * MOST_PLACES, np.int64),
            np.empty(MOST_PLACES * largest, np.bool_),
            np.zeros(2 * len(program.contests) + 1, np.int64),
        )


def _find_hits(text: _Texts, known: NDArray[np.int32], t: _Tables) -> list[NDArray[Any]]:
    room = text.count // 4 + 1024
    columns = [np.empty(room, of) for of in (np.int32, np.int32, np.int32, np.int32, np.uint32, np.uint32)]
    at = 0
    for buffer, shift, first, last in text.parts:
        while first < last:
            first, at = scan_rows(
                buffer,
                shift,
                text.offsets,
                first,
                last,
                known,
                _TABLE,
                t.sieve,
                t.matching,
                t.split,
                t.counting,
                t.scratch,
                t.state,
                tuple(columns),
                at,
            )
            if first < last:
                more = len(columns[0]) + len(t.state[2])
                columns = [np.concatenate((one, np.empty(more, one.dtype))) for one in columns]
    return [one[:at] for one in columns]


def _find_words(text: _Texts, rows: NDArray[np.int32], t: _Tables) -> Words:
    room = int((text.offsets[rows + 1] - text.offsets[rows]).sum())  # a word has a byte at least
    types = (np.uint64, np.int32, np.uint32, np.uint32, np.uint8, np.uint8)
    columns: tuple[NDArray[Any], ...] = (np.zeros(len(rows) + 1, np.int32), *(np.empty(room, of) for of in types))
    split = int(np.searchsorted(rows, text.parts[0][3]))
    for (buffer, shift, _, _), (first, last) in zip(text.parts, ((0, split), (split, len(rows))), strict=True):
        words_of_rows(
            buffer,
            shift,
            text.offsets,
            rows,
            first,
            last,
            (_TABLE, _AFTER),
            t.features,
            t.split,
            t.scratch,
            columns,
        )
    offsets = columns[0]
    hash, feature, start, end, kind, after = (one[: offsets[-1]] for one in columns[1:])
    return Words(rows, offsets, hash, feature, start, end, kind, after)


def scan(
    texts: pa.Array,
    program: Program,
    *,
    contests: NDArray[np.int32] | None = None,
    wanted: NDArray[np.bool_] | None = None,
) -> Scan:
    """Hits and words of a column of texts; see `twin.scan`, with which it agrees. Lets go of the interpreter lock."""
    text = _Texts(texts)
    t = _Tables(program, text.longest)
    known = np.empty(0, np.int32) if contests is None else np.ascontiguousarray(contests, np.int32)
    hits = _find_hits(text, known, t)
    row = hits[0]
    has_words = np.zeros(text.count, np.bool_) if wanted is None else wanted.copy()
    has_words[row] = True
    rows = np.flatnonzero(has_words).astype(np.int32)
    words = _find_words(text, rows, t)
    first = words.offsets[np.searchsorted(rows, row)]
    return Scan(Hits(row, hits[1], hits[2] + first, hits[3] + first, hits[4], hits[5]), words)
