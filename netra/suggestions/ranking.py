"""A ranker that learns the order of suggestions from what people confirmed. It gives scores; it can hide nothing.

A logistic regression over pairs of narrative and code: the engine's own score and place, and which facts stood in
narratives for which people chose that code. Its weights are plain numbers in a JSON file, each with a name to read.
"""

import json
import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from netra.engine.suggest import Draft

FORMAT = "netra-ranker-1"
FEWEST = 50  # judged narratives with at least one fitting code
FOLDS = 5
STRENGTH = 0.5  # inverse of the penalty; small keeps the engine's own order where little was judged


@dataclass(frozen=True, slots=True)
class Lesson:
    """A narrative as the engine reads it, and the codes a person found fitting (at least one)."""

    draft: Draft
    chosen: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights by name. Called with what the engine read, it gives every scored code a score between 0 and 1."""

    weights: Mapping[str, float]
    bias: float
    lessons: int
    catalogue: str

    def __call__(self, draft: Draft) -> dict[str, float]:
        return {one.code: self._score(draft, one.code) for one in draft.scored}

    def _score(self, draft: Draft, code: str) -> float:
        total = self.bias + sum(self.weights.get(name, 0.0) * n for name, n in crosses(draft, code).items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Trial:
    """How often the first suggestion was one that a person chose, on narratives the ranker had not seen."""

    lessons: int
    engine: float
    ranker: float

    @property
    def is_better(self) -> bool:
        return self.ranker > self.engine


class TooFew(ValueError):
    """There is not enough to learn from yet."""

    def __init__(self, found: int) -> None:
        super().__init__(found)
        self.found = found


def crosses(draft: Draft, code: str) -> dict[str, float]:
    """The named numbers of one pair: those of the engine, and each fact joined with the code."""
    found = {f"code={code}": 1.0, f"code={code}&side={draft.side}": 1.0}
    for place, one in enumerate(draft.scored):
        if one.code == code:
            found["score"], found["place"] = one.score, 1 / (place + 1)
            found[f"code={code}&conduct={one.conduct}"] = 1.0
    found |= {f"code={code}&{key}": 1.0 for key in draft.keys}
    return found | {f"code={code}&status={one.status}": one.weight for one in draft.standings}


def fit(lessons: Sequence[Lesson], *, catalogue: str) -> Ranker:
    """Learn from all lessons. The same lessons in the same order give the same weights.

    Raises `TooFew` where every code fits, or none does, so that there is nothing to tell apart.
    """
    pairs = [
        (crosses(lesson.draft, one.code), one.code in lesson.chosen)
        for lesson in lessons
        for one in lesson.draft.scored
    ]
    answers = np.array([fits for _cross, fits in pairs], dtype=int)
    if answers.min(initial=1) >= answers.max(initial=0):
        raise TooFew(len(lessons))
    vectors = DictVectorizer()
    rows = vectors.fit_transform([cross for cross, _fits in pairs])
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(rows, answers)
    named = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {str(name): round(float(weight), 6) for name, weight in named if abs(weight) > 1e-6}
    return Ranker(weights, round(float(model.intercept_[0]), 6), len(lessons), catalogue)


def try_out(lessons: Sequence[Lesson], *, catalogue: str) -> Trial:
    """Five times learn from four fifths and ask about the rest. Raises `TooFew`."""
    if len(lessons) < FEWEST:
        raise TooFew(len(lessons))
    engine = ranker = 0
    for fold in range(FOLDS):
        learned = [one for number, one in enumerate(lessons) if number % FOLDS != fold]
        asked = [one for number, one in enumerate(lessons) if number % FOLDS == fold]
        trained = fit(learned, catalogue=catalogue)
        for lesson in asked:
            engine += _first(lesson.draft) in lesson.chosen
            ranker += _first(lesson.draft, trained) in lesson.chosen
    return Trial(len(lessons), engine / len(lessons), ranker / len(lessons))


def _first(draft: Draft, ranker: Ranker | None = None) -> str:
    if not draft.scored:
        return ""
    if ranker is None:
        return draft.scored[0].code
    scores = ranker(draft)
    return max(draft.scored, key=lambda one: (scores[one.code], one.score)).code


def save(ranker: Ranker, path: Path) -> None:
    """Write the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    with new.open("w", encoding="utf-8") as file:
        json.dump({"format": FORMAT, **asdict(ranker)}, file, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def load(path: Path) -> Ranker | None:
    """The ranker kept at `path`; `None` where there is none, or one this version cannot read."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(kept, dict) or kept.get("format") != FORMAT:
        return None
    return Ranker(kept["weights"], kept["bias"], kept["lessons"], kept["catalogue"])
