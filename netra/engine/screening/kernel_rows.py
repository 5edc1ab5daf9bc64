"""The two passes over rows, compiled: hits of all, words of those that have hits."""

from typing import Any

import numpy as np

from netra.engine.screening.kernel_bits import below, fast, inlined
from netra.engine.screening.kernel_counting import count_places
from netra.engine.screening.kernel_letters import U, decode, find, hash_plain
from netra.engine.screening.kernel_phrases import OF_WORD, is_plain_tag, next_run, plain_and_odd, scan_text
from netra.engine.screening.kernel_tags import plain_tag
from netra.engine.screening.kernel_words import HTTP, HTTPS, address_end, is_address, step
from netra.engine.screening.words import URL, WORD


@fast
def scan_rows(
    buffer: Any,
    shift: int,
    offsets: Any,
    first: int,
    last: int,
    known: Any,
    table: Any,
    sieve: Any,
    m: Any,
    split: Any,
    c: Any,
    s: Any,
    state: Any,
    hits: Any,
    at: int,
) -> Any:
    """Hits of rows `first` to `last`: (the row that found no more room, or `last`; hits so far)."""
    row_of, pattern_of, from_of, to_of, start_of, end_of = hits
    open_, found, flags, owners = state
    room = len(row_of)
    for row in range(first, last):
        start, end = offsets[row] - shift, offsets[row + 1] - shift
        places = scan_text(buffer, start, end, table, sieve, m, split, s, open_, found)
        if places == 0:
            continue
        about = known[row] if len(known) else -1
        if places == 1 and about < 0 and not c.phrase_stands[found[0]]:
            continue
        many = count_places(c, found, flags, owners, places, about)
        if many == 0:
            continue
        if at + many > room:
            return row, at
        flag = 0
        for one in range(places):
            phrase = found[5 * one]
            for place in range(c.phrase_at[phrase], c.phrase_at[phrase + 1]):
                if flags[flag]:
                    row_of[at] = row
                    pattern_of[at] = c.phrase_patterns[place]
                    from_of[at] = found[5 * one + 1]
                    to_of[at] = found[5 * one + 2]
                    start_of[at] = found[5 * one + 3] - start
                    end_of[at] = found[5 * one + 4] - start
                    at += 1
                flag += 1
    return last, at


@inlined
def _marks(buffer: Any, at: int, until: int, end: int, after_of: Any) -> Any:
    """The punctuation between two words."""
    marks = np.uint8(0)
    if at + 1 == until and buffer[at] == 32:
        return marks
    while at < until:
        point, at = decode(buffer, at, end)
        if 0 <= point < len(after_of):
            marks |= after_of[point]
    return marks


@inlined
def _emit(words: Any, features: Any, total: int, value: Any, start: int, end: int, of_kind: int) -> Any:
    _, hashes, feature, word_start, word_end, kind, _ = words
    feature_slots, feature_ids = features
    hashes[total] = value
    slot = find(feature_slots, value)
    feature[total] = feature_ids[slot] if slot >= 0 else -1
    word_start[total] = start
    word_end[total] = end
    kind[total] = of_kind
    return total + 1


@fast
def words_of_rows(
    buffer: Any,
    shift: int,
    offsets: Any,
    rows: Any,
    first: int,
    last: int,
    tables: Any,
    features: Any,
    split: Any,
    s: Any,
    words: Any,
) -> None:
    """The words of rows at positions `first` to `last` of `rows`, into columns with room enough."""
    table, after_of = tables
    row_offsets, _, _, word_start, word_end, _, after = words
    found = s.found
    total = np.int64(row_offsets[first])
    for position in range(first, last):
        start, end = offsets[rows[position]] - shift, offsets[rows[position] + 1] - shift
        at = start
        before = total
        while at < end:
            left = end - at
            size = left if left < 64 else 64
            of_words, odd, same = plain_and_odd(buffer, at, size)
            rest = of_words
            done = at + size
            while rest:
                begin, length, is_whole, is_plain = next_run(of_words, odd, rest, size, left)
                if not is_whole and begin > 0:  # goes on in the next sixty-four
                    done = at + begin
                    break
                begins = at + begin
                ends = begins + length
                if is_plain:
                    value = hash_plain(buffer, begins, length)
                    is_url = (value == HTTP or value == HTTPS) and is_address(buffer, ends, end)  # noqa: SIM109
                    if is_url:
                        value, ends = HTTP, address_end(buffer, ends, end)
                    total = _emit(words, features, total, value, begins - start, ends - start, URL if is_url else WORD)
                else:
                    ends = begins
                    is_tag = is_whole and buffer[begins] == 35 and is_plain_tag(odd, same, begin, length)
                    while ends < end and OF_WORD[buffer[ends]]:
                        if is_tag:
                            many = plain_tag(buffer, begins + 1, length - 1, split, found, s.work)
                            ends = begins + length
                        else:
                            ends, many = step(buffer, ends, end, table, split, found, s.tags, s.work, s.key, 0)
                        for one in range(many):
                            total = _emit(
                                words,
                                features,
                                total,
                                U(found[4 * one]),
                                found[4 * one + 1] - start,
                                found[4 * one + 2] - start,
                                found[4 * one + 3],
                            )
                if ends >= at + size:
                    done = ends
                    break
                rest = of_words & ~below(ends - at)
            at = done
        for word in range(before, total):
            until = start + word_start[word + 1] if word + 1 < total else end
            after[word] = _marks(buffer, start + word_end[word], until, end, after_of)
        row_offsets[position + 1] = total
