"""What one text says in one contest: which pair, for or against, how sure. The plain twin of the kernel."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from netra.engine.screening.features import Told, features_of, shorten
from netra.engine.screening.features_facts import BY_PART
from netra.engine.screening.model import ABOUT, FOR, NEUTRAL, OPPOSE, PARTISAN, SEVERAL, SUPPORT, Model

NOBODY: Final = 0
MANY: Final = -1  # several pairs
BARELY: Final = 0.2  # a text that names a pair is about nobody only below this


@dataclass(frozen=True, slots=True)
class Opinion:
    """`target`: a ballot number, NOBODY or MANY; `ballots`: the pairs named; `stance`: SUPPORT, OPPOSE or NEUTRAL;
    `score`: how likely this shows partisanship, 0 to 1; `rows`: the rows of weights that decided."""

    target: int
    ballots: tuple[int, ...]
    stance: int
    score: float
    words: int
    rows: tuple[int, ...] = ()


def judge(told: Sequence[Told], model: Model) -> Opinion:
    """The opinion of a text whose words have their owners."""
    short = shorten(told, model.known.titles)
    pairs = tuple(sorted({token.owner for token in short.tokens if token.owner}))
    if not pairs:
        return Opinion(NOBODY, (), NEUTRAL, 0.0, short.words)
    seen = {pair: sorted(features_of(short, pair, model.known)) for pair in pairs}
    sums = {pair: _sums(rows, model) for pair, rows in seen.items()}
    best = max(pairs, key=lambda pair: (sums[pair][ABOUT], -pair))
    named = any(token.form >= BY_PART for token in short.tokens)
    neutral = _logistic(-sums[best][PARTISAN])
    about = _logistic(sums[best][ABOUT])
    several = 0.0
    if len(pairs) > 1:
        several = _logistic(sum(sums[pair][SEVERAL] for pair in pairs) / len(pairs))
    score = (1 - several) * about * (1 - neutral)
    rows = tuple(seen[best])
    if several > 0.5:
        return Opinion(MANY, pairs, NEUTRAL, score, short.words, rows)
    if about < (BARELY if named else 0.5):
        return Opinion(NOBODY, pairs, NEUTRAL, score, short.words, rows)
    stance = NEUTRAL if neutral >= 0.5 else SUPPORT if sums[best][FOR] >= 0 else OPPOSE
    return Opinion(best, pairs, stance, score, short.words, rows)


def _sums(rows: Sequence[int], model: Model) -> list[int]:
    """By output, in thousandths."""
    sums: list[int] = model.thousandths[[*rows, -1]].sum(axis=0).tolist()
    return sums


def _logistic(thousandths: float) -> float:
    return 1 / (1 + math.exp(-min(40.0, max(-40.0, thousandths / 1000))))
