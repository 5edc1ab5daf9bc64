"""What of a text speaks for or against one pair, as numbers of rows in the table of weights. The plain twin.

A text is first told apart (`shorten`): names, numbers and forms of address that mean a pair become one token that
belongs to the pair; regions, offices, parties, addresses and accounts become tokens of their own. So nothing learned
hangs on the names of one election. Then it is looked at from one pair (`features_of`): its own mentions are TARGET,
those of other pairs OTHER, and every word and cue counts by where it stands to them.

The rows: for every word four (anywhere, shortly before the pair, shortly after it, nearer to another pair); for every
class of cues twice (plain, negated) five (far, before, after, other, in a hashtag) and two (there, there twice); one
for every learned sequence of words; one for every fact in `FACTS`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from netra.engine.screening.words import COLON, EMOJI, EXCLAMATION, HASHTAG, MENTION, NUMBER, QUESTION, QUOTE, STOP, URL

UNKNOWN: Final = -1
SPECIAL: Final = ("TARGET", "OTHER", "ADDRESS", "ACCOUNT", "FIGURE", "PLACE", "OFFICE", "PARTY", "END")
TARGET, OTHER, LINK, ACCOUNT, FIGURE, PLACE, OFFICE, PARTY, END = range(len(SPECIAL))
FIRST_WORD: Final = len(SPECIAL)
# How a pair is named, the most telling form last.
UNNAMED, BY_NUMBER, BY_PART, BY_TAG, BY_NAME = 1, 2, 3, 4, 5

PER_WORD: Final = 4  # anywhere, before, after, other
PER_CLASS: Final = 12
FAR, BEFORE, AFTER, NEARER_TO_OTHER, IN_TAG = range(5)
THERE, TWICE = 10, 11  # within the rows of a class
NEAR: Final = 4  # tokens
REACH: Final = 2  # tokens before a cue in which a negation turns it

FACTS: Final = (
    "one pair", "two pairs", "three pairs or more",
    "unnamed", "by number", "by part", "by tag only", "by name", "title before",
    "tag with more words", "tag and number", "named outside tags",
    "first", "last", "nothing else", "only pictures beside",
    "1-2 words", "3-4 words", "5-8 words", "9-16 words", "17-32 words", "33 words or more",
    "no tag", "one tag", "two or three tags", "four tags or more",
    "link", "link at the end", "question", "question after the pair", "exclamation", "dots", "quoted", "colon",
    "no capitals", "few capitals", "some capitals", "many capitals", "begins small",
    "figures", "begins with an account", "two accounts or more", "picture", "no cue",
    "other first", "pairs side by side", "region", "office", "party", "office before the pair",
)  # fmt: skip
FACT: Final = {name: place for place, name in enumerate(FACTS)}
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
class Token:
    """One token: `id` a special one or a word, `owner` as in `Told`; `has_title`: a form of address was before it;
    `has_number`: a name and a number in one."""

    id: int
    owner: int
    form: int
    kind: int
    after: int
    is_glued: bool
    has_title: bool
    has_number: bool = False


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
    def first_fact(self) -> int:
        return self.first_gram + len(self.grams)

    @property
    def rows(self) -> int:
        return self.first_fact + len(FACTS)


@dataclass(frozen=True, slots=True)
class Short:
    """A text as tokens, with what is counted before they were joined."""

    tokens: tuple[Token, ...]
    words: int
    capitals: int  # words, not in hashtags, that begin with a capital
    begins_small: bool
    tags: int


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
        negated = _is_negated(ids, place, length, known)
        for one in classes:
            found.add(known.first_class + one * PER_CLASS + negated * 5 + zone)
            counts[one] += 1
    for one, count in enumerate(counts):
        if count:
            found.add(known.first_class + one * PER_CLASS + THERE)
        if count > 1:
            found.add(known.first_class + one * PER_CLASS + TWICE)
    for first, second in _neighbours(ids):
        gram = known.grams.get((first, second))
        if gram is not None:
            found.add(known.first_gram + gram)
    found.update(known.first_fact + fact for fact in _facts(short, ids, pair, any(counts)))
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


def _facts(short: Short, ids: Sequence[int], pair: int, has_cue: bool) -> Iterable[int]:
    tokens, found = short.tokens, []

    def add(name: str) -> None:
        found.append(FACT[name])

    owners = {token.owner for token in tokens if token.owner}
    add("one pair" if len(owners) < 2 else "two pairs" if len(owners) == 2 else "three pairs or more")
    own = [place for place, token in enumerate(tokens) if token.owner == pair]
    forms = {tokens[place].form for place in own}
    if UNNAMED in forms and len(forms) == 1:
        add("unnamed")
    if BY_NUMBER in forms:
        add("by number")
    if BY_PART in forms:
        add("by part")
    if BY_NAME in forms:
        add("by name")
    if any(tokens[place].has_title for place in own):
        add("title before")
    in_tags = [place for place in own if tokens[place].kind == HASHTAG]
    if in_tags and len(in_tags) == len(own):
        add("by tag only")
    if len(in_tags) < len(own):
        add("named outside tags")
    for place in in_tags:
        if tokens[place].is_glued or (place + 1 < len(tokens) and tokens[place + 1].is_glued):
            add("tag with more words")
        if tokens[place].has_number:
            add("tag and number")
    if own and own[0] == 0:
        add("first")
    if own and own[-1] == len(tokens) - 1:
        add("last")
    if own and all(token.owner == pair for token in tokens):
        add("nothing else")
    elif own and all(token.owner == pair or token.kind == EMOJI for token in tokens):
        add("only pictures beside")
    for most, name in ((2, "1-2 words"), (4, "3-4 words"), (8, "5-8 words"), (16, "9-16 words"), (32, "17-32 words")):
        if short.words <= most:
            add(name)
            break
    else:
        add("33 words or more")
    tags = min(short.tags, 4)
    add(("no tag", "one tag", "two or three tags", "two or three tags", "four tags or more")[tags])
    if LINK in ids:
        add("link")
        if ids[-1] == LINK:
            add("link at the end")
    after = 0
    for token in tokens:
        after |= token.after
    for sign, name in (
        (QUESTION, "question"), (EXCLAMATION, "exclamation"), (STOP, "dots"), (QUOTE, "quoted"), (COLON, "colon"),
    ):  # fmt: skip
        if after & sign:
            add(name)
    if any(tokens[place].after & QUESTION for place in own):
        add("question after the pair")
    share = short.capitals / short.words if short.words else 0.0
    add(
        "no capitals"
        if share < 0.1
        else "few capitals"
        if share < 0.35
        else "some capitals"
        if share < 0.7
        else "many capitals"
    )
    if short.begins_small:
        add("begins small")
    if ids.count(FIGURE) > 1:
        add("figures")
    if ids and ids[0] == ACCOUNT:
        add("begins with an account")
        if tokens[0].form:
            add("two accounts or more")
    if any(token.kind == EMOJI for token in tokens):
        add("picture")
    if not has_cue:
        add("no cue")
    if OTHER in ids and (not own or ids.index(OTHER) < own[0]):
        add("other first")
    if any({first, second} == {TARGET, OTHER} for first, second in pairwise(ids)):
        add("pairs side by side")
    for special, name in ((PLACE, "region"), (OFFICE, "office"), (PARTY, "party")):
        if special in ids:
            add(name)
    if any(first == OFFICE and second == TARGET for first, second in pairwise(ids)):
        add("office before the pair")
    return found
