"""Which patterns of a text count, compiled. The same as `twin.counting`."""

from typing import Any

import numpy as np

from netra.engine.screening.kernel_bits import fast


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
def _in_company(t: Any, st: Any, places: int, one: int, contest: int) -> Any:
    for other in range(places):
        if st.place_phrase[other] == st.place_phrase[one]:
            continue
        is_apart = st.place_to[other] <= st.place_from[one] or st.place_to[one] <= st.place_from[other]
        if is_apart and _names(t, st.place_phrase[other], contest):
            return True
    return False


@fast
def count_places(t: Any, st: Any, places: int, known: int) -> Any:
    """Mark the patterns that count, in `st.flags` in the order of places and patterns; how many they are."""
    if known < 0:
        if places == 1:
            if not t.phrase_stands[st.place_phrase[0]]:
                return 0
        else:
            speaks = False
            for one in range(places):
                if t.phrase_speaks[st.place_phrase[one]]:
                    speaks = True
                    break
            if not speaks:
                return 0
    many = 0
    at = 0
    has_pair = False
    has_any = False
    for one in range(places):
        phrase = st.place_phrase[one]
        before = -2
        company = False
        for place in range(t.phrase_at[phrase], t.phrase_at[phrase + 1]):
            pattern = t.phrase_patterns[place]
            contest = t.contest[pattern]
            counts = False
            if contest < 0:
                has_any = True
            elif not t.needy[pattern] or contest == known:
                counts = True
            else:
                if contest != before:
                    company = _in_company(t, st, places, one, contest)
                    before = contest
                counts = company
            st.flags[at] = counts
            at += 1
            if counts:
                many += 1
                has_pair |= t.ballot[pattern] > 0
    is_placed = known >= 0 or many > 0
    if has_any:
        at = 0
        for one in range(places):
            phrase = st.place_phrase[one]
            for place in range(t.phrase_at[phrase], t.phrase_at[phrase + 1]):
                pattern = t.phrase_patterns[place]
                if t.contest[pattern] < 0 and (is_placed or not t.needy[pattern]):
                    st.flags[at] = True
                    many += 1
                    has_pair |= is_placed and t.ballot[pattern] > 0
                at += 1
    return many if has_pair else 0
