"""The facts of a text as seen from one pair: `features.FACTS` as compiled code, one bit each."""

from typing import Any, Final

import numpy as np

from netra.engine.screening.features_facts import (
    ACCOUNT,
    BY_NAME,
    BY_NUMBER,
    BY_PART,
    FACT,
    FIGURE,
    LINK,
    OFFICE,
    OTHER,
    PARTY,
    PLACE,
    TARGET,
    UNNAMED,
)
from netra.engine.screening.judging_compiled import inlined
from netra.engine.screening.words import COLON, EMOJI, EXCLAMATION, HASHTAG, QUESTION, QUOTE, STOP

F: Final = FACT
# Places of the facts, as the compiled code needs them.
_ONE_PAIR, _TWO_PAIRS, _MORE_PAIRS = F["one pair"], F["two pairs"], F["three pairs or more"]
_UNNAMED, _NUMBER, _PART, _NAME, _TITLE = F["unnamed"], F["by number"], F["by part"], F["by name"], F["title before"]
_TAG_ONLY, _OUTSIDE, _TAG_MORE = F["by tag only"], F["named outside tags"], F["tag with more words"]
_TAG_NUMBER, _FIRST, _LAST, _ALONE, _PICTURES = (
    F["tag and number"],
    F["first"],
    F["last"],
    F["nothing else"],
    F["only pictures beside"],
)
_SIZES = F["1-2 words"]
_TAGS = F["no tag"]
_LINK, _LINK_END = F["link"], F["link at the end"]
_QUESTION, _QUESTION_PAIR, _EXCLAMATION = F["question"], F["question after the pair"], F["exclamation"]
_DOTS, _QUOTED, _COLON = F["dots"], F["quoted"], F["colon"]
_CAPITALS, _SMALL, _FIGURES = F["no capitals"], F["begins small"], F["figures"]
_ACCOUNT, _ACCOUNTS, _PICTURE, _NO_CUE = (
    F["begins with an account"],
    F["two accounts or more"],
    F["picture"],
    F["no cue"],
)
_OTHER_FIRST, _BESIDE, _REGION, _OFFICE, _PARTY, _OFFICE_PAIR = (
    F["other first"],
    F["pairs side by side"],
    F["region"],
    F["office"],
    F["party"],
    F["office before the pair"],
)


@inlined
def facts_of(t: Any, n: Any, pair: Any, pairs: Any, has_cue: Any) -> Any:
    """The bits of the facts of tokens `t`, seen from `pair`; see `features`."""
    bits = np.uint64(0)
    one = np.uint64(1)
    bits |= one << np.uint64(_ONE_PAIR if pairs < 2 else _TWO_PAIRS if pairs == 2 else _MORE_PAIRS)
    first = last = -1
    forms = after = 0
    in_tags = own = own_or_picture = figures = 0
    has_link = has_picture = other_before = False
    for at in range(n):
        id = t.seen[at]
        after |= t.after[at]
        has_link = has_link or id == LINK
        figures += id == FIGURE
        has_picture = has_picture or t.kind[at] == EMOJI
        if id == OTHER and first < 0:
            other_before = True
        if at:
            before = t.seen[at - 1]
            if (before == TARGET and id == OTHER) or (before == OTHER and id == TARGET):
                bits |= one << np.uint64(_BESIDE)
            if before == OFFICE and id == TARGET:
                bits |= one << np.uint64(_OFFICE_PAIR)
        if id == PLACE:
            bits |= one << np.uint64(_REGION)
        elif id == OFFICE:
            bits |= one << np.uint64(_OFFICE)
        elif id == PARTY:
            bits |= one << np.uint64(_PARTY)
        if t.owner[at] != pair:
            own_or_picture += t.kind[at] == EMOJI
            continue
        if first < 0:
            first = at
        last = at
        own += 1
        own_or_picture += 1
        forms |= 1 << t.form[at]
        if t.has_title[at]:
            bits |= one << np.uint64(_TITLE)
        if t.after[at] & QUESTION:
            bits |= one << np.uint64(_QUESTION_PAIR)
        if t.kind[at] == HASHTAG:
            in_tags += 1
            if t.glued[at] or (at + 1 < n and t.glued[at + 1]):
                bits |= one << np.uint64(_TAG_MORE)
            if t.has_number[at]:
                bits |= one << np.uint64(_TAG_NUMBER)
    if forms == 1 << UNNAMED:
        bits |= one << np.uint64(_UNNAMED)
    if forms & 1 << BY_NUMBER:
        bits |= one << np.uint64(_NUMBER)
    if forms & 1 << BY_PART:
        bits |= one << np.uint64(_PART)
    if forms & 1 << BY_NAME:
        bits |= one << np.uint64(_NAME)
    if in_tags and in_tags == own:
        bits |= one << np.uint64(_TAG_ONLY)
    if in_tags < own:
        bits |= one << np.uint64(_OUTSIDE)
    if own and first == 0:
        bits |= one << np.uint64(_FIRST)
    if own and last == n - 1:
        bits |= one << np.uint64(_LAST)
    if own and own == n:
        bits |= one << np.uint64(_ALONE)
    elif own and own_or_picture == n:
        bits |= one << np.uint64(_PICTURES)
    words, capitals, begins_small, tags = t.counts[0], t.counts[1], t.counts[2], t.counts[3]
    size = 0 if words <= 2 else 1 if words <= 4 else 2 if words <= 8 else 3 if words <= 16 else 4 if words <= 32 else 5
    bits |= one << np.uint64(_SIZES + size)
    bits |= one << np.uint64(_TAGS + (0 if tags == 0 else 1 if tags == 1 else 2 if tags < 4 else 3))
    if has_link:
        bits |= one << np.uint64(_LINK)
        if t.seen[n - 1] == LINK:
            bits |= one << np.uint64(_LINK_END)
    if after & QUESTION:
        bits |= one << np.uint64(_QUESTION)
    if after & EXCLAMATION:
        bits |= one << np.uint64(_EXCLAMATION)
    if after & STOP:
        bits |= one << np.uint64(_DOTS)
    if after & QUOTE:
        bits |= one << np.uint64(_QUOTED)
    if after & COLON:
        bits |= one << np.uint64(_COLON)
    share = capitals / words if words else 0.0
    bits |= one << np.uint64(_CAPITALS + (0 if share < 0.1 else 1 if share < 0.35 else 2 if share < 0.7 else 3))
    if begins_small:
        bits |= one << np.uint64(_SMALL)
    if figures > 1:
        bits |= one << np.uint64(_FIGURES)
    if n and t.seen[0] == ACCOUNT:
        bits |= one << np.uint64(_ACCOUNT)
        if t.form[0]:
            bits |= one << np.uint64(_ACCOUNTS)
    if has_picture:
        bits |= one << np.uint64(_PICTURE)
    if not has_cue:
        bits |= one << np.uint64(_NO_CUE)
    if other_before:
        bits |= one << np.uint64(_OTHER_FIRST)
    return bits
