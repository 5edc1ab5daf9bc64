"""Weights learned from what reviewers decided.

The person behind a profile is one of those compared or nobody of the register; the weights are those under which the
decisions made are likeliest, held close to where they began: ten verdicts move little, ten thousand move all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from netra.engine.resolve.comparing import FEATURES
from netra.engine.resolve.scorer import Scorer, Verdict

HOLD: Final = 2.0  # how firmly weights stay where they were: a weight's move of one bit counts as this many bits lost


def fit(scorer: Scorer, verdicts: Iterable[Verdict], *, hold: float = HOLD, source: str = "") -> Scorer:
    """A scorer that has learned from verdicts, beginning from this one."""
    learned = _learned(list(verdicts), np.array([*scorer.weights, *scorer.nobody]), hold).tolist()
    weights, nobody = learned[: len(FEATURES)], learned[len(FEATURES) :]
    return replace(scorer, weights=tuple(weights), nobody=tuple(nobody), source=source or scorer.source)


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
