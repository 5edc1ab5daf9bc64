"""Hashtags taken apart, compiled. The same as `folding._Folding._hashtag` and `folding.split`."""

from typing import Any, Final

import numpy as np

from netra.engine.screening.folding import KNOWN, LETTER, LONGEST_SPLIT, SHORT_KNOWN, SHORTEST_KNOWN, UNKNOWN
from netra.engine.screening.kernel_bits import LOW, below, fast, load64, lowest
from netra.engine.screening.kernel_letters import (
    COSTS,
    ENDS,
    FIRST_LETTER,
    NOTHING,
    TAG_BYTES,
    UNDERSCORE,
    U,
    digits_end,
    find,
    hash_bytes,
    hash_letters,
    keep,
    look,
    number,
)
from netra.engine.screening.words import HASHTAG, K0

_K0 = np.uint64(K0)
_NEVER: Final = 1 << 30
_KNOWN_COST, _KNOWN_FROM, _UNKNOWN_COST, _UNKNOWN_FROM = (COSTS + row * (LONGEST_SPLIT + 1) for row in range(4))


@fast
def _split(tags: Any, first: int, size: int, split: Any, work: Any, key: Any) -> Any:
    """Where the words of a run of letters end, at ENDS of `work`, last first; how many. See `folding.split`."""
    slots, short, sizes_of = split
    work[ENDS] = size
    if size <= SHORTEST_KNOWN or size > LONGEST_SPLIT:
        return 1
    for at in range(size):
        letter = tags[3 * (first + at)]
        if letter >= 128:
            return 1
        key[TAG_BYTES + at] = letter
    if find(slots, hash_letters(tags, 3 * first, 3, size, key)) >= 0:
        return 1
    for at in range(size + 1):
        work[_KNOWN_COST + at] = _NEVER
        work[_UNKNOWN_COST + at] = _NEVER
    work[_KNOWN_COST] = 0
    for start in range(size + 1):  # forward: everything before `start` is settled
        if start:
            longer = work[_UNKNOWN_COST + start - 1] + LETTER
            new = work[_KNOWN_COST + start - 1] + UNKNOWN + LETTER
            work[_UNKNOWN_COST + start] = min(longer, new)
            work[_UNKNOWN_FROM + start] = work[_UNKNOWN_FROM + start - 1] if longer <= new else start - 1
        if start + SHORTEST_KNOWN > size:
            continue
        at = TAG_BYTES + start
        letters = load64(key, at)
        sizes = U(0)
        if start + SHORTEST_KNOWN < size:
            sizes = sizes_of[((letters & LOW[4]) * _K0) >> U(48)] & below(size - start + 1)
        bucket = ((letters & LOW[3]) * _K0) >> U(48)
        if (short[bucket >> U(6)] >> (bucket & U(63))) & U(1):
            sizes |= U(1) << U(SHORTEST_KNOWN)
        before = min(work[_KNOWN_COST + start], work[_UNKNOWN_COST + start])
        while sizes:
            length = lowest(sizes)
            sizes &= sizes - U(1)
            cost = before + (SHORT_KNOWN if length == SHORTEST_KNOWN else KNOWN)
            if cost >= work[_KNOWN_COST + start + length]:
                continue
            if find(slots, hash_bytes(key, at, length)) >= 0:
                work[_KNOWN_COST + start + length] = cost
                work[_KNOWN_FROM + start + length] = start
    many = 0
    at = size
    while at:
        work[ENDS + many] = at
        many += 1
        is_known = work[_KNOWN_COST + at] <= work[_UNKNOWN_COST + at]
        at = work[_KNOWN_FROM + at] if is_known else work[_UNKNOWN_FROM + at]
    return many


@fast
def _is_camel(before: int, here: int) -> Any:
    return 97 <= before <= 122 and 65 <= here <= 90


@fast
def _pieces(buffer: Any, many: int, split: Any, found: Any, tags: Any, work: Any, key: Any, count: int) -> Any:
    if many == 0:
        return count
    value = hash_letters(tags, 0, 3, many, key)
    if find(split[0], value) >= 0:
        return keep(found, count, value, tags[1], tags[3 * many - 1], HASHTAG)
    first = 0
    for at in range(1, many + 1):
        if at < many and not _is_camel(buffer[tags[3 * at - 2]], buffer[tags[3 * at + 1]]):
            continue
        pieces = _split(tags, first, at - first, split, work, key)
        start = first
        for piece in range(pieces - 1, -1, -1):
            stop = first + work[ENDS + piece]
            value = hash_letters(tags, 3 * start, 3, stop - start, key)
            count = keep(found, count, value, tags[3 * start + 1], tags[3 * stop - 1], HASHTAG)
            start = stop
        first = at
    return count


@fast
def hashtag(
    buffer: Any, at: int, end: int, table: Any, split: Any, found: Any, tags: Any, work: Any, key: Any, count: int
) -> Any:
    """The words of the hashtag whose body begins at a place: (where it ends, words so far)."""
    many = 0
    while True:
        value, _, then = look(buffer, at, end, table)
        if value == NOTHING:
            at = then
        elif value >= FIRST_LETTER:
            tags[3 * many] = value
            tags[3 * many + 1] = at
            tags[3 * many + 2] = then
            many += 1
            at = then
        else:
            count = _pieces(buffer, many, split, found, tags, work, key, count)
            many = 0
            if value >= 48:
                stop, _ = digits_end(buffer, at, end, table)
                count = keep(found, count, number(buffer, at, stop, end, table, key), at, stop, HASHTAG)
                at = stop
            elif value == UNDERSCORE:
                at = then
            else:
                return at, count
