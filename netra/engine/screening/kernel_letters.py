"""Characters, digits, canonical letters and their hash, compiled. Bytes that are no UTF-8 end a word, no more."""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from netra.engine.screening import folding_table as tables
from netra.engine.screening.folding import LONGEST, LONGEST_SPLIT
from netra.engine.screening.kernel_bits import LOW, fast, inlined, load64
from netra.engine.screening.words import K0, K1, M1, M2, M3

SIZE: Final = tables.SIZE
BREAK, NOTHING, PICTURE, HASH, AT, UNDERSCORE, DOLLAR, FIRST_LETTER = (
    tables.BREAK,
    tables.NOTHING,
    tables.PICTURE,
    tables.HASH,
    tables.AT,
    tables.UNDERSCORE,
    tables.DOLLAR,
    tables.FIRST_LETTER,
)
U = np.uint64
SMALL: Final = np.uint64(0x2020202020202020)  # makes small letters of eight letters
_K0, _K1, _M1, _M2, _M3 = (np.uint64(one) for one in (K0, K1, M1, M2, M3))


# Places in `Scratch.work`.
LETTERS: Final = 0  # of the word at hand
COSTS: Final = LONGEST  # two rows of a hashtag's costs
ENDS: Final = COSTS + 2 * (LONGEST_SPLIT + 1)
WORK: Final = ENDS + LONGEST_SPLIT + 1
KEY_BYTES: Final = 4 * LONGEST + 32
TAG_BYTES: Final = KEY_BYTES  # in `Scratch.key`: the letters of a hashtag


class Scratch(NamedTuple):
    """Room for the words of one text and for what is in the making; few arrays, as each costs at every call."""

    found: NDArray[np.int64]  # four numbers a word: hash (as int64), start, end, kind
    tags: NDArray[np.int64]  # three numbers a letter of the hashtag at hand: letter, start, end
    work: NDArray[np.int64]
    key: NDArray[np.uint8]


def scratch(longest: int) -> Scratch:
    """Room for texts of up to `longest` bytes."""
    many = longest + 8
    return Scratch(
        np.empty(4 * many, np.int64),
        np.empty(3 * many, np.int64),
        np.empty(WORK, np.int64),
        np.zeros(TAG_BYTES + LONGEST_SPLIT + 96, np.uint8),
    )


@inlined
def hash_bytes(buffer: Any, at: int, size: int) -> Any:
    """`words.hash_of` of bytes; up to 16 bytes past the end are read and ignored."""
    low = size if size < 8 else 8
    high = size - low if size < 16 else 8
    value = ((load64(buffer, at) & LOW[low]) ^ (U(size) * _K0)) * _M1
    value += ((load64(buffer, at + 8) & LOW[high]) ^ _K1) * _M2
    done = 16
    while done < size:
        left = size - done if size - done < 8 else 8
        value = (value ^ (load64(buffer, at + done) & LOW[left])) * _M1
        value ^= value >> U(32)
        done += 8
    value ^= value >> U(32)
    value *= _M3
    value ^= value >> U(29)
    return value if value else U(1)


@inlined
def passes(sieve: Any, buffer: Any, at: int, size: int) -> Any:
    """Whether a plain word may be one of those in a sieve, by its length and first eight letters."""
    low = size if size < 8 else 8
    value = (((load64(buffer, at) | SMALL) & LOW[low]) ^ (U(size) * _K0)) * _M1
    block = sieve[(value >> U(32)) & U(len(sieve) - 1)]
    return ((block >> (value >> U(58))) & (block >> ((value >> U(52)) & U(63))) & U(1)) != U(0)


@inlined
def hash_plain(buffer: Any, at: int, size: int) -> Any:
    """`hash_bytes` of ASCII letters as if they were small."""
    low = size if size < 8 else 8
    high = size - low if size < 16 else 8
    value = (((load64(buffer, at) | SMALL) & LOW[low]) ^ (U(size) * _K0)) * _M1
    value += (((load64(buffer, at + 8) | SMALL) & LOW[high]) ^ _K1) * _M2
    done = 16
    while done < size:
        left = size - done if size - done < 8 else 8
        value = (value ^ ((load64(buffer, at + done) | SMALL) & LOW[left])) * _M1
        value ^= value >> U(32)
        done += 8
    value ^= value >> U(32)
    value *= _M3
    value ^= value >> U(29)
    return value if value else U(1)


@inlined
def find(slots: Any, value: Any) -> Any:
    """The slot of a value, -1 where it is not."""
    last = U(len(slots) - 1)
    at = value & last
    while slots[at]:
        if slots[at] == value:
            return np.int64(at)
        at = (at + U(1)) & last
    return -1


@fast
def decode(buffer: Any, at: int, end: int) -> Any:
    """The character at a place and where the next one begins; -1 for what is no UTF-8."""
    first = np.int64(buffer[at])
    if first < 0x80:
        return first, at + 1
    size = 2 if 0xC2 <= first < 0xE0 else 3 if 0xE0 <= first < 0xF0 else 4 if 0xF0 <= first < 0xF5 else 0
    if size == 0 or at + size > end:
        return np.int64(-1), at + 1
    point = first & (0x7F >> size)
    for more in range(1, size):
        byte = np.int64(buffer[at + more])
        if byte & 0xC0 != 0x80:
            return np.int64(-1), at + 1
        point = (point << 6) | (byte & 0x3F)
    return point, at + size


@fast
def _look_far(buffer: Any, at: int, end: int, table: Any) -> Any:
    point, then = decode(buffer, at, end)
    if point < 0:
        return np.int64(BREAK), point, then
    if point < SIZE:
        return np.int64(table[point]), point, then
    return np.int64(NOTHING if 0xE0000 <= point < 0xE1000 else BREAK), point, then


@inlined
def look(buffer: Any, at: int, end: int, table: Any) -> Any:
    """(class or letter, character, where the next begins) at a place; a break at the end of the text."""
    if at >= end:
        return np.int64(BREAK), np.int64(-1), at + 1
    first = np.int64(buffer[at])
    if first < 0x80:
        return np.int64(table[first]), first, at + 1
    return _look_far(buffer, at, end, table)


@fast
def encode(point: int, key: Any, size: int) -> Any:
    if point < 0x80:
        key[size] = point
        return size + 1
    if point < 0x800:
        key[size] = 0xC0 | (point >> 6)
        key[size + 1] = 0x80 | (point & 0x3F)
        return size + 2
    if point < 0x10000:
        key[size] = 0xE0 | (point >> 12)
        key[size + 1] = 0x80 | ((point >> 6) & 0x3F)
        key[size + 2] = 0x80 | (point & 0x3F)
        return size + 3
    key[size] = 0xF0 | (point >> 18)
    key[size + 1] = 0x80 | ((point >> 12) & 0x3F)
    key[size + 2] = 0x80 | ((point >> 6) & 0x3F)
    key[size + 3] = 0x80 | (point & 0x3F)
    return size + 4


@fast
def hash_letters(letters: Any, first: int, apart: int, count: int, key: Any) -> Any:
    """The hash of the canonical form of letters, see `folding.canonical`; they stand `apart` in an array."""
    count = min(count, LONGEST)
    size = 0
    kept = 0
    before = np.int64(0)
    last = np.int64(0)
    size_before = 0  # without the last kept letter
    at = 0
    while at < count:
        one = letters[first + at * apart]
        run = 1
        while at + run < count and letters[first + (at + run) * apart] == one:
            run += 1
        for _ in range(2 if run == 2 else 1):
            size_before = size
            if one < 0x80:
                key[size] = one
                size += 1
            else:
                size = encode(one, key, size)
            before = last
            last = one
            kept += 1
        at += run
    if kept >= 4 and before == last:
        size = size_before
    return hash_bytes(key, 0, size)


@inlined
def keep(found: Any, count: int, value: Any, start: int, end: int, kind: int) -> Any:
    found[4 * count] = np.int64(value)
    found[4 * count + 1] = start
    found[4 * count + 2] = end
    found[4 * count + 3] = kind
    return count + 1


@fast
def number(buffer: Any, at: int, until: int, end: int, table: Any, key: Any) -> Any:
    size = 0
    while at < until and size < LONGEST:
        value, _, at = look(buffer, at, end, table)
        key[size] = value
        size += 1
    return hash_bytes(key, 0, size)


@fast
def digits_end(buffer: Any, at: int, end: int, table: Any) -> Any:
    """Where a run of digits ends, and how many they are."""
    many = 0
    value, _, then = look(buffer, at, end, table)
    while 48 <= value < 58:
        many += 1
        at = then
        value, _, then = look(buffer, at, end, table)
    return at, many
