"""The slow way through a text, compiled: any character, leet, mentions, hashtags. The same as `folding.fold`."""

from typing import Any, Final

import numpy as np

from netra.engine.screening.folding import LONGEST
from netra.engine.screening.kernel_bits import fast
from netra.engine.screening.kernel_letters import (
    AT,
    DOLLAR,
    FIRST_LETTER,
    HASH,
    LETTERS,
    NOTHING,
    PICTURE,
    UNDERSCORE,
    digits_end,
    encode,
    hash_bytes,
    hash_letters,
    keep,
    look,
    number,
)
from netra.engine.screening.kernel_tags import hashtag
from netra.engine.screening.words import EMOJI, MENTION, NUMBER, URL, WORD, hash_of

HTTP: Final = np.uint64(hash_of("http"))
HTTPS: Final = np.uint64(hash_of("https"))
_LEET = np.zeros(10, np.int64)
for _digit, _letter in zip((0, 1, 3, 4, 5, 7), b"oieast", strict=True):
    _LEET[_digit] = _letter


@fast
def is_address(buffer: Any, at: int, end: int) -> Any:
    return at + 3 <= end and buffer[at] == 58 and buffer[at + 1] == 47 and buffer[at + 2] == 47


@fast
def address_end(buffer: Any, at: int, end: int) -> Any:
    while at < end and buffer[at] > 32:
        at += 1
    return at


@fast
def _word(buffer: Any, at: int, end: int, table: Any, found: Any, work: Any, key: Any, count: int) -> Any:
    start = at
    until = at
    many = 0
    had_leet = False
    while True:
        value, _, then = look(buffer, at, end, table)
        if value == NOTHING:
            at = then
            continue
        letter: Any = np.int64(0)
        if value >= FIRST_LETTER:
            letter = value
        elif value >= 48:
            stop, digits = digits_end(buffer, at, end, table)
            follows = look(buffer, then, end, table)[0] >= FIRST_LETTER
            if digits == 1:
                letter = _LEET[value - 48]
                if not (follows or (many > 0 and (value == 48 or had_leet))):
                    letter = 0
            if letter == 0:
                if many:
                    break
                value = number(buffer, at, stop, end, table, key)
                return stop, keep(found, count, value, at, stop, NUMBER)
            had_leet = True
        elif value == DOLLAR and look(buffer, then, end, table)[0] >= FIRST_LETTER:
            letter = 115
        elif value == AT and many and look(buffer, then, end, table)[0] >= FIRST_LETTER:
            letter = 97
        else:
            break
        if many < LONGEST:
            work[LETTERS + many] = letter
        many += 1
        at = then
        until = at
    value = hash_letters(work, LETTERS, 1, many, key)
    if ((many == 4 and value == HTTP) or (many == 5 and value == HTTPS)) and is_address(buffer, until, end):
        until = address_end(buffer, until, end)
        return until, keep(found, count, HTTP, start, until, URL)
    return until, keep(found, count, value, start, until, WORD)


@fast
def _picture(buffer: Any, at: int, end: int, table: Any, found: Any, key: Any, count: int) -> Any:
    start = at
    _, point, at = look(buffer, at, end, table)
    until = at
    while at < end:
        value, other, then = look(buffer, at, end, table)
        if other == point:
            until = then
        elif value != NOTHING:
            break
        at = then
    size = encode(point, key, 0)
    return until, keep(found, count, hash_bytes(key, 0, size), start, until, EMOJI)


@fast
def _of_handle(byte: int) -> Any:
    return 48 <= byte < 58 or 65 <= byte < 91 or 97 <= byte < 123 or byte == 95


@fast
def _mention(buffer: Any, start: int, at: int, end: int, found: Any, key: Any, count: int) -> Any:
    if at >= end or not _of_handle(buffer[at]):
        return at, count
    until = at
    place = at
    while place < end and (_of_handle(buffer[place]) or buffer[place] == 46):
        place += 1
        if buffer[place - 1] != 46:
            until = place
    key[0] = 64
    size = min(until - at, LONGEST)
    for more in range(size):
        byte = buffer[at + more]
        key[1 + more] = byte + 32 if 65 <= byte < 91 else byte
    return until, keep(found, count, hash_bytes(key, 0, size + 1), start, until, MENTION)


@fast
def step(
    buffer: Any, at: int, end: int, table: Any, split: Any, found: Any, tags: Any, work: Any, key: Any, count: int
) -> Any:
    """Past one word, hashtag or character that is none: (place, words in `found` so far)."""
    value, _, then = look(buffer, at, end, table)
    if value >= 48:
        return _word(buffer, at, end, table, found, work, key, count)
    if value == PICTURE:
        return _picture(buffer, at, end, table, found, key, count)
    if value == AT:
        return _mention(buffer, at, then, end, found, key, count)
    if value == DOLLAR and look(buffer, then, end, table)[0] >= FIRST_LETTER:
        return _word(buffer, at, end, table, found, work, key, count)
    if value == HASH:
        after = look(buffer, then, end, table)[0]
        if after >= 48 or after == UNDERSCORE:
            return hashtag(buffer, then, end, table, split, found, tags, work, key, count)
    return then, count
