"""A lexicon and a vocabulary turned into tables that are searched word by word.

A *word* of the program is one number for all writings of it: its canonical key, slang, and spellings of a name. A
*phrase* is a sequence of words; every pattern is one, and patterns of equal words share it.

Which hits count. A pattern that needs company counts only where the same text has, in another place, a different phrase
of the same contest or one of any contest, or where the row's contest is known to be its own. A pattern of any contest
that needs company counts where some pattern of a contest counts, or the row's contest is known. A row counts when a
pattern that counts speaks of a pair (`ballot_no`) of a contest that the text or the row names. `twin.counting` has it
in plain words.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from netra.engine.screening.folding import canonical, fold
from netra.engine.screening.folding_slang import slang, slips, spellings
from netra.engine.screening.lexicon import Kind, Lexicon, Pattern
from netra.engine.screening.patterns_ambiguity import WORDS as EVERYDAY
from netra.engine.screening.program_tables import Tables, sieve, slots, split_tables, word_sieve
from netra.engine.screening.words import hash_of

FORMAT: Final = 3
MOST_WORDS: Final = 15  # of a phrase; what is longer is known by its first words
FEW_CONTESTS: Final = 12  # up to so many, mistyped names are known too; among the names of a nation they would mislead
MOST_PLACES: Final = 256  # of phrases in one text; what comes later is left out
_SPELT_KINDS = frozenset({Kind.NAME, Kind.PAIR, Kind.ALIAS})
_WITH_SIGNS = frozenset({Kind.HANDLE, Kind.HASHTAG})
_BODY = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, eq=False)
class Program:
    """Compiled once per lexicon and vocabulary; picklable, and kept in a file by `save`."""

    keys: tuple[str, ...]  # every writing of a word
    key_words: tuple[int, ...]  # the word it is a writing of
    vocabulary: Mapping[str, int]  # every writing of a feature word: its feature
    contests: tuple[str, ...]
    lexicon: str  # its version
    tables: Tables

    @cached_property
    def word_of(self) -> dict[str, int]:
        return dict(zip(self.keys, self.key_words, strict=True))

    @cached_property
    def phrases(self) -> dict[tuple[int, ...], int]:
        """Words of a phrase: its number."""
        t = self.tables
        edges = {int(slot) - 1: int(node) for slot, node in zip(t.edge_slots, t.edge_nodes, strict=True) if slot}
        before = {node: (edge >> 32, edge & 0xFFFFFFFF) for edge, node in edges.items()}
        before |= {int(node): (0, word) for word, node in enumerate(t.first_node) if node}
        found = {}
        for node, phrase in enumerate(t.node_phrase):
            if phrase >= 0:
                words, at = [], node
                while at:
                    at, word = before[at]
                    words.append(word)
                found[tuple(reversed(words))] = int(phrase)
        return found

    @cached_property
    def dictionary(self) -> frozenset[str]:
        return frozenset(self.keys) | frozenset(self.vocabulary)

    @cached_property
    def own_tables(self) -> Tables:
        """The tables as arrays that may be written, whatever way they came here: one type for the compiler."""
        tables: tuple[Any, ...] = self.tables
        return Tables(*(np.require(one, requirements=["C", "W"]) for one in tables))

    @cached_property
    def contest_index(self) -> dict[str, int]:
        return {key: at for at, key in enumerate(self.contests)}

    def patterns_of(self, phrase: int) -> list[int]:
        start, end = self.tables.phrase_at[phrase : phrase + 2]
        return [int(one) for one in self.tables.phrase_patterns[start:end]]

    def save(self, path: Path) -> None:
        """Write a file that `load` reads; nothing in it is run when it is read."""
        about = json.dumps(
            {
                "format": FORMAT,
                "keys": self.keys,
                "key_words": self.key_words,
                "vocabulary": dict(self.vocabulary),
                "contests": self.contests,
                "lexicon": self.lexicon,
            },
            ensure_ascii=False,
        )
        with path.open("wb") as file:
            np.savez(file, about=np.frombuffer(about.encode(), np.uint8), **self.tables._asdict())

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote. Raises `ValueError` for another format, `OSError` for a missing file."""
        with np.load(path, allow_pickle=False) as file:
            about: dict[str, Any] = json.loads(file["about"].tobytes())
            if about["format"] != FORMAT:
                raise ValueError(f"This is a program of format {about['format']}, not {FORMAT}.")
            tables = Tables(**{name: file[name] for name in Tables._fields})
        return cls(
            tuple(about["keys"]),
            tuple(about["key_words"]),
            about["vocabulary"],
            tuple(about["contests"]),
            about["lexicon"],
            tables,
        )


def compile_program(lexicon: Lexicon, vocabulary: Mapping[str, int] | None = None) -> Program:
    """Tables for a lexicon and a vocabulary (feature words as people write them, one word each: their number >= 0).

    Raises `ValueError` for a word of the vocabulary that is no single word.
    """
    features = _features(vocabulary or {})
    phrases = _phrases(lexicon, features)
    words = {key: at for at, key in enumerate(dict.fromkeys(key for keys in phrases.values() for key in keys))}
    names = _names(lexicon, phrases)
    writings = _with_other_writings(words, features, names)
    if len(lexicon.contests) <= FEW_CONTESTS:
        writings = _with_slips(writings, words, features, names)
    contests = tuple(
        sorted({pattern.contest for pattern in lexicon.patterns} - {""} | {c.key for c in lexicon.contests})
    )
    tables = _tables(lexicon, contests, phrases, words, writings, features)
    return Program(tuple(writings), tuple(writings.values()), features, contests, lexicon.version, tables)


def _features(vocabulary: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for written, feature in vocabulary.items():
        words = fold(written, frozenset({canonical(written.lstrip("#"))}))
        if len(words) != 1 or feature < 0:
            raise ValueError(f"The vocabulary has {written!r}, which is not one word.")
        found.setdefault(words[0].key, feature)
    for word, others in slang().items():
        if canonical(word) in found:
            for other in others:
                found.setdefault(canonical(other), found[canonical(word)])
    return found


def _phrases(lexicon: Lexicon, features: Mapping[str, int]) -> dict[int, tuple[str, ...]]:
    """The keys of every pattern that has any, by its id."""
    found = {one.id: _keys(one, frozenset()) for one in lexicon.patterns if one.kind is not Kind.HASHTAG}
    tags = [one for one in lexicon.patterns if one.kind is Kind.HASHTAG]
    known = {key for keys in found.values() for key in keys} | set(features)
    known |= {canonical(body.lower()) for tag in tags for body in _BODY.findall("".join(tag.words))}
    found |= {tag.id: _keys(tag, frozenset(known)) for tag in tags}
    return {id: keys for id, keys in sorted(found.items()) if keys}


def _keys(pattern: Pattern, dictionary: frozenset[str]) -> tuple[str, ...]:
    if pattern.kind not in _WITH_SIGNS and all(one.isascii() and one.isalpha() for one in pattern.words):
        return tuple(_plain(one) for one in pattern.words[:MOST_WORDS])  # what `fold` would give
    text = " ".join(pattern.words)
    if pattern.kind is Kind.HANDLE:
        text = "@" + text.lstrip("@")
    elif pattern.kind is Kind.HASHTAG:
        text = "#" + "".join(pattern.words).lstrip("#")
    return tuple(word.key for word in fold(text, dictionary))[:MOST_WORDS]


@lru_cache(maxsize=65_536)
def _plain(word: str) -> str:
    return canonical(word.lower())


def _names(lexicon: Lexicon, phrases: Mapping[int, tuple[str, ...]]) -> list[str]:
    names = (phrases.get(one.id, ()) for one in lexicon.patterns if one.kind in _SPELT_KINDS)
    return list(dict.fromkeys(key for keys in names for key in keys))


def _with_other_writings(words: Mapping[str, int], features: Mapping[str, int], names: list[str]) -> dict[str, int]:
    found = dict(words)
    for word, others in slang().items():
        if canonical(word) in words:
            for other in others:
                found.setdefault(canonical(other), words[canonical(word)])
    for name in names:
        for other in spellings(name):
            key = canonical(other)
            if key not in features:
                found.setdefault(key, words[name])
    return found


def _with_slips(
    writings: Mapping[str, int], words: Mapping[str, int], features: Mapping[str, int], names: list[str]
) -> dict[str, int]:
    found = dict(writings)
    for name in names:
        for other in slips(name):
            key = canonical(other)
            if key not in features and key not in EVERYDAY:
                found.setdefault(key, words[name])
    return found


def _tables(
    lexicon: Lexicon,
    contests: tuple[str, ...],
    phrases: Mapping[int, tuple[str, ...]],
    words: Mapping[str, int],
    writings: Mapping[str, int],
    features: Mapping[str, int],
) -> Tables:
    contest_index = {key: at for at, key in enumerate(contests)}
    patterns = lexicon.patterns
    contest = np.array([contest_index.get(one.contest, -1) for one in patterns], np.int32)
    needy = np.array([one.needs_company for one in patterns], np.bool_)
    ballot = np.array([one.ballot_no for one in patterns], np.int16)

    first_node = np.zeros(max(1, len(words)), np.int32)
    edges: dict[int, int] = {}
    ends: dict[int, list[int]] = {}  # node: patterns
    nodes = 1
    for id, keys in phrases.items():
        first, *rest = (words[key] for key in keys)
        node = int(first_node[first])
        if not node:
            node = first_node[first] = nodes
            nodes += 1
        for word in rest:
            edge = (int(node) << 32) | word
            node = edges.get(edge, 0)
            if not node:
                node = edges[edge] = nodes
                nodes += 1
        ends.setdefault(int(node), []).append(id)

    node_phrase = np.full(nodes, -1, np.int32)
    phrase_at = np.zeros(len(ends) + 1, np.int32)
    phrase_patterns = np.empty(len(phrases), np.int32)
    stands, speaks = np.zeros(len(ends), np.bool_), np.zeros(len(ends), np.bool_)
    for phrase, (node, ids) in enumerate(ends.items()):
        node_phrase[node] = phrase
        start = phrase_at[phrase]
        phrase_at[phrase + 1] = start + len(ids)
        phrase_patterns[start : start + len(ids)] = sorted(ids, key=lambda id: (contest[id], id))
        speaks[phrase] = any(ballot[id] > 0 for id in ids)
        placed = [id for id in ids if contest[id] >= 0 and not needy[id]]
        stands[phrase] = bool(placed) and any(
            ballot[id] > 0 for id in (*placed, *(id for id in ids if contest[id] < 0))
        )

    word_slots, word_ids = slots({hash_of(key): word for key, word in writings.items()})
    edge_slots, edge_nodes = slots({edge + 1: node for edge, node in edges.items()}, spread=True)
    feature_slots, feature_ids = slots({hash_of(key): feature for key, feature in features.items()})
    known = [key for key in {**writings, **features} if key.isalpha()]
    split_slots, _ = slots(dict.fromkeys(map(hash_of, known), 0))
    return Tables(
        _word_sieve(writings, first_node, node_phrase, edges),
        word_slots,
        word_ids,
        first_node,
        edge_slots,
        edge_nodes,
        node_phrase,
        phrase_at,
        phrase_patterns,
        stands,
        speaks,
        contest,
        needy,
        ballot,
        feature_slots,
        feature_ids,
        split_slots,
        sieve(known),
        *split_tables(known),
    )


def _word_sieve(
    writings: Mapping[str, int], first_node: NDArray[np.int32], node_phrase: NDArray[np.int32], edges: Mapping[int, int]
) -> NDArray[np.uint64]:
    first, later = first_node.tolist(), {edge & 0xFFFFFFFF for edge in edges}
    return word_sieve(
        (key for key, word in writings.items() if first[word]),
        (key for key, word in writings.items() if first[word] and node_phrase[first[word]] >= 0),
        (key for key, word in writings.items() if word in later),
    )
