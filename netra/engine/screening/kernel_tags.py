"""Hashtags taken apart, compiled. The same as `folding._Folding._hashtag` and `folding.split`."""

from typing import Any, Final

import numpy as np

from netra.engine.screening.folding import KNOWN, LETTER, LONGEST_SPLIT, SHORT_KNOWN, SHORTEST_KNOWN, UNKNOWN
from netra.engine.screening.kernel_bits import fast
from netra.engine.screening.kernel_letters import (
    FIRST_LETTER,
    NOTHING,
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
from netra.engine.screening.words import HASHTAG

_NEVER: Final = 1 << 30


@fast
def _split(s: Any, first: int, size: int, t: Any) -> Any:
    """Where the words of a run of letters end, into `s.ends`, last first; how many there are. See `folding.split`."""
    s.ends[0] = size
    if size <= SHORTEST_KNOWN or size > LONGEST_SPLIT:
        return 1
    for at in range(size):
        if s.tag_letters[first + at] >= 128:
            return 1
        s.tag_bytes[at] = s.tag_letters[first + at]
    if find(t.split_slots, hash_letters(s.tag_letters, first, size, s)) >= 0:
        return 1
    costs = s.costs
    costs[:, : size + 1] = _NEVER
    costs[0, 0] = 0
    for start in range(size):  # forward: everything before `start` is settled
        if start:
            longer = costs[2, start - 1] + LETTER
            new = costs[0, start - 1] + UNKNOWN + LETTER
            costs[2, start] = min(longer, new)
            costs[3, start] = costs[3, start - 1] if longer <= new else start - 1
        if start + SHORTEST_KNOWN > size:
            continue
        a, b, c = np.int64(s.tag_bytes[start]), np.int64(s.tag_bytes[start + 1]), np.int64(s.tag_bytes[start + 2])
        sizes = t.split_sizes[((a * 0x9E5 + b) * 0x1F3 + c) & 0xFFFF]
        if sizes == U(0):
            continue
        before = min(costs[0, start], costs[2, start])
        for length in range(SHORTEST_KNOWN, size - start + 1):
            if (sizes >> U(length)) & U(1):
                cost = before + (SHORT_KNOWN if length == SHORTEST_KNOWN else KNOWN)
                if cost >= costs[0, start + length]:
                    continue
                if find(t.split_slots, hash_bytes(s.tag_bytes, start, length)) >= 0:
                    costs[0, start + length] = cost
                    costs[1, start + length] = start
    longer = costs[2, size - 1] + LETTER
    new = costs[0, size - 1] + UNKNOWN + LETTER
    costs[2, size] = min(longer, new)
    costs[3, size] = costs[3, size - 1] if longer <= new else size - 1
    many = 0
    at = size
    while at:
        s.ends[many] = at
        many += 1
        at = costs[1, at] if costs[0, at] <= costs[2, at] else costs[3, at]
    return many


@fast
def _is_between(byte: int, first: int, last: int) -> Any:
    return first <= byte <= last


@fast
def _pieces(buffer: Any, many: int, t: Any, s: Any, count: int) -> Any:
    if many == 0:
        return count
    value = hash_letters(s.tag_letters, 0, many, s)
    if find(t.split_slots, value) >= 0:
        return keep(s, count, value, s.tag_start[0], s.tag_end[many - 1], HASHTAG)
    first = 0
    for at in range(1, many + 1):
        if at < many:
            before, here = buffer[s.tag_start[at - 1]], buffer[s.tag_start[at]]
            if not (_is_between(before, 97, 122) and _is_between(here, 65, 90)):
                continue
        pieces = _split(s, first, at - first, t)
        start = first
        for piece in range(pieces - 1, -1, -1):
            stop = first + s.ends[piece]
            value = hash_letters(s.tag_letters, start, stop - start, s)
            count = keep(s, count, value, s.tag_start[start], s.tag_end[stop - 1], HASHTAG)
            start = stop
        first = at
    return count


@fast
def hashtag(buffer: Any, at: int, end: int, table: Any, t: Any, s: Any, count: int) -> Any:
    many = 0
    while True:
        value, _, then = look(buffer, at, end, table)
        if value == NOTHING:
            at = then
        elif value >= FIRST_LETTER:
            s.tag_letters[many] = value
            s.tag_start[many] = at
            s.tag_end[many] = then
            many += 1
            at = then
        else:
            count = _pieces(buffer, many, t, s, count)
            many = 0
            if value >= 48:
                stop, _ = digits_end(buffer, at, end, table)
                count = keep(s, count, number(buffer, at, stop, end, table, s), at, stop, HASHTAG)
                at = stop
            elif value == UNDERSCORE:
                at = then
            else:
                return at, count
