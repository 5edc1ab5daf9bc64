"""The arrays a program is searched in: sieves, slots of open addressing, and what tells where a hashtag may be cut."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from netra.engine.screening.folding import SHORTEST_KNOWN
from netra.engine.screening.words import K0, M1

SIEVE_KINDS: Final = ((0, 0), (21, 42), (42, 21))  # how the two bits of a word differ: begins, is a phrase, goes on
_ALL: Final = (1 << 64) - 1


class Tables(NamedTuple):
    """The program as arrays, as the kernel takes them. Sizes of slots are powers of two; an empty slot has hash 0."""

    word_sieve: NDArray[np.uint64]  # by word: whether it begins a phrase, is one, goes on with one
    word_slots: NDArray[np.uint64]
    word_ids: NDArray[np.int32]
    first_node: NDArray[np.int32]  # by word; 0 where no phrase begins with it
    edge_slots: NDArray[np.uint64]  # (node << 32 | word) + 1
    edge_nodes: NDArray[np.int32]
    node_phrase: NDArray[np.int32]  # -1 where none ends here
    phrase_at: NDArray[np.int32]  # into phrase_patterns
    phrase_patterns: NDArray[np.int32]  # by contest, then id
    phrase_stands: NDArray[np.bool_]  # a row counts by it alone
    phrase_speaks: NDArray[np.bool_]  # some pattern of it speaks of a pair
    contest: NDArray[np.int32]  # by pattern: into contests; -1 any
    needy: NDArray[np.bool_]
    ballot: NDArray[np.int16]
    feature_slots: NDArray[np.uint64]
    feature_ids: NDArray[np.int32]
    split_slots: NDArray[np.uint64]  # words by which hashtags are split
    split_sieve: NDArray[np.uint64]  # the same, as a sieve
    split_short: NDArray[np.uint64]  # by hash of three letters, bit by bit: whether they are one of these words
    split_sizes: NDArray[np.uint64]  # by hash of four letters: a bit for every length that words with them have


def word_sieve(begin: Iterable[str], alone: Iterable[str], go_on: Iterable[str]) -> NDArray[np.uint64]:
    """Bits of words that begin phrases, that are phrases and that go on with one: two bits of a block for each of the
    three. Addresses always pass."""
    kinds = ({*begin, "http", "https"}, {*alone, "http", "https"}, set(go_on))
    blocks = np.zeros(_power(max(8, len(set().union(*kinds)) // 2)), np.uint64)
    for keys, (first, second) in zip(kinds, SIEVE_KINDS, strict=True):
        _fill(blocks, keys, first, second)
    return blocks


def sieve(keys: Iterable[str]) -> NDArray[np.uint64]:
    """Bits of words, two of a block for each."""
    some = set(keys)
    blocks = np.zeros(_power(max(8, len(some) // 4)), np.uint64)
    _fill(blocks, some, *SIEVE_KINDS[0])
    return blocks


def _fill(blocks: NDArray[np.uint64], keys: Iterable[str], first: int, second: int) -> None:
    """By length and first eight bytes of a word: its block by bits from 32 up, bits of it by the top twelve."""
    for key in keys:
        raw = key.encode()
        value = (int.from_bytes(raw[:8], "little") ^ (len(raw) * K0 & _ALL)) * M1 & _ALL
        bits = (1 << (value >> 58 ^ first)) | (1 << ((value >> 52 & 63) ^ second))
        blocks[(value >> 32) & (len(blocks) - 1)] |= np.uint64(bits)


def edge_slot(edge: int, size: int) -> int:
    """Where an edge is looked for first."""
    return ((edge * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF) >> 32 & (size - 1)


def slots(entries: Mapping[int, int], *, spread: bool = False) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """Open addressing, at most half full: a value lies at its slot or at the next free one."""
    size = _power(max(2, 2 * len(entries)))
    found, values = np.zeros(size, np.uint64), np.zeros(size, np.int32)
    for key, value in entries.items():
        at = edge_slot(key, size) if spread else key & (size - 1)
        while found[at]:
            at = (at + 1) & (size - 1)
        found[at], values[at] = key, value
    return found, values


def split_tables(known: Iterable[str]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Which three letters are a word, and which lengths words with the same first four letters have."""
    short, sizes = np.zeros(1 << 10, np.uint64), np.zeros(1 << 16, np.uint64)
    for key in known:
        if len(key) < SHORTEST_KNOWN or not key.isascii():
            continue
        raw = key.encode()
        if len(raw) == SHORTEST_KNOWN:
            bucket = split_bucket(raw, 3)
            short[bucket >> 6] |= np.uint64(1 << (bucket & 63))
        else:
            sizes[split_bucket(raw, 4)] |= np.uint64(1 << min(len(raw), 63))
    return short, sizes


def split_bucket(raw: bytes, size: int) -> int:
    return (int.from_bytes(raw[:size], "little") * K0 & _ALL) >> 48


def _power(least: int) -> int:
    return 1 << (least - 1).bit_length()
