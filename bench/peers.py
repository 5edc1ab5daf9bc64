"""Three plain ways of finding a name in a register, for `resolve.py` to stand beside."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import numpy as np
from rapidfuzz import fuzz, process

from netra.engine.resolve import Index, Profile
from netra.engine.resolve.folding import fold_name

Answer = tuple[int | None, list[int]]
SURE = 95.0  # of 100, the likeness from which a single best row is named


@dataclass
class Peer(ABC):
    """A way of finding, with the seconds it took to build."""

    index: Index
    names: list[str]
    built_s: float = 0.0
    name: str = field(default="", init=False)
    slow: bool = field(default=False, init=False)

    @abstractmethod
    def __post_init__(self) -> None:
        """What has to be built first."""

    @abstractmethod
    def find(self, profile: Profile) -> Answer:
        """Whom this way names, and its first ten."""

    def answers(self, profiles: Sequence[Profile]) -> tuple[list[Answer], dict[str, float]]:
        """Every profile looked up one by one, and the milliseconds of one look-up."""
        found, took = [], []
        for profile in profiles:
            begin = perf_counter()
            found.append(self.find(profile))
            took.append((perf_counter() - begin) * 1000)
        return found, {"median_ms": float(np.median(took)), "p95_ms": float(np.percentile(took, 95))}

    def region(self, row: int) -> str:
        """The regency a row works in."""
        return self.index.regions[int(self.index.region_of[self.index.workplace[row]])]


class EqualName(Peer):
    """The same folded name; where a place is shown, the same place too. Named where exactly one is left."""

    def __post_init__(self) -> None:
        begin = perf_counter()
        self.name = "equal name (and place)"
        self.rows: dict[str, list[int]] = {}
        for row, name in enumerate(self.names):
            self.rows.setdefault(name, []).append(row)
        self.built_s = perf_counter() - begin

    def find(self, profile: Profile) -> Answer:
        rows = self.rows.get(" ".join(sorted(fold_name(profile.name))), [])
        here = [row for row in rows if self.region(row) == profile.region_code] if profile.region_code else []
        left = here or rows
        ids = [int(self.index.ids[row]) for row in left[:10]]
        return (ids[0] if len(left) == 1 and (here or not profile.region_code) else None), ids


class FullText(Peer):
    """SQLite's full-text search for the two rarest words, then rapidfuzz among 200."""

    def __post_init__(self) -> None:
        begin = perf_counter()
        self.name = "SQLite FTS5 + rapidfuzz"
        self.base = sqlite3.connect(":memory:")
        self.base.execute("CREATE VIRTUAL TABLE names USING fts5(name, content='', tokenize='ascii')")
        rows = ((row, name) for row, name in enumerate(self.names))
        self.base.executemany("INSERT INTO names(rowid, name) VALUES (?, ?)", rows)
        self.base.commit()
        self.built_s = perf_counter() - begin

    def find(self, profile: Profile) -> Answer:
        words = fold_name(profile.name)
        known = [word for word in words if word in self.index.word_ids]
        rare = sorted(known, key=lambda word: int(self.index.word_people[self.index.word_ids[word]]))[:2]
        rows: list[int] = []
        for query in (" AND ".join(f'"{word}"' for word in rare), f'"{rare[0]}"' if rare else ""):
            if query and len(rows) < 10:
                rows += [
                    one[0]
                    for one in self.base.execute("SELECT rowid FROM names WHERE names MATCH ? LIMIT 200", (query,))
                ]
        return _likeliest(self, " ".join(sorted(words)), dict.fromkeys(rows))


class Scan(Peer):
    """rapidfuzz over every name, words in the order of the alphabet."""

    def __post_init__(self) -> None:
        self.name, self.slow = "rapidfuzz scan", True

    def find(self, profile: Profile) -> Answer:
        asked = " ".join(sorted(fold_name(profile.name)))
        best = process.extract(asked, self.names, scorer=fuzz.ratio, limit=10)
        return _named(self, [(row, score) for _, score, row in best])


def _likeliest(peer: Peer, asked: str, rows: dict[int, None]) -> Answer:
    scored = ((row, fuzz.ratio(asked, peer.names[row])) for row in rows)
    return _named(peer, sorted(scored, key=lambda one: (-one[1], one[0]))[:10])


def _named(peer: Peer, best: Sequence[tuple[int, float]]) -> Answer:
    ids = [int(peer.index.ids[row]) for row, _ in best]
    alone = bool(best) and best[0][1] >= SURE and (len(best) == 1 or best[1][1] < best[0][1])
    return (ids[0] if alone else None), ids


def all_of(index: Index, folder: Path) -> list[Peer]:
    """The plain ways over the same register."""
    words = np.array(index.words, dtype=object)
    spelt = words[index.name_words]
    bounds = index.name_from.tolist()
    names = [" ".join(sorted(spelt[begin:end])) for begin, end in pairwise(bounds)]
    return [EqualName(index, names), FullText(index, names), Scan(index, names)]
