"""What each piece of evidence is worth, in bits, learned from what reviewers decided.

The person behind a profile is one of those compared or nobody of the register; the weights are those under which the
decisions made are likeliest, held close to where they began: ten verdicts move little, ten thousand move all.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final, Self

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from netra.engine.resolve.comparing import FEATURES, SITUATION

VERSION: Final = 1
HOLD: Final = 2.0  # how firmly weights stay where they were: a weight's move of one bit counts as this many bits lost


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

    def fit(self, verdicts: Iterable[Verdict], *, hold: float = HOLD, source: str = "") -> "Scorer":
        """A scorer that has learned from verdicts, beginning from this one."""
        learned = _learned(list(verdicts), np.array([*self.weights, *self.nobody]), hold).tolist()
        weights, nobody = learned[: len(FEATURES)], learned[len(FEATURES) :]
        return replace(self, weights=tuple(weights), nobody=tuple(nobody), source=source or self.source)

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


def _learned(verdicts: Sequence[Verdict], begin: npt.NDArray[np.float64], hold: float) -> npt.NDArray[np.float64]:
    if not verdicts:
        return begin
    values = np.array([one for verdict in verdicts for one in verdict.compared]).reshape(-1, len(FEATURES))
    count = np.array([len(verdict.compared) for verdict in verdicts])
    first = np.concatenate([[0], np.cumsum(count)[:-1]])
    owner = np.repeat(np.arange(len(verdicts)), count)
    prior = np.repeat([verdict.prior for verdict in verdicts], count)
    for number, verdict in enumerate(verdicts):  # those beyond the last compared weigh as so many of it
        if verdict.tail and count[number]:
            prior[first[number] + count[number] - 1] += np.log2(1 + verdict.tail)
    chosen = np.array([-1 if one.chosen is None else first[at] + one.chosen for at, one in enumerate(verdicts)])
    somebody = chosen >= 0
    told = np.array([verdict.situation for verdict in verdicts])
    parts = len(FEATURES)

    def loss(at: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        score = values @ at[:parts] + prior
        of_nobody = told @ at[parts:]
        highest = of_nobody.copy()
        np.maximum.at(highest, owner, score)
        power = np.exp2(score - highest[owner])
        nobody = np.exp2(of_nobody - highest)
        total = nobody + np.bincount(owner, weights=power, minlength=len(verdicts))
        of_truth = np.where(somebody, score[chosen], of_nobody)
        lost = float((np.log2(total) + highest - of_truth).sum() + hold * ((at - begin) ** 2).sum())
        share = power / total[owner]
        slope = np.empty_like(at)
        slope[:parts] = values.T @ share - values[chosen[somebody]].sum(axis=0)
        slope[parts:] = told.T @ (nobody / total - ~somebody)
        return lost, slope + 2 * hold * (at - begin)

    found: npt.NDArray[np.float64] = minimize(loss, begin, jac=True, method="L-BFGS-B").x
    return found
