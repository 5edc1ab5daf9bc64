"""Phrases of one text, compiled: plain words sixty-four bytes at a time, everything else the slow way."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from netra.engine.screening.folding import LONGEST_SPLIT
from netra.engine.screening.kernel_bits import below, highest, inlined, load64, lowest, masks, ones
from netra.engine.screening.kernel_letters import SMALL, U, find, hash_plain
from netra.engine.screening.kernel_tags import plain_tag
from netra.engine.screening.kernel_words import HTTP, HTTPS, address_end, is_address, step
from netra.engine.screening.program import MOST_PLACES
from netra.engine.screening.program_tables import SIEVE_KINDS
from netra.engine.screening.words import K0, M1

OF_WORD = np.zeros(256, np.bool_)  # all but what ends a word of ASCII; the same bytes as in `kernel_bits.masks`
for _byte in range(256):
    OF_WORD[_byte] = _byte >= 128 or chr(_byte).isalnum() or chr(_byte) in "#$'@_`"
_MASKS = np.array([(1 << (8 * min(size, 8))) - 1 for size in range(65)], np.uint64)
_SALTS = np.array([size * K0 & ((1 << 64) - 1) for size in range(65)], np.uint64)
_ALONE, _GOES_ON = ((np.uint64(one), np.uint64(other)) for one, other in SIEVE_KINDS[1:])
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_K0, _M1 = np.uint64(K0), np.uint64(M1)


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
def plain_and_odd(buffer: Any, at: int, size: int) -> Any:
    """Of up to sixty-four bytes: those of words; what the fast way does not take, which is other signs than letters,
    the same letter three times, and twice at the end; and letters that are equal to the next."""
    of_words, letters, same = masks(buffer, at)
    of_words &= below(size)
    last = of_words & ~(of_words >> U(1))
    return of_words, of_words & (~letters | (same & ((same | last) >> U(1)))), same & of_words & ~last


@inlined
def is_plain_tag(odd: Any, same: Any, first: int, length: int) -> Any:
    """Whether of a run of bytes of words only the first is odd, and no letter is doubled."""
    run = below(length) << U(first)
    return odd & run == U(1) << U(first) and same & run == U(0) and 1 < length <= LONGEST_SPLIT + 1


@inlined
def next_run(of_words: Any, odd: Any, rest: Any, size: int, left: int) -> Any:
    """The first run of bytes of words in `rest`: (where, how long, whether it ends here, whether it is plain)."""
    first = lowest(rest)
    length = lowest(~(of_words >> U(first)))
    is_whole = first + length < size or size == left
    is_plain = is_whole and length < 64 and ((odd >> U(first)) & ((U(1) << U(length)) - U(1))) == U(0)
    return first, length, is_whole, is_plain


@inlined
def _look_up(sieve: Any, buffer: Any, at: int, length: int) -> Any:
    """The block of a plain word in a sieve, and which bits of it are the word's."""
    value = (((load64(buffer, at) | SMALL) & _MASKS[length]) ^ _SALTS[length]) * _M1
    return sieve[(value >> U(32)) & U(len(sieve) - 1)], value >> U(58), (value >> U(52)) & U(63)


@inlined
def _sift(sieve: Any, buffer: Any, at: int, of_words: Any, starts: Any) -> Any:
    """Which of the words that begin at bits of `starts` may begin a phrase. No branch depends on a word: those of
    ordinary talk are of every length, and guessing costs more than looking."""
    found = U(0)
    rest = starts
    while rest:
        first = lowest(rest)
        block, one, other = _look_up(sieve, buffer, at + first, lowest(~(of_words >> U(first))))
        found |= ((block >> one) & (block >> other) & U(1)) << U(first)
        rest &= rest - U(1)
    return found


@inlined
def _is_lost(sieve: Any, buffer: Any, at: int, of_words: Any, odd: Any, starts: Any, first: int, length: int) -> Any:
    """Whether a word that begins phrases is none itself, and the next one goes on with none."""
    block, one, other = _look_up(sieve, buffer, at + first, length)
    if (block >> (one ^ _ALONE[0])) & (block >> (other ^ _ALONE[1])) & U(1):
        return False
    rest = starts & ~below(first + 1)
    if rest == U(0):
        return False
    then = lowest(rest)
    size = lowest(~(of_words >> U(then)))
    if (odd >> U(then)) & below(size):
        return False
    block, one, other = _look_up(sieve, buffer, at + then, size)
    return (block >> (one ^ _GOES_ON[0])) & (block >> (other ^ _GOES_ON[1])) & U(1) == U(0)


@inlined
def _is_known(sieve: Any, buffer: Any, at: int, length: int) -> Any:
    """Whether a word may begin a phrase or go on with one."""
    block, one, other = _look_up(sieve, buffer, at, length)
    goes_on = (block >> (one ^ _GOES_ON[0])) & (block >> (other ^ _GOES_ON[1]))
    return ((block >> one) & (block >> other) | goes_on) & U(1) != U(0)


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
        of_words, odd, same = plain_and_odd(buffer, at, size)
        starts = of_words & ~(of_words << U(1))
        done = at + size
        if of_words == _ALL:
            odd = _ALL
        elif size < left and of_words >> U(63):  # the last one goes on in the next sixty-four
            first = highest(starts)
            starts &= below(first)
            odd &= below(first)
            done = at + first
        may_begin = _sift(sieve, buffer, at, of_words, starts) | odd
        rest = starts
        while rest:
            first = lowest(rest)
            if begun == 0:
                ahead = may_begin & ~below(first)
                if ahead == U(0):
                    word_at += ones(rest)
                    break
                first = highest(starts & below(lowest(ahead) + 1))
                word_at += ones(rest & below(first))
            length = lowest(~(of_words >> U(first)))
            begins = at + first
            ends = begins + length
            if (odd >> U(first)) & below(length):
                ends = begins
                is_tag = buffer[begins] == 35 and is_plain_tag(odd, same, first, length)
                while ends < end and OF_WORD[buffer[ends]]:
                    if is_tag:
                        many = plain_tag(buffer, begins + 1, length - 1, split, s.found, s.work)
                        ends = begins + length
                    else:
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
            else:
                word_at += 1
                if begun == 0:
                    is_none = _is_lost(sieve, buffer, at, of_words, odd, starts, first, length)
                else:
                    is_none = not _is_known(sieve, buffer, begins, length)
                if is_none:
                    begun = 0
                    rest = starts & ~below(first + 1)
                    continue
                value = hash_plain(buffer, begins, length)
                if (value == HTTP or value == HTTPS) and is_address(buffer, ends, end):  # noqa: SIM109
                    ends = address_end(buffer, ends, end)
                    value = HTTP
                slot = find(m.word_slots, value)
                word = np.int64(m.word_ids[slot]) if slot >= 0 else np.int64(-1)
                if word < 0 or (begun == 0 and m.first_node[word] == 0):
                    begun = 0
                else:
                    begun, places = _advance(m, open_, found, word, begun, places, word_at - 1, begins, ends)
            if ends > done:
                done = ends
                break
            rest = starts & ~below(ends - at)
        at = done
    return places
