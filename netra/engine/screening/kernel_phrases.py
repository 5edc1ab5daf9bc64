"""Phrases of one text, compiled: plain words sixty-four bytes at a time, everything else the slow way."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from netra.engine.screening.kernel_bits import LOW, below, inlined, load64, lowest, masks
from netra.engine.screening.kernel_letters import U, find
from netra.engine.screening.kernel_words import HTTP, HTTPS, address_end, is_address, step
from netra.engine.screening.program import MOST_PLACES
from netra.engine.screening.words import K0, K1, M1, M2, M3

OF_WORD = np.zeros(256, np.bool_)  # all but what ends a word of ASCII; the same bytes as in `kernel_bits.masks`
for _byte in range(256):
    OF_WORD[_byte] = _byte >= 128 or chr(_byte).isalnum() or chr(_byte) in "#$'@_`"
_SMALL = np.uint64(0x2020202020202020)
_K0, _K1, _M1, _M2, _M3 = (np.uint64(one) for one in (K0, K1, M1, M2, M3))


class Matching(NamedTuple):
    """What is needed to find phrases; the fewer arrays, the cheaper a call."""

    word_slots: NDArray[np.uint64]
    word_ids: NDArray[np.int32]
    first_node: NDArray[np.int32]
    edge_slots: NDArray[np.uint64]
    edge_nodes: NDArray[np.int32]
    node_phrase: NDArray[np.int32]


@inlined
def _child(m: Any, node: int, word: int) -> Any:
    edge = ((U(node) << U(32)) | U(word)) + U(1)
    last = U(len(m.edge_slots) - 1)
    at = ((edge * _K0) >> U(32)) & last
    while m.edge_slots[at]:
        if m.edge_slots[at] == edge:
            return np.int64(m.edge_nodes[at])
        at = (at + U(1)) & last
    return 0


@inlined
def _advance(
    m: Any, open_: Any, found: Any, word: int, begun: int, places: int, word_at: int, start: int, end: int
) -> Any:
    """Take in a word that is in some phrase: (phrases begun, phrases found).

    `open_`: node, first word and start of every phrase begun; `found`: phrase, words from and to, start, end of each.
    """
    kept = 0
    for one in range(begun + 1):
        if one < begun:
            node = _child(m, open_[3 * one], word)
            word_from, begins = open_[3 * one + 1], open_[3 * one + 2]
        else:
            node = np.int64(m.first_node[word])
            word_from, begins = word_at, start
        if node == 0:
            continue
        phrase = m.node_phrase[node]
        if phrase >= 0 and places < MOST_PLACES:
            found[5 * places] = phrase
            found[5 * places + 1] = word_from
            found[5 * places + 2] = word_at + 1
            found[5 * places + 3] = begins
            found[5 * places + 4] = end
            places += 1
        open_[3 * kept] = node
        open_[3 * kept + 1] = word_from
        open_[3 * kept + 2] = begins
        kept += 1
    return kept, places


@inlined
def _passes(sieve: Any, buffer: Any, at: int, size: int) -> Any:
    """Whether a plain word may be one of those in a sieve, by its length and first eight letters."""
    low = size if size < 8 else 8
    value = (((load64(buffer, at) | _SMALL) & LOW[low]) ^ (U(size) * _K0)) * _M1
    block = sieve[(value >> U(32)) & U(len(sieve) - 1)]
    return ((block >> (value >> U(58))) & (block >> ((value >> U(52)) & U(63))) & U(1)) != U(0)


@inlined
def hash_plain(buffer: Any, at: int, size: int) -> Any:
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


@inlined
def plain_and_odd(buffer: Any, at: int, size: int) -> Any:
    """Of up to sixty-four bytes: those of words, and what the fast way does not take, which is other signs than
    letters, the same letter three times, and twice at the end."""
    of_words, letters, same = masks(buffer, at)
    of_words &= below(size)
    last = of_words & ~(of_words >> U(1))
    return of_words, (of_words & ~letters) | (same & (same >> U(1))) | (same & (last >> U(1)))


@inlined
def next_run(of_words: Any, odd: Any, rest: Any, size: int, left: int) -> Any:
    """The first run of bytes of words in `rest`: (where, how long, whether it ends here, whether it is plain)."""
    first = lowest(rest)
    length = lowest(~(of_words >> U(first)))
    is_whole = first + length < size or size == left
    is_plain = is_whole and length < 64 and ((odd >> U(first)) & ((U(1) << U(length)) - U(1))) == U(0)
    return first, length, is_whole, is_plain


@inlined
def scan_text(
    buffer: Any, start: int, end: int, table: Any, sieves: Any, m: Any, split: Any, s: Any, open_: Any, found: Any
) -> Any:
    """The phrases of one text, into `found`; how many they are."""
    begins_any, in_any = sieves
    begun = 0
    places = 0
    word_at = 0
    at = start
    while at < end:
        left = end - at
        size = left if left < 64 else 64
        of_words, odd = plain_and_odd(buffer, at, size)
        rest = of_words
        done = at + size
        while rest:
            first, length, is_whole, is_plain = next_run(of_words, odd, rest, size, left)
            if not is_whole and first > 0:  # goes on in the next sixty-four
                done = at + first
                break
            ends = at + first + length
            if is_plain:
                begins = at + first
                rest &= rest + (U(1) << U(first))
                if not _passes(in_any if begun else begins_any, buffer, begins, length):
                    begun = 0
                    word_at += 1
                    continue
                value = hash_plain(buffer, begins, length)
                if (value == HTTP or value == HTTPS) and is_address(buffer, ends, end):  # noqa: SIM109
                    ends = address_end(buffer, ends, end)
                    value = HTTP
                    if ends >= at + size:
                        done = ends
                        rest = U(0)
                    else:
                        rest = of_words & ~below(ends - at)
                slot = find(m.word_slots, value)
                word = np.int64(m.word_ids[slot]) if slot >= 0 else np.int64(-1)
                if word < 0 or (begun == 0 and m.first_node[word] == 0):
                    begun = 0
                else:
                    begun, places = _advance(m, open_, found, word, begun, places, word_at, begins, ends)
                word_at += 1
                continue
            ends = at + first
            while ends < end and OF_WORD[buffer[ends]]:
                ends, many = step(buffer, ends, end, table, split, s.found, s.tags, s.work, s.key, 0)
                for one in range(many):
                    slot = find(m.word_slots, U(s.found[4 * one]))
                    if slot >= 0:
                        begins, stops = s.found[4 * one + 1], s.found[4 * one + 2]
                        word = np.int64(m.word_ids[slot])
                        begun, places = _advance(m, open_, found, word, begun, places, word_at, begins, stops)
                    else:
                        begun = 0
                    word_at += 1
            if ends >= at + size:
                done = ends
                break
            rest = of_words & ~below(ends - at)
        at = done
    return places
