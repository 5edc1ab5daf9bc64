"""From names to patterns: full names, short forms, parts, forms of address, and both names of a pair joined."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from netra.engine.screening.lexicon import Kind, Pattern
from netra.engine.screening.patterns_ambiguity import NEVER_ALONE, WORDS, Ambiguity
from netra.engine.screening.patterns_names import (
    ADDRESSED,
    ADDRESSES,
    AHMAD,
    ALONE,
    MUHAMMAD,
    SELDOM_CALLED,
    SHORTEST_CALL,
    PersonName,
    honorifics,
    words_of,
)

_CLIP = re.compile(r"[^aeiou]*[aeiou]+[^aeiou]+[aeiou]")
_NOT_OF_TAGS = re.compile(r"[^\w.-]")
_LONG = 8  # letters of a name that people cut short: Risma for Rismaharini
NAMES, CLIPPED, MISSPELT, BYNAME = "names", "clipped", "misspelt", "byname"
# How people write what they only heard, one change at a time.
_HEARD = (
    *(
        ("kh", "k"),
        ("kh", "h"),
        ("sy", "s"),
        ("th", "t"),
        ("dh", "d"),
        ("dj", "j"),
        ("oe", "u"),
        ("ie", "i"),
        ("ph", "p"),
    ),
    *(("y", "i"), ("y", "iy"), ("v", "f"), ("z", "s"), ("ae", "ai"), ("ah", "a")),
)
_MOST_SPELLINGS = 4
_SAFE_JOINED = 8


def calling(name: PersonName) -> tuple[str, ...]:
    """The parts by which somebody may be called: without Muhammad, Nyoman and the like, where there are others."""
    return tuple(part for part in name.parts if part not in SELDOM_CALLED) or name.parts


def calls_of(name: PersonName) -> tuple[str, ...]:
    """The single words people use for somebody: first and last part that is not everybody's, and one-word nicknames."""
    parts = calling(name)
    nicknames = [words[0] for words in name.called if len(words) == 1]
    return tuple(dict.fromkeys([*nicknames, *parts[:1], *parts[-1:]]))


def clips_of(part: str = "") -> Iterator[str]:
    """The first two syllables of a long first name, open and closed, where they are no word.

    >>> list(clips_of("rismaharini")), list(clips_of("tariswati")), list(clips_of("ratna"))
    (['risma', 'rismah'], ['taris'], [])
    """
    found = _CLIP.match(part) if len(part) >= _LONG and part not in SELDOM_CALLED else None
    if found:
        clips = (part[: found.end()], part[: found.end() + 1])
        yield from (one for one in clips if 5 <= len(one) <= len(part) - 2 and one not in WORDS | NEVER_ALONE)


def misspelt(part: str = "") -> Iterator[str]:
    """Other spellings of a name that is long enough to be known by them, at most four.

    >>> list(misspelt("khofifah")), list(misspelt("dimyati")), list(misspelt("ratna"))
    (['kofifah', 'hofifah', 'khofifa'], ['dimiati', 'dimiyati'], [])
    """
    if len(part) < _SAFE_JOINED - 2 or part in SELDOM_CALLED:
        return
    found = []
    for written, heard in _HEARD:
        at = part.find(written, written == "y")
        is_ending = at + len(written) == len(part)
        before = "aeiousn" if heard == "iy" else "sn" if heard == "i" and written == "y" else ""
        if at >= 0 and is_ending == (written == "ah") and part[at - 1] not in before:
            found.append(part[:at] + heard + part[at + len(written) :])
    yield from [one for one in dict.fromkeys(found) if one not in WORDS | NEVER_ALONE][:_MOST_SPELLINGS]


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the patterns of one pair. `region_code` chooses the forms of address."""

    contest: str
    ballot_no: int
    region_code: str
    ambiguity: Ambiguity
    source: str = NAMES

    def of_person(self, name: PersonName) -> Iterator[Pattern]:
        """Everything by which one person is known."""
        if not name.words:
            return
        yield from self._full(name)
        for words in name.called:
            yield self._one(words, Kind.ALIAS, len(words) == 1 and self.ambiguity.is_ambiguous(words[0]))
        called = calling(name)
        for part in called:
            if part not in NEVER_ALONE and (not self.ambiguity.is_hopeless(part) or len(called) == 1):
                yield self._one((part,), Kind.PART, self.ambiguity.is_ambiguous(part))
        for clip in clips_of(*called[:1]):
            yield replace(self._one((clip,), Kind.ALIAS, True), source=CLIPPED)
        for spelling in misspelt(*called[:1]):
            yield replace(self._one((spelling,), Kind.ALIAS, True), source=MISSPELT)
        for call in calls_of(name):
            for address in honorifics(self.region_code, name.sex):
                yield self._one((*address.split("-"), call), Kind.ALIAS, self.ambiguity.is_ambiguous(call))

    def of_pair(self, head: PersonName, deputy: PersonName) -> Iterator[Pattern]:
        """Both names side by side, with "dan", and written as one word."""
        for first in calls_of(head):
            for second in calls_of(deputy):
                if first == second:
                    continue
                both = self.ambiguity.are_all_common((first, second))
                yield self._one((first, second), Kind.PAIR, both)
                yield self._one((first, "dan", second), Kind.PAIR, both)
                yield self._one((first + second,), Kind.PAIR, len(first + second) < _SAFE_JOINED)

    def given(self, kind: Kind, texts: Iterable[str]) -> Iterator[Pattern]:
        """What people or files name themselves: aliases, slogans, parties, hashtags, accounts."""
        for text in texts:
            if kind in {Kind.HANDLE, Kind.HASHTAG}:
                word = _NOT_OF_TAGS.sub("", text).lower()
                if word:
                    yield self._one((word,), kind, False)
                continue
            words = words_of(text)
            if not words:
                continue
            lone = len(words) == 1 and self.ambiguity.is_ambiguous(words[0])
            yield self._one(words, kind, kind is Kind.PARTY or lone)

    def of_bynames(self, aliases: Iterable[str]) -> Iterator[Pattern]:
        """What is left of filed short forms: each side of a joined one, the name after a form of address, and that
        form itself, which means the pair only in the thread of its contest."""
        for alias in aliases:
            sides = [words_of(side) for side in alias.split("-")]
            words = sides[0]
            if len(sides) > 1:
                parts = [side[0] for side in sides if len(side) == 1]
            elif len(words) == 2 and words[0] in ADDRESSES:
                parts = [words[1]]
                if words[0] in ALONE:
                    yield replace(self._one(words[:1], Kind.PART, True), source=ADDRESSED)
            else:
                continue
            for part in parts:
                if len(part) >= SHORTEST_CALL and part not in NEVER_ALONE:
                    yield replace(self._one((part,), Kind.PART, True), source=BYNAME)

    def _full(self, name: PersonName) -> Iterator[Pattern]:
        for words in dict.fromkeys((name.words, name.without_initials)):
            if len(words) < 2:
                continue
            yield self._one(words, Kind.NAME, self.ambiguity.are_all_common(words) and len(words) < 3)
        words = name.without_initials
        short = {words[:2], words[-2:], (words[0], words[-1]), words[:3]} if len(words) > 2 else set()
        for form in sorted(short):
            if form != words and any(part in name.parts for part in form):
                yield self._one(form, Kind.ALIAS, self.ambiguity.are_all_common(form))
        yield from self._shortened(name)

    def _shortened(self, name: PersonName) -> Iterator[Pattern]:
        """Muhammad as M., Moh. or left out; the same for Ahmad."""
        first, *rest = name.words
        left = tuple(word for word in rest if len(word) > 1)
        if not left or (first not in MUHAMMAD and first not in AHMAD and first != "m"):
            return
        common = self.ambiguity.are_all_common(left)
        if len(left) > 1:
            yield self._one(left, Kind.ALIAS, common)
        spellings = ("a", "ach", "akh", "ahmad", "achmad") if first in AHMAD else ("m", "moh", "muh", "muhammad")
        for spelling in spellings:
            yield self._one((spelling, *left), Kind.ALIAS, common)

    def _one(self, words: tuple[str, ...], kind: Kind, needs_company: bool) -> Pattern:
        return Pattern(0, words, kind, self.contest, self.ballot_no, needs_company, source=self.source)
