"""A narrative cut into words that keep their place, each with every form it may stand for."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from netra.engine.suggest.stems import roots
from netra.engine.suggest.typos import Speller

WORD = re.compile(r"[^\W_]+(?:[-'’`‘][^\W_]+)*")
ENDS = re.compile(r"[.!?…]+(?=\s|$)|\n+|;")
COMMA = re.compile(r"[,:()\[\]–—\"“”]|\s-\s")
REPEATED = re.compile(r"(?!ppp)([a-z])\1{2,}")  # but PPPK and PPP are written so
TWICE = re.compile(r"^([a-z]{3,})2(?:an|nya)?$")
LEET = str.maketrans("013457", "oieast")
SHORTENED = frozenset(  # a full stop after these ends no sentence
    [
        "no",
        "nmr",
        "kab",
        "kec",
        "kel",
        "ds",
        "kp",
        "bpk",
        "dr",
        "drs",
        "dra",
        "h",
        "hj",
        "rp",
        "jl",
        "st",
        "tgl",
        "sdr",
        "sdri",
        "ir",
        "prof",
        "kb",
        "ka",
        "pj",
        "pjs",
        "plt",
        "plh",
        "gub",
        "wk",
        "yth",
        "dkk",
        "a",
        "n",
        "s",
        "p",
    ]
)
HEADS = (
    "kadis",
    "kadin",
    "kabid",
    "kasubag",
    "kasubbag",
    "kasubid",
    "sekdis",
    "sekban",
    "kaban",
    "kakan",
    "kasat",
)  # kadisdik, kabidhumas, …
KEPT = 50_000  # words whose forms are remembered
FAR = 20_000  # characters read; what follows is left unread


@dataclass(frozen=True, slots=True)
class Token:
    """A word in its plain spelling, with the roots and meanings the lexicon knows."""

    start: int
    end: int
    plain: str
    forms: frozenset[str]
    sentence: int
    clause: int


@dataclass(frozen=True, slots=True)
class Wordbook:
    """What is known of words: those the lexicon looks for, what everyday words mean, words taken as they stand."""

    vocabulary: frozenset[str]
    meanings: Mapping[str, Sequence[str]]
    ordinary: frozenset[str]
    speller: Speller
    seen: dict[str, frozenset[str]] = field(default_factory=dict)

    def forms(self, word: str) -> frozenset[str]:
        """Every form a plain word may stand for, itself included."""
        if word not in self.seen:
            if len(self.seen) > KEPT:
                self.seen.clear()
            self.seen[word] = self._forms(word)
        return self.seen[word]

    def _forms(self, word: str) -> frozenset[str]:
        spelt = _spellings(word)
        if word in self.ordinary:
            return frozenset({word, *self.meanings.get(word, ())})
        forms = set(spelt)
        for one in spelt:
            forms.update(self._known_roots(one))
        if not (forms & self.vocabulary) and not (forms & self.meanings.keys()):
            forms.update(self.speller.mend(word))
        forms.update(head for head in HEADS if word.startswith(head) and len(word) > len(head) + 1)
        for one in tuple(forms):
            forms.update(self.meanings.get(one, ()))
        return frozenset(forms)

    def _known_roots(self, word: str) -> set[str]:
        """Roots that are known; one with a letter put back gives way to one that stands in the word as it is."""
        found = {one for one in roots(word) if one in self.vocabulary or (len(one) > 4 and one in self.meanings)}
        whole = [one for one in found if len(one) > 4 and one != word and one in word]
        return {one for one in found if one in word or all(one in roots(other) for other in whole)}


def cut(text: str, words: Wordbook) -> tuple[Token, ...]:
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
        tokens.append(Token(found.start(), end, word, words.forms(word), sentence, clause))
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


def _spellings(word: str) -> set[str]:
    """A word as it is, the halves of a doubled one, letters for digits in between."""
    spelt = {word}
    if twice := TWICE.match(word):
        spelt.add(twice.group(1))
    if "-" in word or "'" in word:
        parts = re.split(r"[-']", word)
        spelt.update(part for part in parts if len(part) > 1)
        spelt.add("".join(parts))
    if any(one.isdigit() for one in word) and any(one.isalpha() for one in word):
        spelt.add(word.translate(LEET))
    return spelt
