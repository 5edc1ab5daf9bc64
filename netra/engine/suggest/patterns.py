"""A small language for phrases, read from the lexicon and searched in tokens.

kepala desa              two words next to each other, in any of their forms
pasang .. spanduk|baliho up to three words between; `...` allows seven; never across the end of a sentence
=calon                   exactly this spelling
pakai ?kaos @CANDIDATE   an optional word; a fact found before, by its key or its kind
tidak <ada> bukti        a list of alternatives that has a name, each of one or more words
#                        a number
-cuti                    not this word here (it takes no place)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from netra.engine.suggest.tokens import Token

GAPS = {"..": 3, "...": 7}
Named = Mapping[str, Sequence[str]]


class BadPattern(ValueError):
    """A phrase of the lexicon cannot be read."""


@dataclass(frozen=True, slots=True)
class Words:
    """One token. `exact`: in this spelling only."""

    words: frozenset[str]
    exact: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A fact found before; one of these keys or kinds."""

    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` tokens of the same sentence."""

    most: int


@dataclass(frozen=True, slots=True)
class Not:
    """The next token is none of these."""

    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of a sentence."""


@dataclass(frozen=True, slots=True)
class Either:
    """One of several rows of steps; an empty row makes it optional."""

    rows: tuple[tuple["Step", ...], ...]


Step = Words | Known | Gap | Not | Start | Either
Spans = Mapping[int, Sequence[tuple[str, int]]]  # first token -> (key or kind, token after the last)


def compile_pattern(written: str, named: Named) -> tuple[Step, ...]:
    """The steps of a phrase."""
    steps = tuple(_step(part, named) for part in written.split())
    if not steps or isinstance(steps[0], (Gap, Not)) or isinstance(steps[-1], Gap):
        raise BadPattern(f"{written!r}: a phrase begins with a word or a fact, and ends in one.")
    return steps


def _step(part: str, named: Named) -> Step:
    if part == "^":
        return Start()
    if part in GAPS:
        return Gap(GAPS[part])
    if part == "#":
        return Words(frozenset(), number=True)
    if part.startswith("?"):
        return Either(((_step(part[1:], named),), ()))
    if part.startswith("-") and len(part) > 1:
        return Not(frozenset(part[1:].split("|")))
    if part.startswith("="):
        return Words(frozenset(part[1:].split("|")), exact=True)
    words, keys, rows = _choices(part, named)
    if words and not keys and not rows:
        return Words(words)
    if keys and not words and not rows:
        return Known(keys)
    steps: list[tuple[Step, ...]] = [(Words(words),)] if words else []
    return Either((*steps, *([(Known(keys),)] if keys else []), *rows))


def _choices(part: str, named: Named) -> tuple[frozenset[str], frozenset[str], list[tuple[Step, ...]]]:
    """Words, facts and named lists of `a|=b|<list>|@KEY|KEY`; after an `@` every choice is a fact."""
    words: set[str] = set()
    keys: set[str] = set()
    rows: list[tuple[Step, ...]] = []
    for one in part.split("|"):
        if one.startswith("<"):
            name = one.strip("<>")
            if name not in named:
                raise BadPattern(f"{one}: no list of that name.")
            rows += [compile_pattern(row, named) for row in named[name]]
        elif one.startswith("="):
            rows.append((Words(frozenset({one.removeprefix("=")}), exact=True),))
        elif one.startswith("@") or keys:
            keys.add(one.removeprefix("@"))
        else:
            words.add(one)
    return frozenset(words), frozenset(keys), rows


def words_of(steps: Sequence[Step]) -> Iterator[str]:
    """Every word a phrase looks for."""
    for step in steps:
        if isinstance(step, (Words, Not)):
            yield from step.words
        elif isinstance(step, Either):
            for row in step.rows:
                yield from words_of(row)


def openings(steps: Sequence[Step]) -> frozenset[str] | None:
    """The words or `@KEY`s a phrase can begin with; `None` when it can begin with anything."""
    first = steps[1] if isinstance(steps[0], Start) else steps[0]
    if isinstance(first, Words):
        return None if first.number else first.words
    if isinstance(first, Known):
        return frozenset(f"@{key}" for key in first.keys)
    found: set[str] = set()
    assert isinstance(first, Either)
    for row in first.rows:
        opened = openings(row or steps[1:])
        if opened is None:
            return None
        found |= opened
    return frozenset(found)


def ends(steps: Sequence[Step], tokens: Sequence[Token], at: int, spans: Spans) -> int | None:
    """The token after the longest match that begins at a token, or `None`."""
    return max(_walk(steps, tokens, at, spans, tokens[at].sentence), default=None)


def _walk(steps: Sequence[Step], tokens: Sequence[Token], at: int, spans: Spans, sentence: int) -> Iterator[int]:
    if not steps:
        yield at
        return
    step, rest = steps[0], steps[1:]
    if isinstance(step, Start):
        if at == 0 or tokens[at - 1].sentence != tokens[at].sentence:
            yield from _walk(rest, tokens, at, spans, sentence)
        return
    if isinstance(step, Either):
        for row in step.rows:
            yield from _walk((*row, *rest), tokens, at, spans, sentence)
        return
    if isinstance(step, Gap):
        for skipped in range(step.most + 1):
            if at + skipped < len(tokens) and tokens[at + skipped].sentence == sentence:
                before = len(tokens)
                for end in _walk(rest, tokens, at + skipped, spans, sentence):
                    before = -1
                    yield end
                if before < 0:
                    return
        return
    inside = at < len(tokens) and tokens[at].sentence == sentence
    if isinstance(step, Not):
        if not (inside and tokens[at].forms & step.words):
            yield from _walk(rest, tokens, at, spans, sentence)
    elif not inside:
        return
    elif isinstance(step, Known):
        for key, end in spans.get(at, ()):
            if key in step.keys:
                yield from _walk(rest, tokens, end, spans, sentence)
    elif _fits(step, tokens[at]):
        yield from _walk(rest, tokens, at + 1, spans, sentence)


def _fits(step: Words, token: Token) -> bool:
    if step.number:
        return token.plain.isdigit()
    return token.plain in step.words if step.exact else bool(token.forms & step.words)
