"""Phrases of one text, compiled: plain words sixty-four bytes at a time, everything else the slow way."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from netra.engine.screening.kernel_bits import LOW, below, fast, inlined, load64, lowest, masks
from netra.engine.screening.kernel_letters import U, find
from netra.engine.screening.kernel_words import HTTP, HTTPS, address_end, is_address, step
from netra.engine.screening.program import MOST_PLACES
from netra.engine.screening.words import K0, K1, M1, M2, M3

_OF_WORD = np.zeros(256, np.bool_)  # all but what ends a word of ASCII; the same bytes as in `kernel_bits.masks`
for _byte in range(256):
    _OF_WORD[_byte] = _byte >= 128 or chr(_byte).isalnum() or chr(_byte) in "#$'@_`"
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


@fast
def _child(m: Any, node: int, word: int) -> Any:
    edge = ((U(node) << U(32)) | U(word)) + U(1)
    last = U(len(m.edge_slots) - 1)
    at = ((edge * _K0) >> U(32)) & last
    while m.edge_slots[at]:
        if m.edge_slots[at] == edge:
            return np.int64(m.edge_nodes[at])
        at = (at + U(1)) & last
    return 0


@fast
def _advance(
    m: Any, open_: Any, found: Any, value: Any, begun: int, places: int, word_at: int, start: int, end: int
) -> Any:
    """Take in a word that passed the sieve: (phrases begun, phrases found).

    `open_`: node, first word and start of every phrase begun; `found`: phrase, words from and to, start, end of each.
    """
    slot = find(m.word_slots, value)
    if slot < 0:
        return 0, places
    word = np.int64(m.word_ids[slot])
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
def _passes(sieve: Any, value: Any) -> Any:
    block = sieve[(value >> U(32)) & U(len(sieve) - 1)]
    return ((block >> (value & U(63))) & (block >> ((value >> U(6)) & U(63))) & U(1)) != U(0)


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
def plain_word(buffer: Any, at: int, end: int) -> Any:
    """The length of the plain word at a place: only ASCII letters, nothing stretched; 0 where there is none."""
    of_words, letters, same = masks(buffer, at)
    size = end - at if end - at < 64 else 64
    length = lowest(~(of_words & below(size)))
    if length == 0 or length >= 64:
        return 0
    odd = ~letters & below(length)
    if length > 1:
        odd |= same & (same >> U(1)) & below(length - 2)
        odd |= (same >> U(length - 2)) & U(length > 3)
    return length if odd == U(0) else 0


@inlined
def scan_text(
    buffer: Any, start: int, end: int, table: Any, sieve: Any, m: Any, split: Any, s: Any, open_: Any, found: Any
) -> Any:
    """The phrases of one text, into `found`; how many they are."""
    begun = 0
    places = 0
    word_at = 0
    at = start
    while at < end:
        left = end - at
        size = left if left < 64 else 64
        of_words, letters, same = masks(buffer, at)
        of_words &= below(size)
        doubled = same & (same >> U(1))  # the second of three equal letters
        rest = of_words
        done = at + size
        while rest:
            first = lowest(rest)
            length = lowest(~(of_words >> U(first)))
            if first + length >= size and size < left:  # goes on in the next sixty-four
                if first > 0:
                    done = at + first
                    break
                is_plain = False
            else:
                own = below(length)
                last = U(first + length - 2)
                odd = (~letters >> U(first)) & own
                if length > 1:
                    odd |= (doubled >> U(first)) & (own >> U(2))
                    odd |= (same >> last) & U(length > 3)
                is_plain = odd == U(0)
            if is_plain:
                begins = at + first
                value = hash_plain(buffer, begins, length)
                ends = begins + length
                if (value == HTTP or value == HTTPS) and is_address(buffer, ends, end):  # noqa: SIM109
                    ends = address_end(buffer, ends, end)
                    value = HTTP
                if _passes(sieve, value):
                    begun, places = _advance(m, open_, found, value, begun, places, word_at, begins, ends)
                else:
                    begun = 0
                word_at += 1
            else:
                ends = at + first
                while ends < end and _OF_WORD[buffer[ends]]:
                    ends, many = step(buffer, ends, end, table, split, s.found, s.tags, s.work, s.key, 0)
                    for one in range(many):
                        value = U(s.found[4 * one])
                        if _passes(sieve, value):
                            begins, stops = s.found[4 * one + 1], s.found[4 * one + 2]
                            begun, places = _advance(m, open_, found, value, begun, places, word_at, begins, stops)
                        else:
                            begun = 0
                        word_at += 1
            if ends >= at + size:
                done = ends
                break
            rest = of_words & ~below(ends - at)
        at = done
    return places
