"""The tokens of a text, and the facts of it as seen from one pair: how the pair is named, how long, what beside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from netra.engine.screening.words import COLON, EMOJI, EXCLAMATION, HASHTAG, QUESTION, QUOTE, STOP

UNKNOWN: Final = -1
SPECIAL: Final = ("TARGET", "OTHER", "ADDRESS", "ACCOUNT", "FIGURE", "PLACE", "OFFICE", "PARTY", "END")
TARGET, OTHER, LINK, ACCOUNT, FIGURE, PLACE, OFFICE, PARTY, END = range(len(SPECIAL))
FIRST_WORD: Final = len(SPECIAL)
# How a pair is named, the most telling form last.
UNNAMED, BY_NUMBER, BY_PART, BY_TAG, BY_NAME = 1, 2, 3, 4, 5

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
class Short:
    """A text as tokens, with what is counted before they were joined."""

    tokens: tuple[Token, ...]
    words: int
    capitals: int  # words, not in hashtags, that begin with a capital
    begins_small: bool
    tags: int


def facts_of(short: Short, ids: Sequence[int], pair: int, has_cue: bool) -> Iterable[int]:
    """The places of the facts that hold; `ids` are the tokens as seen from `pair`."""
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
