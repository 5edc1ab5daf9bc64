"""The two passes over rows, compiled: hits of all, words of those that have hits."""

from typing import Any

import numpy as np

from netra.engine.screening.kernel_bits import fast
from netra.engine.screening.kernel_counting import count_places
from netra.engine.screening.kernel_letters import U, decode, find, keep
from netra.engine.screening.kernel_phrases import hash_plain, plain_word, scan_text
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
    sieves: Any,
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
    open_, found, flags = state
    room = len(row_of)
    for row in range(first, last):
        start, end = offsets[row] - shift, offsets[row + 1] - shift
        places = scan_text(buffer, start, end, table, sieves, m, split, s, open_, found)
        if places == 0:
            continue
        many = count_places(c, found, flags, places, known[row] if len(known) else -1)
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
    feature_slots, feature_ids = features
    row_offsets, hashes, feature, word_start, word_end, kind, after = words
    found = s.found
    total = np.int64(row_offsets[first])
    for position in range(first, last):
        start, end = offsets[rows[position]] - shift, offsets[rows[position] + 1] - shift
        at = start
        many = 0
        while at < end:
            length = plain_word(buffer, at, end)
            if length == 0:
                at, many = step(buffer, at, end, table, split, found, s.tags, s.work, s.key, many)
                continue
            value, stops = hash_plain(buffer, at, length), at + length
            is_url = (value == HTTP or value == HTTPS) and is_address(buffer, stops, end)  # noqa: SIM109
            if is_url:
                value, stops = HTTP, address_end(buffer, stops, end)
            many = keep(found, many, value, at, stops, URL if is_url else WORD)
            at = stops
        for one in range(many):
            value = U(found[4 * one])
            hashes[total] = value
            slot = find(feature_slots, value)
            feature[total] = feature_ids[slot] if slot >= 0 else -1
            word_start[total] = found[4 * one + 1] - start
            word_end[total] = found[4 * one + 2] - start
            kind[total] = found[4 * one + 3]
            gap = found[4 * one + 2]
            until = found[4 * one + 5] if one + 1 < many else end
            marks = np.uint8(0)
            while gap < until:
                point, gap = decode(buffer, gap, end)
                if 0 <= point < len(after_of):
                    marks |= after_of[point]
            after[total] = marks
            total += 1
        row_offsets[position + 1] = total
