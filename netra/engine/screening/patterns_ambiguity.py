"""What else a word of a name may be: a word of every day, a region, another person's name in another spelling."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_TABLE = tomllib.loads((Path(__file__).parent / "everyday.toml").read_text(encoding="utf-8"))
WORDS = frozenset(_TABLE["words"].split())
NEVER_ALONE = frozenset(_TABLE["never"].split())
# Endings that make names by the thousand: who meets one of them knows no single person.
_BORNE_BY_MANY = re.compile(
    r"(ud+in|ul+[ao]h|wati|anto|adi|ono|arno|isno|syah|rizal|ningsih|ningrum|awan|man|jat|[yi]ani|[yi]ana|ayanti|iyanti)$"
)
_SAFE_LETTERS = 6  # shorter single words are too likely to be something else
_MOST_BEARERS = 40  # contests
_DOUBLED = re.compile(r"(.)\1")
_SOUNDS = (
    *(("'", ""), ("kh", "h"), ("ch", "h"), ("dj", "j"), ("tj", "c"), ("oe", "u"), ("sj", "sy"), ("sh", "s")),
    *(("th", "t"), ("dh", "d"), ("gh", "g"), ("ph", "f"), ("dz", "s"), ("v", "f"), ("p", "f"), ("ae", "ai")),
    *(("y", "i"), ("ie", "i"), ("q", "k"), ("z", "s"), ("x", "ks"), ("o", "u"), ("e", "i")),
)


@cache
def sounded(word: str) -> str:
    """A word by its sound, so that spellings of one name meet.

    >>> sounded("haerul") == sounded("khairul"), sounded("djafar") == sounded("ja'far")
    (True, True)
    """
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word)


_EVERYDAY = frozenset(sounded(word) for word in (*WORDS, *NEVER_ALONE, *_TABLE["names"].split()))


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """`contests`: in how many contests a name of that sound stands; `places`: words of the names of regions."""

    contests: Mapping[str, int] = field(default_factory=dict)
    places: frozenset[str] = frozenset()

    def is_ambiguous(self, word: str) -> bool:
        """Whether the word alone does not tell who is meant."""
        sound = sounded(word)
        is_short, is_place = len(word) < _SAFE_LETTERS, word in self.places
        is_common = sound in _EVERYDAY or _BORNE_BY_MANY.search(word) is not None
        return is_short or is_place or is_common or self.contests.get(sound, 0) > 1

    def is_hopeless(self, word: str) -> bool:
        """Whether so many bear the name that it says nothing about any of them."""
        return self.contests.get(sounded(word), 0) > _MOST_BEARERS

    def are_all_common(self, words: Iterable[str]) -> bool:
        """Whether a name made of these words has bearers everywhere."""
        return all(len(word) < 3 or self.is_ambiguous(word) for word in words)
