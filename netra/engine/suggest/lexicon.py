"""The lexicon as it lies in `netra/engine/suggest/lexicon`: meanings of words, and phrases that tell a fact."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from netra.domain.words import Text
from netra.engine.suggest.facts import FactKind
from netra.engine.suggest.patterns import BadPattern, Known, Step, compile_pattern, openings, words_of
from netra.engine.suggest.tokens import Wordbook
from netra.engine.suggest.typos import Speller

FOLDER = Path(__file__).parent / "lexicon"


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact and how it is said. `is_weak`: a default that any more exact word about the same person replaces."""

    kind: FactKind
    key: str
    status: str
    label: Text
    is_weak: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say a fact."""

    entry: Entry
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`rounds` are searched one after the other: later phrases may rest on facts found before."""

    lists: Mapping[str, tuple[str, ...]]
    rounds: tuple[Mapping[str, tuple[Phrase, ...]], ...]  # by the word or `@KEY` a phrase begins with
    entries: Mapping[str, Entry]
    words: Wordbook


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the house, read once."""
    files = [(path.name, tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.toml"))]
    meanings: dict[str, tuple[str, ...]] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for _, file in files:
        meanings.update({key: tuple(value) for key, value in file.get("meanings", {}).items()})
        lists.update({key: tuple(value) for key, value in file.get("lists", {}).items()})
    entries: dict[str, Entry] = {}
    rounds: list[Mapping[str, tuple[Phrase, ...]]] = []
    vocabulary: set[str] = {
        word for name, rows in lists.items() if name != "plain" for row in rows for word in row.split()
    }
    for name, file in files:
        phrases = [phrase for row in file.get("fact", ()) for phrase in _phrases(name, row, lists, entries)]
        for phrase in phrases:
            vocabulary.update(words_of(phrase.steps))
        rounds.append(_indexed([one for one in phrases if not _rests(one.steps)]))
        rounds.append(_indexed([one for one in phrases if _rests(one.steps)]))
    words = Wordbook(frozenset(vocabulary), meanings, frozenset(lists["plain"]), Speller(vocabulary))
    return Lexicon(lists, tuple(rounds), entries, words)


def _phrases(
    name: str, row: Mapping[str, Any], lists: Mapping[str, tuple[str, ...]], entries: dict[str, Entry]
) -> list[Phrase]:
    entry = Entry(
        FactKind(row["kind"]), row["key"], row.get("status", ""), Text(row["id"], row["en"]), row.get("weak", False)
    )
    if entries.setdefault(entry.key, entry) != entry:
        raise BadPattern(f"{name}: {entry.key} stands there twice.")
    try:
        return [Phrase(entry, compile_pattern(said, lists)) for said in row["say"]]
    except BadPattern as wrong:
        raise BadPattern(f"{name}, {entry.key}: {wrong}") from None


def _rests(steps: tuple[Step, ...]) -> bool:
    """Whether a phrase needs facts found before."""
    from_rows = (row for step in steps if hasattr(step, "rows") for row in step.rows)
    return any(isinstance(step, Known) for step in steps) or any(_rests(row) for row in from_rows)


def _indexed(phrases: list[Phrase]) -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        begins = openings(phrase.steps)
        if begins is None:
            raise BadPattern(f"{phrase.entry.key}: a phrase cannot begin with a number.")
        for word in begins:
            found[word].append(phrase)
    return {word: tuple(one) for word, one in found.items()}
