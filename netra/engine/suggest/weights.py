"""The weights learned from labelled narratives, as `scripts/train_suggestions.py` writes them."""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parent / "learned.json"
FORMAT = "netra-learned-3"
KIND, NOTHING, BEFORE = "kind", "nothing", "before"


@dataclass(frozen=True, slots=True)
class Head:
    """One question with its answers; `first` is the column of the first answer."""

    answers: tuple[str, ...]
    first: int

    @property
    def columns(self) -> slice:
        return slice(self.first, self.first + len(self.answers))


@dataclass(frozen=True, slots=True)
class Letters:
    """A row of weights for every known row of letters, a column for every answer of `KIND`."""

    known: Mapping[str, int]
    rarity: tuple[float, ...]
    rows: NDArray[np.float32]
    bias: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """A row of weights for every known name, a column for every answer. `version` is the hash of the file."""

    known: Mapping[str, int]
    heads: Mapping[str, Head]
    rows: NDArray[np.float32]
    bias: NDArray[np.float64]
    letters: Letters
    from_nothing: float
    version: str

    def shares(self, head: str, numbers: NDArray[np.float64]) -> dict[str, float]:
        """The share of each answer, together 1."""
        there = self.heads[head]
        return dict(zip(there.answers, np.exp(as_logs(numbers[there.columns])).tolist(), strict=True))


def as_logs(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logarithms of the shares that sums of weights stand for."""
    lower = sums - sums.max()
    logs: NDArray[np.float64] = lower - np.log(np.exp(lower).sum())
    return logs


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights of the house, read once."""
    return read_weights(FILE.read_bytes())


def read_weights(content: bytes) -> Weights:
    """Weights as they are written by the training script."""
    kept = json.loads(content)
    if kept["format"] != FORMAT:
        raise ValueError(f"{kept['format']} is not {FORMAT}.")
    heads: dict[str, Head] = {}
    for name, answers in kept["heads"].items():
        heads[name] = Head(tuple(answers), sum(len(one.answers) for one in heads.values()))
    letters = kept["letters"]
    return Weights(
        known={name: at for at, name in enumerate(kept["names"])},
        heads=heads,
        rows=_rows(kept),
        bias=np.array(kept["bias"], dtype=np.float64),
        letters=Letters(
            known={name: at for at, name in enumerate(letters["names"])},
            rarity=tuple(letters["rarity"]),
            rows=_rows(letters),
            bias=np.array(letters["bias"], dtype=np.float64),
        ),
        from_nothing=float(kept["nothing_from"]),
        version=sha256(content).hexdigest()[:8],
    )


def _rows(kept: Mapping[str, Any]) -> NDArray[np.float32]:
    steps = np.array(kept["steps"], dtype=np.float32)
    small = np.frombuffer(b64decode(kept["weights"]), dtype=np.int8).reshape(len(kept["names"]), len(steps))
    return small.astype(np.float32) * steps
