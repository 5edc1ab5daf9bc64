"""Names for people who do not exist, put together from a vocabulary of our own, the same for the same seed."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

VOCABULARY = Path(__file__).parent / "names.toml"


@cache
def vocabulary() -> dict[str, Any]:
    return tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))


def area_of(region_code: str) -> str:
    """Which words are heard in the province of a region; the general ones where nothing is said."""
    province = region_code[:2]
    return next((area for area, codes in vocabulary()["areas"].items() if province in codes), "nusantara")


@dataclass(slots=True)
class Namer:
    """Gives each invented person a name that nobody else of the world has."""

    seed: int = 2024
    _given: set[str] = field(default_factory=set)

    def name(self, region_code: str, sex: str, key: str) -> str:
        """A name as heard in that region for a man ("m") or a woman ("f"); `key` decides which."""
        words = vocabulary()[area_of(region_code)]
        chance = Random(f"{self.seed}/{key}")  # noqa: S311  repeatable, not secret
        for _ in range(200):
            name = f"{chance.choice(words[sex])} {chance.choice(words['last'])}"
            if name not in self._given:
                self._given.add(name)
                return name
        name = f"{chance.choice(words[sex])} {chance.choice(words[sex])} {chance.choice(words['last'])}"
        self._given.add(name)
        return name


def nip(sex: str, key: str) -> str:
    """A number of the right form that belongs to nobody: its running number lies far beyond those given out."""
    chance = Random(f"nip/{key}")  # noqa: S311  repeatable, not secret
    year = chance.randint(1966, 1992)
    born = f"{year}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
    begun = f"{year + chance.randint(22, 28)}{chance.randint(1, 12):02d}"
    return f"{born}{begun}{1 if sex == 'm' else 2}99{chance.randint(1, 9)}"
