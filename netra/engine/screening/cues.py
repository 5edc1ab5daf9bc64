"""The dated lists of words from which judgment starts: cues of support, of attack, of news, and how they are spelled.

`cues/*.toml` has them as people write them. Here they become canonical words; a cue has up to `LONGEST` of them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from netra.engine.screening.folding import fold

FOLDER = Path(__file__).parent / "cues"
LONGEST = 3
Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """`grams`: canonical words to the classes they belong to; `variants`: other spelling to the word it stands for."""

    classes: tuple[str, ...]
    grams: Mapping[Gram, tuple[int, ...]]
    variants: Mapping[str, str]

    @property
    def words(self) -> frozenset[str]:
        """Every canonical word of a cue."""
        return frozenset(word for gram in self.grams for word in gram)


@cache
def load() -> Cues:
    """Read `cues/*.toml`. Raises `ValueError` naming file and cue where a cue is empty or too long."""
    tables = {path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
    variants: dict[str, str] = {}
    for table in tables.values():
        for word, others in table.get("variants", {}).items():
            key = _keys(word)[-1]
            variants.update({_keys(one)[0]: key for one in others.split() if _keys(one)[0] != key})
    variants = {word: key for word, key in variants.items() if key not in variants}
    classes = tuple(sorted({name for table in tables.values() for name in table.get("classes", {})}))
    number = {name: place for place, name in enumerate(classes)}
    grams: dict[Gram, set[int]] = {}
    for file, table in tables.items():
        for name, cues in table.get("classes", {}).items():
            for cue in cues:
                gram = tuple(variants.get(key, key) for key in _keys(cue))
                if not 1 <= len(gram) <= LONGEST:
                    raise ValueError(f"{file}: {name}: {cue!r} has {len(gram)} words, not 1 to {LONGEST}.")
                grams.setdefault(gram, set()).add(number[name])
    frozen = {gram: tuple(sorted(places)) for gram, places in sorted(grams.items())}
    return Cues(classes, MappingProxyType(frozen), MappingProxyType(variants))


def _keys(text: str) -> list[str]:
    return [word.key for word in fold(text)]
