"""The scan as one compiled pass over the bytes of a column, and a second one over the rows that have hits.

Plain words, runs of ASCII letters, are found sixty-four bytes at a time and hashed straight from the text; everything
else goes the slow way of `kernel_words`. Most words are in no pattern and die in a sieve of two bits.
"""

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from netra.engine.screening import folding_table
from netra.engine.screening.kernel_bits import LOW, PADDING, below, fast, load64, lowest, masks
from netra.engine.screening.kernel_counting import count_places
from netra.engine.screening.kernel_letters import U, decode, find, scratch
from netra.engine.screening.kernel_words import HTTP, HTTPS, address_end, is_address, step
from netra.engine.screening.program import MOST_PLACES, MOST_WORDS, Program, Tables
from netra.engine.screening.words import AFTER, K0, K1, M1, M2, M3, Hits, Scan, Words

_AFTER = np.zeros(folding_table.SIZE, np.uint8)
for _one, _bit in AFTER.items():
    _AFTER[ord(_one)] = _bit
_OF_WORD = np.zeros(256, np.bool_)  # all but what ends a word of ASCII; the same bytes as in `kernel_bits.masks`
for _byte in range(256):
    _OF_WORD[_byte] = _byte >= 128 or chr(_byte).isalnum() or chr(_byte) in "#$'@_`"
_TABLE = folding_table.table().copy()
_SMALL = np.uint64(0x2020202020202020)
_K0, _K1, _M1, _M2, _M3 = (np.uint64(one) for one in (K0, K1, M1, M2, M3))


class State(NamedTuple):
    """Phrases begun and phrases found in the text at hand."""

    node: NDArray[np.int32]
    word_from: NDArray[np.int32]
    start: NDArray[np.int64]
    place_phrase: NDArray[np.int32]
    place_from: NDArray[np.int32]
    place_to: NDArray[np.int32]
    place_start: NDArray[np.int64]
    place_end: NDArray[np.int64]
    flags: NDArray[np.bool_]


@fast
def _child(t: Any, node: int, word: int) -> Any:
    edge = ((U(node) << U(32)) | U(word)) + U(1)
    last = U(len(t.edge_slots) - 1)
    at = ((edge * _K0) >> U(32)) & last
    while t.edge_slots[at]:
        if t.edge_slots[at] == edge:
            return np.int64(t.edge_nodes[at])
        at = (at + U(1)) & last
    return 0


@fast
def _advance(t: Any, st: Any, value: Any, begun: int, places: int, ordinal: int, start: int, end: int) -> Any:
    """Take in a word that passed the sieve: (phrases begun, phrases found)."""
    slot = find(t.word_slots, value)
    if slot < 0:
        return 0, places
    word = np.int64(t.word_ids[slot])
    kept = 0
    for one in range(begun + 1):
        if one < begun:
            node = _child(t, st.node[one], word)
            word_from, begins = st.word_from[one], st.start[one]
        else:
            node = np.int64(t.first_node[word])
            word_from, begins = np.int32(ordinal), start
        if node == 0:
            continue
        phrase = t.node_phrase[node]
        if phrase >= 0 and places < MOST_PLACES:
            st.place_phrase[places] = phrase
            st.place_from[places] = word_from
            st.place_to[places] = ordinal + 1
            st.place_start[places] = begins
            st.place_end[places] = end
            places += 1
        st.node[kept] = node
        st.word_from[kept] = word_from
        st.start[kept] = begins
        kept += 1
    return kept, places


@fast
def _passes(sieve: Any, value: Any) -> Any:
    block = sieve[(value >> U(32)) & U(len(sieve) - 1)]
    return ((block >> (value & U(63))) & (block >> ((value >> U(6)) & U(63))) & U(1)) != U(0)


@fast
def _hash_plain(buffer: Any, at: int, size: int) -> Any:
    """`hash_bytes` of ASCII letters as if they were small."""
    low = size if size < 8 else 8
    high = size - low if size < 16 else 8
    value = (((load64(buffer, at) | _SMALL) & LOW[low]) ^ (U(size) * _K0)) * _M1
    value += (((load64(buffer, at + 8) | _SMALL) & LOW[high]) ^ _K1) * _M2
    done = 16
    while done < size:
        left = size - done if size - done < 8 else 8
        value = (value ^ ((load64(buffer, at + done) | _SMALL) & LOW[left])) * _M1
        value ^= value >> U(32)
        done += 8
    value ^= value >> U(32)
    value *= _M3
    value ^= value >> U(29)
    return value if value else U(1)


@fast
def _scan_text(buffer: Any, start: int, end: int, table: Any, t: Any, s: Any, st: Any) -> Any:
    """The phrases of one text, into `st`; how many they are."""
    begun = 0
    places = 0
    ordinal = 0
    at = start
    while at < end:
        left = end - at
        size = left if left < 64 else 64
        of_words, letters, same = masks(buffer, at)
        of_words &= below(size)
        rest = of_words
        done = at + size
        while rest:
            first = lowest(rest)
            length = lowest(~(of_words >> U(first)))
            if length > size - first:
                length = size - first
            if first + length == size and size < left:  # goes on in the next sixty-four
                if first > 0:
                    done = at + first
                    break
                plain = False
            else:
                own = below(length)
                plain = ((letters >> U(first)) & own) == own
                if plain and length > 1:
                    doubled = (same >> U(first)) & (own >> U(1))
                    if doubled and ((doubled & (doubled >> U(1))) or ((doubled >> U(length - 2)) and length > 3)):
                        plain = False
            if plain:
                begins = at + first
                value = _hash_plain(buffer, begins, length)
                ends = begins + length
                if (value == HTTP or value == HTTPS) and is_address(buffer, ends, end):  # noqa: SIM109
                    ends = address_end(buffer, ends, end)
                    value = HTTP
                if _passes(t.sieve, value):
                    begun, places = _advance(t, st, value, begun, places, ordinal, begins, ends)
                else:
                    begun = 0
                ordinal += 1
            else:
                ends = at + first
                while ends < end and _OF_WORD[buffer[ends]]:
                    ends, many = step(buffer, ends, end, table, t, s, 0)
                    for one in range(many):
                        if _passes(t.sieve, s.hash[one]):
                            begun, places = _advance(
                                t, st, s.hash[one], begun, places, ordinal, s.start[one], s.end[one]
                            )
                        else:
                            begun = 0
                        ordinal += 1
            if ends >= at + size:
                done = ends
                break
            rest = of_words & ~below(ends - at)
        at = done
    return places


@fast
def _scan_rows(
    buffer: Any,
    shift: int,
    offsets: Any,
    first: int,
    last: int,
    known: Any,
    table: Any,
    t: Any,
    s: Any,
    st: Any,
    hits: Any,
    at: int,
) -> Any:
    """Hits of rows `first` to `last`: (the row that found no more room, or `last`; hits so far)."""
    row_of, pattern_of, from_of, to_of, start_of, end_of = hits
    room = len(row_of)
    for row in range(first, last):
        start, end = offsets[row] - shift, offsets[row + 1] - shift
        places = _scan_text(buffer, start, end, table, t, s, st)
        if places == 0:
            continue
        many = count_places(t, st, places, known[row] if len(known) else -1)
        if many == 0:
            continue
        if at + many > room:
            return row, at
        flag = 0
        for one in range(places):
            phrase = st.place_phrase[one]
            for place in range(t.phrase_at[phrase], t.phrase_at[phrase + 1]):
                if st.flags[flag]:
                    row_of[at] = row
                    pattern_of[at] = t.phrase_patterns[place]
                    from_of[at] = st.place_from[one]
                    to_of[at] = st.place_to[one]
                    start_of[at] = st.place_start[one] - start
                    end_of[at] = st.place_end[one] - start
                    at += 1
                flag += 1
    return last, at


@fast
def _words_of_rows(
    buffer: Any, shift: int, offsets: Any, rows: Any, first: int, last: int, tables: Any, t: Any, s: Any, words: Any
) -> None:
    """The words of rows at positions `first` to `last` of `rows`, into columns with room enough."""
    table, after_of = tables
    row_offsets, hashes, feature, word_start, word_end, kind, after = words
    total = np.int64(row_offsets[first])
    for position in range(first, last):
        start, end = offsets[rows[position]] - shift, offsets[rows[position] + 1] - shift
        at = start
        many = 0
        while at < end:
            at, many = step(buffer, at, end, table, t, s, many)
        for one in range(many):
            value = s.hash[one]
            hashes[total] = value
            slot = find(t.feature_slots, value)
            feature[total] = t.feature_ids[slot] if slot >= 0 else -1
            word_start[total] = s.start[one] - start
            word_end[total] = s.end[one] - start
            kind[total] = s.kind[one]
            gap = s.end[one]
            until = s.start[one + 1] if one + 1 < many else end
            marks = np.uint8(0)
            while gap < until:
                point, gap = decode(buffer, gap, end)
                if 0 <= point < len(after_of):
                    marks |= after_of[point]
            after[total] = marks
            total += 1
        row_offsets[position + 1] = total


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


def _find_hits(text: _Texts, known: NDArray[np.int32], t: Tables, s: Any, st: State) -> list[NDArray[Any]]:
    room = text.count // 4 + 1024
    columns = [np.empty(room, of) for of in (np.int32, np.int32, np.int32, np.int32, np.uint32, np.uint32)]
    at = 0
    for buffer, shift, first, last in text.parts:
        while first < last:
            first, at = _scan_rows(
                buffer, shift, text.offsets, first, last, known, _TABLE, t, s, st, tuple(columns), at
            )
            if first < last:
                columns = [np.concatenate((one, np.empty(len(one) + len(st.flags), one.dtype))) for one in columns]
    return [one[:at] for one in columns]


def _find_words(text: _Texts, rows: NDArray[np.int32], t: Tables, s: Any) -> Words:
    room = int((text.offsets[rows + 1] - text.offsets[rows]).sum())  # a word has a byte at least
    types = (np.uint64, np.int32, np.uint32, np.uint32, np.uint8, np.uint8)
    columns: tuple[NDArray[Any], ...] = (np.zeros(len(rows) + 1, np.int32), *(np.empty(room, of) for of in types))
    split = int(np.searchsorted(rows, text.parts[0][3]))
    for (buffer, shift, _, _), (first, last) in zip(text.parts, ((0, split), (split, len(rows))), strict=True):
        _words_of_rows(buffer, shift, text.offsets, rows, first, last, (_TABLE, _AFTER), t, s, columns)
    offsets = columns[0]
    hash, feature, start, end, kind, after = (one[: offsets[-1]].copy() for one in columns[1:])
    return Words(rows, offsets, hash, feature, start, end, kind, after)


def _state(program: Program) -> State:
    largest = int(np.diff(program.tables.phrase_at).max(initial=1))
    small, long, place, far = MOST_WORDS + 1, np.int64, MOST_PLACES, np.int32
    return State(
        np.empty(small, far),
        np.empty(small, far),
        np.empty(small, long),
        np.empty(place, far),
        np.empty(place, far),
        np.empty(place, far),
        np.empty(place, long),
        np.empty(place, long),
        np.empty(place * largest, np.bool_),
    )


def scan(
    texts: pa.Array,
    program: Program,
    *,
    contests: NDArray[np.int32] | None = None,
    wanted: NDArray[np.bool_] | None = None,
) -> Scan:
    """Hits and words of a column of texts; see `twin.scan`, with which it agrees. Lets go of the interpreter lock."""
    text = _Texts(texts)
    t = program.own_tables
    s = scratch(text.longest)
    st = _state(program)
    known = np.empty(0, np.int32) if contests is None else np.ascontiguousarray(contests, np.int32)
    hits = _find_hits(text, known, t, s, st)
    row = hits[0]
    has_words = np.zeros(text.count, np.bool_) if wanted is None else wanted.copy()
    has_words[row] = True
    rows = np.flatnonzero(has_words).astype(np.int32)
    words = _find_words(text, rows, t, s)
    first = words.offsets[np.searchsorted(rows, row)]
    return Scan(Hits(row, hits[1], hits[2] + first, hits[3] + first, hits[4], hits[5]), words)
