"""Names of regions in running text: which are meant, and which of them the text is about.

A `Gazetteer` is plain data, built elsewhere. A name that is also a word or a person's name ("Batu", "Bima") counts
only where something beside it says that a region is meant, or another name of the same region stands in the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class NameKind(StrEnum):
    """What a name is a name of."""

    REGION = "REGION"
    ALIAS = "ALIAS"
    CAPITAL = "CAPITAL"
    SUB_DISTRICT = "SUB_DISTRICT"
    SUB_DISTRICTS = "SUB_DISTRICTS"  # the common first word of several, such as Amuntai of Amuntai Tengah


@dataclass(frozen=True, slots=True)
class Region:
    """`kind` is PROVINCE, REGENCY or CITY."""

    code: str
    name: str
    kind: str
    parent: str


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one region; `needs_context`: it is also something else."""

    code: str
    kind: NameKind
    needs_context: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text, with every region it may stand for."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True)
class Gazetteer:
    """Regions by code, and names by their words in lower case."""

    regions: Mapping[str, Region]
    names: Mapping[tuple[str, ...], tuple[Name, ...]]
    former: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _longest(self) -> dict[str, int]:
        longest: dict[str, int] = {}
        for words in self.names:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        return longest

    def region(self, code: str) -> Region | None:
        """The region of a code of today or of a former one."""
        return self.regions.get(code) or self.regions.get(self.former.get(code, ""))

    def find(self, text: str) -> Iterator[Hit]:
        """Every name written with a capital, the longest at each place, in the order of the text."""
        tokens = [(found.group().lower(), found.start(), found.end()) for found in _WORD.finditer(text)]
        at = 0
        while at < len(tokens):
            hit, used = self._at(text, tokens, at)
            if hit is not None:
                yield hit
            at += used

    def _at(self, text: str, tokens: list[tuple[str, int, int]], at: int) -> tuple[Hit | None, int]:
        word, start, _ = tokens[at]
        longest = self._longest.get(word, 0)
        if not longest or not text[start].isupper():
            return None, 1
        for length in range(min(longest, len(tokens) - at), 0, -1):
            names = self.names.get(tuple(one[0] for one in tokens[at : at + length]))
            end = tokens[at + length - 1][2]
            if names and _is_one_name(text[start:end], length):
                return Hit(start, end, names), length
        return None, 1


def words_of(name: str) -> tuple[str, ...]:
    """A name as the gazetteer keeps it.

    >>> words_of("Tojo Una-Una")
    ('tojo', 'una', 'una')
    """
    return tuple(found.lower() for found in _WORD.findall(name))


def built(regions: Iterable[Region], names: Iterable[tuple[str, Name]], former: Mapping[str, str]) -> Gazetteer:
    """A gazetteer of regions and (name as written, what it stands for)."""
    table: dict[tuple[str, ...], list[Name]] = {}
    for written, name in names:
        words = words_of(written)
        if words and name not in table.setdefault(words, []):
            table[words].append(name)
    return Gazetteer(
        regions={region.code: region for region in regions},
        names={words: tuple(found) for words, found in table.items()},
        former=dict(former),
    )


def _is_one_name(written: str, length: int) -> bool:
    """Words of one name stand on one line, joined by blanks or hyphens, each with a capital."""
    if length == 1:
        return True
    if re.search(r"[^\w\s'’-]|\n", written):
        return False
    return all(word[0].isupper() or word in {"dan", "una"} for word in re.findall(r"\w+", written))
