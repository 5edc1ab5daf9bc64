"""Roots a word may have: affixes of Indonesian and of the everyday languages around it taken off, many at a time.

It gives more roots than there are; a caller keeps those that a lexicon knows.
"""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "affixes.toml"
AFFIXES = tomllib.loads(FILE.read_text(encoding="utf-8"))
CLITICS, SUFFIXES = tuple(AFFIXES["clitics"]), tuple(AFFIXES["suffixes"])
STACKED = frozenset(AFFIXES["stacked"])
PREFIXES = tuple((prefix, tuple(began)) for prefix, began in AFFIXES["prefixes"].items())
SHORTEST = 4


@lru_cache(maxsize=20_000)
def roots(word: str) -> frozenset[str]:
    """Every form a word may be built from, itself included.

    >>> sorted(roots("mengacungkan") & {"acung", "kacung"})
    ['acung', 'kacung']
    >>> "dukung" in roots("didukungnya"), "coblos" in roots("nyoblos"), "like" in roots("dilike")
    (True, True, True)
    """
    found = {word}
    for cut in _ends(word):
        found.add(cut)
        found.update(_heads(cut))
    return frozenset(found)


def _ends(word: str) -> Iterator[str]:
    yield word
    bare = {word} | {word[: -len(one)] for one in CLITICS if _leaves(word, one)}
    for one in sorted(bare):
        yield one
        for suffix in SUFFIXES:
            if _leaves(one, suffix):
                yield one[: -len(suffix)]


def _leaves(word: str, ending: str) -> bool:
    return word.endswith(ending) and len(word) - len(ending) >= SHORTEST


def _heads(word: str, depth: int = 2) -> Iterator[str]:
    for prefix, began in PREFIXES:
        if word.startswith(prefix):
            for letter in began:
                rest = letter + word[len(prefix) :]
                if len(rest) >= SHORTEST:
                    yield rest
                    if depth > 1 and prefix in STACKED:
                        yield from _heads(rest, depth - 1)
