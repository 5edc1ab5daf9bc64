"""The words by which candidates are known, as plain data: patterns, the contests they belong to, one version.

A pattern is written as people write it, in small letters and without folding; spelling, slang, leet and stretched
letters are the matcher's business. A pattern without a contest (ballot numbers, hand signs, names of offices) speaks
of whatever contest the text is about; a pattern with `ballot_no` 0 speaks of no pair, such as the name of a region.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Any

FORMAT = "netra-lexicon/1"
FILED = "file"  # the source of a pattern that stands in a file of candidates


class Kind(StrEnum):
    """What a pattern is. The order is that of trust: of two kinds for the same words the earlier one is kept."""

    NAME = "NAME"  # the full name of one person
    PAIR = "PAIR"  # both names joined: "Ratna-Budi", "ratnabudi"
    HANDLE = "HANDLE"  # an account of the candidate or the campaign, without the @
    HASHTAG = "HASHTAG"  # without the #
    SLOGAN = "SLOGAN"
    ALIAS = "ALIAS"  # a short form, stage name, acronym, or a part with an honorific before it
    BLANK_BOX = "BLANK_BOX"  # the empty column of a contest with one pair
    PART = "PART"  # one word of a name
    PARTY = "PARTY"
    NUMBER = "NUMBER"  # talk of ballot numbers, in any contest
    SIGN = "SIGN"  # talk of hand signs that mean a number, and the hands themselves as emoji
    OFFICE = "OFFICE"  # what is stood for, in any contest: company for other patterns, of no pair by itself
    PLACE = "PLACE"  # a name of the contest's region: company for other patterns, of no pair by itself


_RANK = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of naming a pair. `id` is its place in the lexicon.

    `needs_company`: the words also mean something else, and count only beside another sign of the same contest.
    `starts_on` and `ends_on` are the first and last day on which people who edited the lexicon want it used.
    """

    id: int
    words: tuple[str, ...]
    kind: Kind
    contest: str = ""
    ballot_no: int = 0
    needs_company: bool = False
    starts_on: date | None = None
    ends_on: date | None = None
    source: str = ""

    @property
    def text(self) -> str:
        """The words as one line."""
        return " ".join(self.words)

    def holds(self, on: date | None) -> bool:
        """Whether the pattern is to be used on a day; on an unknown day it is."""
        return on is None or ((not self.starts_on or self.starts_on <= on) and (not self.ends_on or on <= self.ends_on))

    @property
    def rank(self) -> int:
        return _RANK[self.kind]


@dataclass(frozen=True, slots=True)
class Pair:
    """Those who stand under one number; without names for the blank box."""

    ballot_no: int
    names: tuple[str, ...]
    parties: tuple[str, ...] = ()
    incumbent: bool | None = None
    handles: tuple[str, ...] = ()
    is_blank_box: bool = False


@dataclass(frozen=True, slots=True)
class ContestWords:
    """One contest. `key` is "2024/33.19" where region and year are known, else what the file calls it."""

    key: str
    year: int = 0
    region_code: str = ""
    region_names: tuple[str, ...] = ()
    designated_on: date | None = None
    polling_on: date | None = None
    pairs: tuple[Pair, ...] = ()

    def pair(self, ballot_no: int) -> Pair | None:
        return next((pair for pair in self.pairs if pair.ballot_no == ballot_no), None)


@dataclass(frozen=True)
class Lexicon:
    """Patterns in order of their `id`, contests in order of their key. Equal content has an equal version."""

    patterns: tuple[Pattern, ...]
    contests: tuple[ContestWords, ...]
    version: str = field(default="")

    def __post_init__(self) -> None:
        if not self.version:
            object.__setattr__(self, "version", _version(self.patterns, self.contests))

    @cached_property
    def by_key(self) -> Mapping[str, ContestWords]:
        return {contest.key: contest for contest in self.contests}

    def contest(self, key: str) -> ContestWords | None:
        return self.by_key.get(key)

    def of(self, contest: str) -> tuple[Pattern, ...]:
        """The patterns of one contest, without those of any contest."""
        return tuple(pattern for pattern in self.patterns if pattern.contest == contest)

    def only(self, keys: Iterable[str]) -> "Lexicon":
        """The same for fewer contests; patterns of any contest stay."""
        wanted = frozenset(keys)
        return assembled(
            (pattern for pattern in self.patterns if not pattern.contest or pattern.contest in wanted),
            (contest for contest in self.contests if contest.key in wanted),
        )

    def as_json(self) -> str:
        """One JSON object; `from_json` gives an equal lexicon back."""
        rows = [_pattern_row(pattern) for pattern in self.patterns]
        contests = [_contest_row(contest) for contest in self.contests]
        table = {"format": FORMAT, "version": self.version, "contests": contests, "patterns": rows}
        return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


class WrongLexicon(ValueError):
    """A file that is no lexicon, or one that somebody changed after it was written."""


def from_json(text: str) -> Lexicon:
    """Read what `as_json` wrote. Raises `WrongLexicon` when the content is not that of its version."""
    try:
        table = json.loads(text)
        if table["format"] != FORMAT:
            raise WrongLexicon(f"This is {table['format']}, not {FORMAT}.")
        found = assembled(
            (_read_pattern(row) for row in table["patterns"]), (_read_contest(row) for row in table["contests"])
        )
    except (KeyError, TypeError, IndexError, json.JSONDecodeError) as fault:
        raise WrongLexicon("This is not a lexicon of Netra.") from fault
    if found.version != table["version"]:
        raise WrongLexicon(f"The content is {found.version}, but the file says {table['version']}.")
    return found


def assembled(patterns: Iterable[Pattern], contests: Iterable[ContestWords]) -> Lexicon:
    """A lexicon of these patterns: each once, in a fixed order, numbered. Of several with the same words, contest,
    number and days the most trusted kind stays."""
    best: dict[tuple[str, tuple[str, ...], int, date | None, date | None], Pattern] = {}
    for one in patterns:
        if not one.words:
            continue
        key = (one.contest, one.words, one.ballot_no, one.starts_on, one.ends_on)
        known = best.get(key)
        if known is None or (one.needs_company, one.rank, one.source) < (known.needs_company, known.rank, known.source):
            best[key] = one
    ordered = sorted(
        best.values(),
        key=lambda one: (
            one.contest,
            one.ballot_no,
            one.rank,
            one.words,
            one.starts_on or date.min,
            one.ends_on or date.max,
        ),
    )
    numbered = tuple(
        Pattern(
            position,
            one.words,
            one.kind,
            one.contest,
            one.ballot_no,
            one.needs_company,
            one.starts_on,
            one.ends_on,
            one.source,
        )
        for position, one in enumerate(ordered)
    )
    return Lexicon(numbered, tuple(sorted(contests, key=lambda one: one.key)))


def _version(patterns: Iterable[Pattern], contests: Iterable[ContestWords]) -> str:
    digest = sha256(FORMAT.encode())
    for contest in contests:
        digest.update(json.dumps(_contest_row(contest), ensure_ascii=False).encode())
    for one in patterns:
        days = f"{one.starts_on or ''}\t{one.ends_on or ''}"
        known = f"{one.text}\t{one.kind.value}\t{one.contest}\t{one.ballot_no}\t{one.needs_company}\t{days}"
        digest.update(f"{known}\n".encode())  # where a word comes from does not change what is found
    return digest.hexdigest()[:12]


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _pattern_row(one: Pattern) -> list[Any]:
    row = [one.text, one.kind.value, one.contest, one.ballot_no, int(one.needs_company), one.source]
    return [*row, _day(one.starts_on), _day(one.ends_on)] if one.starts_on or one.ends_on else row


def _read_pattern(row: list[Any]) -> Pattern:
    text, kind, contest, ballot_no, needs_company, source, *days = row
    starts_on, ends_on = ((date.fromisoformat(day) if day else None) for day in (days or (None, None)))
    return Pattern(
        0, tuple(text.split(" ")), Kind(kind), contest, ballot_no, bool(needs_company), starts_on, ends_on, source
    )


def _contest_row(one: ContestWords) -> dict[str, Any]:
    return {
        "key": one.key,
        "year": one.year,
        "region_code": one.region_code,
        "region_names": one.region_names,
        "designated_on": _day(one.designated_on),
        "polling_on": _day(one.polling_on),
        "pairs": [
            {
                "ballot_no": pair.ballot_no,
                "names": pair.names,
                "parties": pair.parties,
                "incumbent": pair.incumbent,
                "handles": pair.handles,
                "is_blank_box": pair.is_blank_box,
            }
            for pair in one.pairs
        ],
    }


def _read_contest(row: dict[str, Any]) -> ContestWords:
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in ("designated_on", "polling_on")}
    pairs = tuple(
        Pair(
            pair["ballot_no"],
            tuple(pair["names"]),
            tuple(pair["parties"]),
            pair["incumbent"],
            tuple(pair["handles"]),
            pair["is_blank_box"],
        )
        for pair in row["pairs"]
    )
    return ContestWords(
        row["key"],
        row["year"],
        row["region_code"],
        tuple(row["region_names"]),
        days["designated_on"],
        days["polling_on"],
        pairs,
    )
