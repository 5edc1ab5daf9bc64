"""Fits shares of answers to numbered rows: softmax regression, and its weights in whole steps of a byte."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array

FEW = 400  # a question that fewer narratives answer is held back more
Answers = Mapping[str, float]
Table: TypeAlias = Any  # a csr_array of numbers, narratives by names; scipy names no types


def as_table(rows: Sequence[Mapping[int, float]], width: int) -> Table:
    """Rows of numbers by their column."""
    cells = [(at, column, number) for at, row in enumerate(rows) for column, number in row.items()]
    if not cells:
        return csr_array((len(rows), width))
    at, columns, values = zip(*cells, strict=True)
    return csr_array((values, (at, columns)), shape=(len(rows), width))


def fit(
    table: Table,
    answers: Sequence[Answers],
    names: Sequence[str],
    counts: Sequence[float],
    held: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Penalised softmax regression: a column of weights and a constant for every answer."""
    rows = [at for at, one in enumerate(answers) if one]
    wanted = np.array([[answers[at].get(name, 0.0) for name in names] for at in rows])
    count = np.array([counts[at] for at in rows])[:, None]
    here = csr_array(table[rows])
    there = csr_array(here.T)
    many, width = here.shape[1], len(names)
    penalty = held * max(1.0, FEW / len(rows))

    def cost(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(many + 1, width)
        sums = here @ weights[:-1] + weights[-1]
        sums -= sums.max(axis=1, keepdims=True)
        logs = sums - np.log(np.exp(sums).sum(axis=1, keepdims=True))
        off = count * (np.exp(logs) - wanted)
        slope = np.vstack([there @ off + penalty * weights[:-1], off.sum(axis=0) + 1e-3 * weights[-1]])
        held_back = penalty * (weights[:-1] ** 2).sum() + 1e-3 * (weights[-1] ** 2).sum()
        return float(-(count * wanted * logs).sum() + held_back / 2), slope.ravel()

    start = np.zeros((many + 1) * width)
    found = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": 400, "ftol": 1e-8})
    weights = found.x.reshape(many + 1, width)
    return weights[:-1], weights[-1]


def small(
    names: Sequence[str], weights: NDArray[np.float64], bias: NDArray[np.float64], *, least: int
) -> dict[str, Any]:
    """Weights in whole steps of a byte, as they are kept; a name with fewer than `least` steps everywhere is not."""
    steps = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    whole = np.rint(weights / steps).astype(np.int8)
    used = np.abs(whole).max(axis=1) >= least
    return {
        "bias": [round(float(one), 5) for one in bias],
        "steps": [float(f"{one:.5g}") for one in steps],
        "names": [name for name, is_used in zip(names, used, strict=True) if is_used],
        "weights": b64encode(whole[used].tobytes()).decode("ascii"),
    }
