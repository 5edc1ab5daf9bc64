"""What each piece of evidence is worth, in bits."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from netra.engine.resolve.comparing import FEATURES, SITUATION

VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reviewer decided of a profile: which of those compared it is, or None of them.

    `prior` is what one person of the register weighs before any evidence, in bits; `tail` what namesakes who were not
    compared weigh together, the last who was being one; see `deciding.verdict`.
    """

    compared: tuple[tuple[float, ...], ...]
    situation: tuple[float, ...]
    chosen: int | None
    prior: float
    tail: float = 0.0


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights in the order of `FEATURES`, for nobody in that of `SITUATION`, and from where a person is named."""

    weights: tuple[float, ...]
    nobody: tuple[float, ...]
    threshold: float  # the least probability of a person who is named
    margin: float  # bits between that person and the next
    source: str = ""

    def bits(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """What the evidence of each person sums up to; one row per person."""
        found: npt.NDArray[np.float64] = values @ np.array(self.weights)
        return found

    def nobody_bits(self, situation: Sequence[float]) -> float:
        """What it weighs that a profile belongs to nobody of the register."""
        return sum(one * weight for one, weight in zip(situation, self.nobody, strict=True))

    def save(self, path: Path) -> None:
        """As JSON a person can read."""
        path.write_text(
            json.dumps(
                {
                    "version": VERSION,
                    "weights": {name: round(one, 4) for name, one in zip(FEATURES, self.weights, strict=True)},
                    "nobody": {name: round(one, 4) for name, one in zip(SITUATION, self.nobody, strict=True)},
                    "threshold": self.threshold,
                    "margin": self.margin,
                    "source": self.source,
                },
                indent=1,
            )
            + "\n",
            "utf-8",
        )

    @classmethod
    def load(cls, path: Path) -> Self:
        """Raises `ValueError` for a file of another version or with other features."""
        held = json.loads(path.read_text("utf-8"))
        if held.get("version") != VERSION or {*held["weights"], *held["nobody"]} != {*FEATURES, *SITUATION}:
            raise ValueError(f"{path.name} was written for other evidence than this program weighs.")
        weights = tuple(float(held["weights"][name]) for name in FEATURES)
        nobody = tuple(float(held["nobody"][name]) for name in SITUATION)
        return cls(weights, nobody, float(held["threshold"]), float(held["margin"]), held["source"])


@lru_cache(maxsize=1)
def default_scorer() -> Scorer:
    """The weights that ship: learned on an invented register, to be learned again from real verdicts."""
    return Scorer.load(Path(__file__).parent / "scorer.json")
