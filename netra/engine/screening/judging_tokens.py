"""Words joined into tokens, and tokens weighed from one pair: `features` as compiled code.

Read `features` for what it means; here is only how.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from netra.engine.screening.features import (
    AFTER,
    BEFORE,
    FAR,
    IN_TAG,
    NEAR,
    NEARER_TO_OTHER,
    PER_CLASS,
    PER_WORD,
    REACH,
    RIGHT_AFTER,
    RIGHT_BEFORE,
    THERE,
    TWICE,
    ZONES,
    Gram,
)
from netra.engine.screening.features_facts import (
    ACCOUNT,
    BY_NUMBER,
    END,
    FIGURE,
    LINK,
    OFFICE,
    OTHER,
    PLACE,
    TARGET,
    UNKNOWN,
)
from netra.engine.screening.judging_compiled import inlined
from netra.engine.screening.judging_facts import facts_of
from netra.engine.screening.words import (
    EXCLAMATION,
    HASHTAG,
    MENTION,
    NUMBER,
    QUESTION,
    STOP,
    URL,
)

CUE, LONGER_CUE, GRAM = 1, 2, 4  # what a token may begin
_SHIFT: Final = 21  # bits of a token in the key of a sequence


class Tokens(NamedTuple):
    """The tokens of a row by place; `counts`: words, capitals, whether it begins small, hashtags."""

    id: NDArray[np.int64]
    owner: NDArray[np.int64]
    form: NDArray[np.int64]
    kind: NDArray[np.int64]
    after: NDArray[np.int64]
    glued: NDArray[np.bool_]
    has_title: NDArray[np.bool_]
    has_number: NDArray[np.bool_]
    seen: NDArray[np.int64]  # the id from the pair at hand
    left: NDArray[np.int64]
    other: NDArray[np.int64]
    zone: NDArray[np.int64]
    counts: NDArray[np.int64]


class Weighing(NamedTuple):
    """A model as tables, and room for what is counted. Slots are a power of two; an empty one has key 0."""

    weights: NDArray[np.int32]  # [row, output], thousandths; the last row is the bias
    speaks: NDArray[np.bool_]  # by row: whether it has any weight; most have none
    edge: NDArray[np.int64]  # [row of a class, answer]: by how much it speaks for the answer against the next
    cue_keys: NDArray[np.uint64]
    cue_classes: NDArray[np.uint64]
    gram_keys: NDArray[np.uint64]
    gram_places: NDArray[np.int64]
    begins: NDArray[np.uint8]  # by token: bits of what begins with it, CUE, LONGER_CUE, GRAM
    is_title: NDArray[np.bool_]
    is_negation: NDArray[np.bool_]
    firsts: NDArray[np.int64]  # class, gram, couple, fact
    classes: int
    stamp: NDArray[np.int32]  # by row: the last round that counted it
    round: NDArray[np.int32]
    sums: NDArray[np.int64]  # [pair, output]
    shares: NDArray[np.int64]  # [pair, class, answer]
    facts: NDArray[np.uint64]  # by pair
    counted: NDArray[np.int64]  # by class
    there: NDArray[np.int64]  # classes that are counted
    pairs: NDArray[np.int64]


def tokens_for(words: int) -> Tokens:
    """Room for rows of that many words."""
    whole: Any = [np.zeros(words + 2, np.int64) for _ in range(9)]
    flags: Any = [np.zeros(words + 2, np.bool_) for _ in range(3)]
    columns: Any = (*whole[:5], *flags, *whole[5:], np.zeros(4, np.int64))
    return Tokens(*columns)


def slots_of(entries: Mapping[Gram, int], kind: Any) -> tuple[NDArray[np.uint64], NDArray[Any]]:
    """A table of sequences of up to three tokens, at most half full."""
    size = 1 << max(3, (2 * len(entries)).bit_length())
    keys, values = np.zeros(size, np.uint64), np.zeros(size, kind)
    for gram, value in entries.items():
        key = 0
        for token in gram:
            key = key << _SHIFT | token + 1
        at = (key * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF) >> 32 & size - 1
        while keys[at]:
            at = at + 1 & size - 1
        keys[at], values[at] = key, value
    return keys, values


def beginnings(cues: Iterable[Gram], grams: Iterable[Gram], tokens: int) -> NDArray[np.uint8]:
    """By token, what begins with it: most begin nothing, and need not be looked up."""
    found = np.zeros(tokens, np.uint8)
    for cue in cues:
        found[cue[0]] |= CUE if len(cue) == 1 else LONGER_CUE
    for gram in grams:
        found[gram[0]] |= GRAM
    return found


@inlined
def _find(keys: Any, key: Any) -> Any:
    size = np.uint64(len(keys) - 1)
    at = (key * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(32) & size
    while keys[at] != 0:
        if keys[at] == key:
            return np.int64(at)
        at = (at + np.uint64(1)) & size
    return np.int64(-1)


@inlined
def shorten(room: Any, count: Any, is_title: Any, t: Any) -> Any:
    """Join what belongs together; returns how many tokens there are."""
    words = capitals = tags = begins_small = 0
    n = 0
    for at in range(count):
        kind, owner, feature = room.kind[at], room.owner[at], room.feature[at]
        tags += kind == HASHTAG and not room.glued[at]
        if kind < HASHTAG:
            if words == 0:
                begins_small = not room.capital[at]
            words += 1
            capitals += room.capital[at]
        if owner:
            if n and t.owner[n - 1] == owner and not t.after[n - 1] & (QUESTION | EXCLAMATION):
                last = n - 1
                mixed = t.form[last] != room.form[at]
                t.has_number[last] |= mixed and (t.form[last] == BY_NUMBER or room.form[at] == BY_NUMBER)
                t.form[last] = max(t.form[last], room.form[at])
                if t.kind[last] == HASHTAG:
                    t.kind[last] = kind
                t.after[last] = room.after[at]
                continue
            has_title = feature >= 0 and is_title[feature]
            while (
                n and not t.owner[n - 1] and t.id[n - 1] >= 0 and is_title[t.id[n - 1]] and not t.after[n - 1] & ~STOP
            ):
                has_title = True
                n -= 1
            t.id[n], t.owner[n], t.form[n], t.kind[n], t.after[n] = END, owner, room.form[at], kind, room.after[at]
            t.glued[n], t.has_title[n], t.has_number[n] = room.glued[at], has_title, False
            n += 1
            continue
        token = room.role[at]
        if not token:
            token = feature
            if kind == URL:
                token = LINK
            elif kind == MENTION:
                token = ACCOUNT
            elif feature == UNKNOWN and kind == NUMBER:
                token = FIGURE
        joins = token in (ACCOUNT, PLACE, OFFICE, LINK)
        if n and joins and t.id[n - 1] == token and not t.owner[n - 1]:
            t.form[n - 1] += 1
            t.after[n - 1] = room.after[at]
            t.has_title[n - 1] = False
            continue
        t.id[n], t.owner[n], t.form[n], t.kind[n], t.after[n] = token, 0, 0, kind, room.after[at]
        t.glued[n], t.has_title[n], t.has_number[n] = room.glued[at], False, False
        n += 1
    t.counts[0], t.counts[1], t.counts[2], t.counts[3] = words, capitals, begins_small, tags
    return n


@inlined
def _add(row: Any, at: Any, w: Any) -> Any:
    """Count a row of weights once for the pair at hand; returns whether it has weight and was not counted yet."""
    if not w.speaks[row] or w.stamp[row] == w.round[0]:
        return False
    w.stamp[row] = w.round[0]
    for output in range(w.sums.shape[1]):
        w.sums[at, output] += w.weights[row, output]
    return True


@inlined
def _add_class(one: Any, inner: Any, at: Any, w: Any) -> None:
    row = w.firsts[0] + one * PER_CLASS + inner
    if _add(row, at, w):
        for answer in range(3):
            w.shares[at, one, answer] += w.edge[one * PER_CLASS + inner, answer]


@inlined
def _zones(t: Any, n: Any) -> None:
    far = n + NEAR + 1
    to_left = to_right = to_other = far
    for at in range(n):
        to_left = 0 if t.seen[at] == TARGET else min(far, to_left + 1)
        to_other = 0 if t.seen[at] == OTHER else min(far, to_other + 1)
        t.left[at], t.other[at] = to_left, to_other
    to_other = far
    for at in range(n - 1, -1, -1):
        to_right = 0 if t.seen[at] == TARGET else min(far, to_right + 1)
        to_other = 0 if t.seen[at] == OTHER else min(far, to_other + 1)
        nearest = min(t.left[at], to_right)
        t.zone[at] = FAR
        if min(t.other[at], to_other) < nearest:
            t.zone[at] = NEARER_TO_OTHER
        elif nearest <= NEAR:
            t.zone[at] = BEFORE if to_right <= t.left[at] else AFTER


@inlined
def _cue(t: Any, n: Any, place: Any, length: Any, classes: Any, at: Any, w: Any) -> None:
    zone = IN_TAG if t.kind[place] == HASHTAG else t.zone[place]
    if zone == BEFORE and place + length < n and t.seen[place + length] == TARGET:
        zone = RIGHT_BEFORE
    elif zone == AFTER and place and t.seen[place - 1] == TARGET:
        zone = RIGHT_AFTER
    negated = 0
    for before in range(max(0, place - REACH), place):
        if t.seen[before] >= 0 and w.is_negation[t.seen[before]]:
            negated = 1
    one = 0
    while classes:
        if classes & np.uint64(1):
            _add_class(one, negated * ZONES + zone, at, w)
            w.counted[one] += 1
        classes >>= np.uint64(1)
        one += 1


@inlined
def weigh(t: Any, n: Any, pair: Any, pairs: Any, at: Any, w: Any) -> None:
    """Sum what holds for the tokens as seen from `pair` into place `at` of `w`."""
    w.round[0] += 1
    for output in range(w.sums.shape[1]):
        w.sums[at, output] = w.weights[len(w.weights) - 1, output]
    for one in range(w.shares.shape[1]):
        for answer in range(3):
            w.shares[at, one, answer] = 0
    w.counted[:] = 0
    for place in range(n):
        t.seen[place] = (TARGET if t.owner[place] == pair else OTHER) if t.owner[place] else t.id[place]
    _zones(t, n)
    for place in range(n):
        id, zone = t.seen[place], t.zone[place]
        if id >= 0 and id != TARGET and id != END:
            _add(id * PER_WORD, at, w)
            if zone in (BEFORE, AFTER, NEARER_TO_OTHER):
                _add(id * PER_WORD + zone, at, w)
    for place in range(n):
        begins = w.begins[t.seen[place]] & (CUE | LONGER_CUE) if t.seen[place] >= 0 else 0
        if not begins:
            continue
        key = np.uint64(0)
        for length in range(1, 4 if begins & LONGER_CUE else 2):
            if place + length > n or t.seen[place + length - 1] < 0:
                break
            key = key << np.uint64(_SHIFT) | np.uint64(t.seen[place + length - 1] + 1)
            found = _find(w.cue_keys, key)
            if found >= 0:
                _cue(t, n, place, length, w.cue_classes[found], at, w)
    many = 0
    for one in range(w.classes):
        if w.counted[one]:
            w.there[many] = one
            many += 1
    for place in range(many):
        one = w.there[place]
        _add_class(one, THERE, at, w)
        if w.counted[one] > 1:
            _add_class(one, TWICE, at, w)
        for next_place in range(place + 1, many):
            _add(w.firsts[2] + one * w.classes + w.there[next_place], at, w)
    first = END
    for place in range(n + 1):
        second = t.seen[place] if place < n else END
        if first >= 0 and second >= 0 and w.begins[first] & GRAM:
            found = _find(w.gram_keys, np.uint64(first + 1) << np.uint64(_SHIFT) | np.uint64(second + 1))
            if found >= 0:
                _add(w.firsts[1] + w.gram_places[found], at, w)
        first = second
    facts = facts_of(t, n, pair, pairs, many > 0)
    w.facts[at] = facts
    one = 0
    while facts:
        if facts & np.uint64(1):
            _add(w.firsts[3] + one, at, w)
        facts >>= np.uint64(1)
        one += 1
