"""Hashtags taken apart, compiled. The same as `folding._Folding._hashtag` and `folding.split`."""

from typing import Any, Final

import numpy as np

from netra.engine.screening.folding import KNOWN, LETTER, LONGEST_SPLIT, SHORT_KNOWN, SHORTEST_KNOWN, UNKNOWN
from netra.engine.screening.kernel_bits import LOW, below, capitals, fast, load64, lowest
from netra.engine.screening.kernel_letters import (
    COSTS,
    ENDS,
    FIRST_LETTER,
    NOTHING,
    SMALL,
    TAG_BYTES,
    UNDERSCORE,
    U,
    digits_end,
    find,
    hash_letters,
    hash_plain,
    keep,
    look,
    number,
    passes,
)
from netra.engine.screening.words import HASHTAG, K0

_K0 = np.uint64(K0)
_PLACE: Final = 8  # bits of a place
_NEVER: Final = 1 << 40
_KNOWN, _UNKNOWN = COSTS, COSTS + LONGEST_SPLIT + 1


@fast
def cheapest(buffer: Any, first: int, size: int, split: Any, work: Any) -> Any:
    """The cheapest way through letters of ASCII, as `_split` gives it. A cost is kept with the place it came from, in
    the lower bits: of equal ones the earlier place is smaller."""
    slots, known_sieve, short, sizes_of = split
    for at in range(size + 1):
        work[_KNOWN + at] = _NEVER
    work[_KNOWN] = 0
    work[_UNKNOWN] = _NEVER
    before = np.int64(0)
    for start in range(size):  # forward: everything before `start` is settled
        if start:
            longer = work[_UNKNOWN + start - 1] + (LETTER << _PLACE)
            new = (((work[_KNOWN + start - 1] >> _PLACE) + UNKNOWN + LETTER) << _PLACE) | (start - 1)
            unknown = min(longer, new)
            work[_UNKNOWN + start] = unknown
            before = min(work[_KNOWN + start], unknown) >> _PLACE
        if start + SHORTEST_KNOWN > size:
            continue
        letters = load64(buffer, first + start) | SMALL
        sizes = U(0)
        if start + SHORTEST_KNOWN < size:
            sizes = sizes_of[((letters & LOW[4]) * _K0) >> U(48)] & below(size - start + 1)
        bucket = ((letters & LOW[3]) * _K0) >> U(48)
        sizes |= ((short[bucket >> U(6)] >> (bucket & U(63))) & U(1)) << U(SHORTEST_KNOWN)
        while sizes:
            length = lowest(sizes)
            sizes &= sizes - U(1)
            if not passes(known_sieve, buffer, first + start, length):
                continue
            cost = ((before + (SHORT_KNOWN if length == SHORTEST_KNOWN else KNOWN)) << _PLACE) | start
            if cost < work[_KNOWN + start + length] and find(slots, hash_plain(buffer, first + start, length)) >= 0:
                work[_KNOWN + start + length] = cost
    longer = work[_UNKNOWN + size - 1] + (LETTER << _PLACE)
    new = (((work[_KNOWN + size - 1] >> _PLACE) + UNKNOWN + LETTER) << _PLACE) | (size - 1)
    work[_UNKNOWN + size] = min(longer, new)
    many = 0
    at = size
    while at:
        work[ENDS + many] = at
        many += 1
        known, unknown = work[_KNOWN + at], work[_UNKNOWN + at]
        at = (known if known >> _PLACE <= unknown >> _PLACE else unknown) & ((1 << _PLACE) - 1)
    return many


@fast
def _split(tags: Any, first: int, size: int, split: Any, work: Any, key: Any) -> Any:
    """Where the words of a run of letters end, at ENDS of `work`, last first; how many. See `folding.split`."""
    slots, _, _, _ = split
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
    return cheapest(key, TAG_BYTES, size, split, work)


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


@fast
def plain_tag(buffer: Any, at: int, size: int, split: Any, found: Any, work: Any) -> Any:
    """The words of a hashtag whose body is `size` letters of ASCII, none equal to the next but for case; how many."""
    slots = split[0]
    value = hash_plain(buffer, at, size)
    if find(slots, value) >= 0:
        return keep(found, 0, value, at, at + size, HASHTAG)
    high = capitals(buffer, at) & below(size)
    camel = high & ~(high << U(1)) & ~U(1)
    count = 0
    first = 0
    while first < size:
        last = lowest(camel) if camel else size
        camel &= camel - U(1)
        length = last - first
        pieces = 1
        work[ENDS] = length
        if length > SHORTEST_KNOWN and (length == size or find(slots, hash_plain(buffer, at + first, length)) < 0):
            pieces = cheapest(buffer, at + first, length, split, work)
        start = first
        for piece in range(pieces - 1, -1, -1):
            stop = first + work[ENDS + piece]
            value = hash_plain(buffer, at + start, stop - start)
            count = keep(found, count, value, at + start, at + stop, HASHTAG)
            start = stop
        first = last
    return count
