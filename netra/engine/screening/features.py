"""What of a text speaks for or against one pair, as numbers of rows in the table of weights. The plain twin.

A text is first told apart (`shorten`): names, numbers and forms of address that mean a pair become one token that
belongs to the pair; regions, offices, parties, addresses and accounts become tokens of their own. So nothing learned
hangs on the names of one election. Then it is looked at from one pair (`features_of`): its own mentions are TARGET,
those of other pairs OTHER, and every word and cue counts by where it stands to them.

The rows: for every word four (anywhere, shortly before the pair, shortly after it, nearer to another pair); for every
class of cues twice (plain, negated) seven (far, before, after, other, in a hashtag, right before, right after) and two
(there, there twice); one for every learned sequence of words; one for every two classes in one text; one for every
fact in `FACTS`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from netra.engine.screening.features_facts import (
    ACCOUNT,
    BY_NUMBER,
    END,
    FACTS,
    FIGURE,
    FIRST_WORD,
    LINK,
    OFFICE,
    OTHER,
    PARTY,
    PLACE,
    TARGET,
    UNKNOWN,
    Short,
    Token,
    facts_of,
)
from netra.engine.screening.words import EXCLAMATION, HASHTAG, MENTION, NUMBER, QUESTION, STOP, URL

PER_WORD: Final = 4  # anywhere, before, after, other
ZONES: Final = 7
PER_CLASS: Final = 2 * ZONES + 2
FAR, BEFORE, AFTER, NEARER_TO_OTHER, IN_TAG, RIGHT_BEFORE, RIGHT_AFTER = range(ZONES)
THERE, TWICE = 2 * ZONES, 2 * ZONES + 1  # within the rows of a class
NEAR: Final = 4  # tokens
REACH: Final = 2  # tokens before a cue in which a negation turns it

Gram = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A word of a text with what it was found to be. `owner`: the pair it means, 0 for none; `form`: how (UNNAMED ...
    BY_NAME); `role`: 0, or the special token it becomes."""

    feature: int
    kind: int
    after: int
    is_capital: bool
    is_glued: bool  # stands in the same hashtag as the word before
    owner: int = 0
    form: int = 0
    role: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What the features are made with. Words are numbered from `FIRST_WORD`."""

    words: int  # how many
    classes: int
    cues: Mapping[Gram, tuple[int, ...]]  # up to three tokens
    grams: Mapping[Gram, int]  # learned sequences of two tokens to their place
    titles: frozenset[int]
    negations: frozenset[int]

    @property
    def first_class(self) -> int:
        return (FIRST_WORD + self.words) * PER_WORD

    @property
    def first_gram(self) -> int:
        return self.first_class + self.classes * PER_CLASS

    @property
    def first_couple(self) -> int:
        return self.first_gram + len(self.grams)

    @property
    def first_fact(self) -> int:
        return self.first_couple + self.classes * self.classes

    @property
    def rows(self) -> int:
        return self.first_fact + len(FACTS)


def shorten(told: Sequence[Told], titles: frozenset[int]) -> Short:
    """Join what belongs together. A form of address goes into the name after it, the parts of a name and both names
    of a pair become one token, and so do accounts side by side."""
    tokens: list[Token] = []
    words = capitals = tags = 0
    begins_small = False
    for one in told:
        if one.kind == HASHTAG and not one.is_glued:
            tags += 1
        if one.kind < HASHTAG:
            if not words:
                begins_small = not one.is_capital
            words += 1
            capitals += one.is_capital
        last = tokens[-1] if tokens else None
        if one.owner:
            if last and last.owner == one.owner and not last.after & (QUESTION | EXCLAMATION):
                form, kind = max(last.form, one.form), last.kind if last.kind != HASHTAG else one.kind
                number = last.has_number or (BY_NUMBER in (last.form, one.form) and last.form != one.form)
                tokens[-1] = Token(END, one.owner, form, kind, one.after, last.is_glued, last.has_title, number)
                continue
            has_title = one.feature in titles
            while last and last.id in titles and not last.owner and not last.after & ~STOP:
                has_title = True
                tokens.pop()
                last = tokens[-1] if tokens else None
            tokens.append(Token(END, one.owner, one.form, one.kind, one.after, one.is_glued, has_title))
            continue
        token = _token_of(one)
        if last and token == last.id and token in (ACCOUNT, PLACE, OFFICE, LINK) and not last.owner:
            tokens[-1] = Token(token, 0, last.form + 1, last.kind, one.after, last.is_glued, False)
            continue
        tokens.append(Token(token, 0, 0, one.kind, one.after, one.is_glued, False))
    return Short(tuple(tokens), words, capitals, begins_small, tags)


def _token_of(one: Told) -> int:
    if one.role:
        return one.role
    if one.kind == URL:
        return LINK
    if one.kind == MENTION:
        return ACCOUNT
    if one.feature == UNKNOWN:
        return FIGURE if one.kind == NUMBER else UNKNOWN
    return one.feature


def features_of(short: Short, pair: int, known: Known) -> set[int]:
    """The rows of weights that hold for a text as seen from `pair`."""
    tokens = short.tokens
    ids = [_seen_id(token, pair) for token in tokens]
    zones = _zones(ids, tokens)
    found: set[int] = set()
    for place, id in enumerate(ids):
        if id >= FIRST_WORD or id in (LINK, ACCOUNT, FIGURE, PLACE, OFFICE, PARTY, OTHER):
            found.add(id * PER_WORD)
            if zones[place] in (BEFORE, AFTER, NEARER_TO_OTHER):
                found.add(id * PER_WORD + zones[place])
    counts = [0] * known.classes
    for place, length, classes in _cues_in(ids, known):
        zone = IN_TAG if tokens[place].kind == HASHTAG else zones[place]
        if zone == BEFORE and place + length < len(ids) and ids[place + length] == TARGET:
            zone = RIGHT_BEFORE
        elif zone == AFTER and place and ids[place - 1] == TARGET:
            zone = RIGHT_AFTER
        negated = _is_negated(ids, place, length, known)
        for one in classes:
            found.add(known.first_class + one * PER_CLASS + negated * ZONES + zone)
            counts[one] += 1
    there = [one for one, count in enumerate(counts) if count]
    for at, one in enumerate(there):
        found.add(known.first_class + one * PER_CLASS + THERE)
        if counts[one] > 1:
            found.add(known.first_class + one * PER_CLASS + TWICE)
        found.update(known.first_couple + one * known.classes + other for other in there[at + 1 :])
    for first, second in _neighbours(ids):
        gram = known.grams.get((first, second))
        if gram is not None:
            found.add(known.first_gram + gram)
    found.update(known.first_fact + fact for fact in facts_of(short, ids, pair, any(counts)))
    return found


def grams_of(short: Short, pair: int) -> set[Gram]:
    """The sequences of two tokens a text has, for learning which are common."""
    return set(_neighbours([_seen_id(token, pair) for token in short.tokens]))


def _seen_id(token: Token, pair: int) -> int:
    if not token.owner:
        return token.id
    return TARGET if token.owner == pair else OTHER


def _neighbours(ids: Sequence[int]) -> Iterator[Gram]:
    framed = [END, *ids, END]
    for first, second in pairwise(framed):
        if first != UNKNOWN and second != UNKNOWN:
            yield first, second


def _zones(ids: Sequence[int], tokens: Sequence[Token]) -> list[int]:
    far = len(ids) + NEAR + 1
    to_left = to_right = to_other = far  # distance to the nearest before, after, to another pair
    left, other = [far] * len(ids), [far] * len(ids)
    for place, id in enumerate(ids):
        to_left = 0 if id == TARGET else min(far, to_left + 1)
        to_other = 0 if id == OTHER else min(far, to_other + 1)
        left[place], other[place] = to_left, to_other
    zones = [FAR] * len(ids)
    to_other = far
    for place in range(len(ids) - 1, -1, -1):
        to_right = 0 if ids[place] == TARGET else min(far, to_right + 1)
        to_other = 0 if ids[place] == OTHER else min(far, to_other + 1)
        nearest = min(left[place], to_right)
        if min(other[place], to_other) < nearest:
            zones[place] = NEARER_TO_OTHER
        elif nearest <= NEAR:
            zones[place] = BEFORE if to_right <= left[place] else AFTER
    return zones


def _cues_in(ids: Sequence[int], known: Known) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    for place in range(len(ids)):
        for length in (3, 2, 1):
            if place + length <= len(ids):
                classes = known.cues.get(tuple(ids[place : place + length]))
                if classes:
                    yield place, length, classes


def _is_negated(ids: Sequence[int], place: int, length: int, known: Known) -> bool:
    return any(ids[at] in known.negations for at in range(max(0, place - REACH), place))
