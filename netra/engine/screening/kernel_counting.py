"""Which patterns of a text count, compiled. The same as `twin.counting`."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from netra.engine.screening.kernel_bits import fast


class Counting(NamedTuple):
    """What is needed to tell which patterns count."""

    phrase_at: NDArray[np.int32]
    phrase_patterns: NDArray[np.int32]
    phrase_stands: NDArray[np.bool_]
    phrase_speaks: NDArray[np.bool_]
    contest: NDArray[np.int32]
    needy: NDArray[np.bool_]
    ballot: NDArray[np.int16]


@fast
def _names(t: Any, phrase: int, contest: int) -> Any:
    """Whether a phrase has a pattern of a contest, or of any."""
    low, high = np.int64(t.phrase_at[phrase]), np.int64(t.phrase_at[phrase + 1])
    if t.contest[t.phrase_patterns[low]] < 0:
        return True
    while low < high:
        middle = (low + high) >> 1
        if t.contest[t.phrase_patterns[middle]] < contest:
            low = middle + 1
        else:
            high = middle
    return low < t.phrase_at[phrase + 1] and t.contest[t.phrase_patterns[low]] == contest


@fast
def _in_company(t: Any, found: Any, places: int, one: int, contest: int) -> Any:
    for other in range(places):
        if found[5 * other] == found[5 * one]:
            continue
        is_apart = found[5 * other + 2] <= found[5 * one + 1] or found[5 * one + 2] <= found[5 * other + 1]
        if is_apart and _names(t, found[5 * other], contest):
            return True
    return False


@fast
def _own(t: Any, found: Any, owners: Any, places: int) -> Any:
    """Note which phrase names a contest; whether some phrase has a pattern of any contest."""
    owners[0] += 1
    has_any = False
    for one in range(places):
        phrase = found[5 * one]
        for place in range(t.phrase_at[phrase], t.phrase_at[phrase + 1]):
            contest = t.contest[t.phrase_patterns[place]]
            if contest < 0:
                has_any = True
            elif owners[2 * contest + 1] != owners[0]:
                owners[2 * contest + 1] = owners[0]
                owners[2 * contest + 2] = phrase
            elif owners[2 * contest + 2] != phrase:
                owners[2 * contest + 2] = -1
    return has_any


@fast
def count_places(t: Any, found: Any, flags: Any, owners: Any, places: int, known: int) -> Any:
    """Mark the patterns that count, in `flags` in the order of places and patterns; how many they are.

    `owners` begins with a number of the text; then two numbers a contest: the text it was last seen in, and the phrase
    that names it there, or -1 for several.
    """
    if known < 0:
        speaks = False
        for one in range(places):
            speaks |= t.phrase_speaks[found[5 * one]]
        if not speaks:
            return 0
    many = 0
    at = 0
    has_pair = False
    has_any = _own(t, found, owners, places)
    for one in range(places):
        phrase = found[5 * one]
        before = -2
        company = False
        for place in range(t.phrase_at[phrase], t.phrase_at[phrase + 1]):
            pattern = t.phrase_patterns[place]
            contest = t.contest[pattern]
            counts = False
            if contest < 0:
                pass
            elif not t.needy[pattern] or contest == known:
                counts = True
            else:
                if not has_any and owners[2 * contest + 2] == phrase:
                    company = False
                elif contest != before:
                    company = _in_company(t, found, places, one, contest)
                    before = contest
                counts = company
            flags[at] = counts
            at += 1
            if counts:
                many += 1
                has_pair |= t.ballot[pattern] > 0
    is_placed = known >= 0 or many > 0
    if has_any:
        at = 0
        for one in range(places):
            phrase = found[5 * one]
            for place in range(t.phrase_at[phrase], t.phrase_at[phrase + 1]):
                pattern = t.phrase_patterns[place]
                if t.contest[pattern] < 0 and (is_placed or not t.needy[pattern]):
                    flags[at] = True
                    many += 1
                    has_pair |= is_placed and t.ballot[pattern] > 0
                at += 1
    return many if has_pair else 0
