"""A narrative cut into words that keep their place, each with every form it may stand for."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netra.engine.suggest.stems import roots
from netra.engine.suggest.typos import Speller

WORD = re.compile(r"[^\W_]+(?:[-'’`‘][^\W_]+)*")
ENDS = re.compile(r"[.!?…]+(?=\s|$)|\n+|;")
COMMA = re.compile(r"[,:()\[\]–—\"“”]|\s-\s")
REPEATED = re.compile(r"(.)\1{2,}")
TWICE = re.compile(r"^([a-z]{3,})2(?:an|nya)?$")
LEET = str.maketrans("013457", "oieast")
SHORTENED = frozenset(
    [
        "no",
        "nmr",
        "kab",
        "kec",
        "kel",
        "ds",
        "bpk",
        "dr",
        "drs",
        "dra",
        "h",
        "hj",
        "rp",
        "jl",
        "dll",
        "dsb",
        "dst",
        "tgl",
        "sdr",
        "ir",
        "prof",
        "kb",
        "dkk",
        "a",
        "n",
        "s",
        "p",
    ]
)
FAR = 400_000  # characters read; what follows is left unread


@dataclass(frozen=True, slots=True)
class Token:
    """A word in its plain spelling, with the roots and meanings the lexicon knows."""

    start: int
    end: int
    plain: str
    forms: frozenset[str]
    sentence: int
    clause: int


def cut(
    text: str, *, vocabulary: frozenset[str], meanings: Mapping[str, Sequence[str]], speller: Speller
) -> tuple[Token, ...]:
    """The words of a text in order. Sentences and clauses are counted from 0."""
    tokens: list[Token] = []
    sentence = clause = 0
    end = 0
    for found in WORD.finditer(text[:FAR]):
        between = text[end : found.start()]
        if tokens and _ends(tokens[-1].plain, between):
            sentence, clause = sentence + 1, clause + 1
        elif COMMA.search(between):
            clause += 1
        end = found.end()
        word = plain(found.group())
        forms = _forms(word, vocabulary, meanings, speller)
        tokens.append(Token(found.start(), end, word, forms, sentence, clause))
    return tuple(tokens)


def plain(word: str) -> str:
    """Lower case, without marks on letters, repeated letters drawn together.

    >>> plain("DUKUUUNG"), plain("Kadés")
    ('dukung', 'kades')
    """
    bare = "".join(one for one in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(one))
    return REPEATED.sub(r"\1", bare.replace("’", "'").replace("`", "'").replace("‘", "'"))


def _ends(word: str, between: str) -> bool:
    if not ENDS.search(between + " "):
        return False
    return "\n" in between or not (between.strip() == "." and word in SHORTENED)


def _forms(
    word: str, vocabulary: frozenset[str], meanings: Mapping[str, Sequence[str]], speller: Speller
) -> frozenset[str]:
    spelt = {word}
    if twice := TWICE.match(word):
        spelt.add(twice.group(1))
    if "-" in word or "'" in word:
        parts = re.split(r"[-']", word)
        spelt.update(part for part in parts if len(part) > 1)
        spelt.add("".join(parts))
    if any(one.isdigit() for one in word) and any(one.isalpha() for one in word):
        spelt.add(word.translate(LEET))
    forms = set(spelt)
    for one in spelt:
        forms.update(meanings.get(one, ()))
        forms.update(root for root in roots(one) if root in vocabulary)
    for root in tuple(roots(word)):
        forms.update(meanings.get(root, ()) if len(root) >= 5 else ())
    if not (forms & vocabulary) and word not in meanings:
        forms.update(speller.mend(word))
    for one in tuple(forms):
        if one != word:
            forms.update(meanings.get(one, ()))
    return frozenset(forms)
