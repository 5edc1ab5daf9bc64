"""Learning the order of suggestions from what people confirmed, and trying it on what was not learned from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from netra.engine.suggest import Draft
from netra.suggestions.ranking import Ranker, crosses

FEWEST = 50  # judged narratives with at least one fitting code
FOLDS = 5
STRENGTH = 0.5  # inverse of the penalty; small keeps the engine's own order where little was judged


@dataclass(frozen=True, slots=True)
class Lesson:
    """A narrative as the engine reads it, and the codes a person found fitting (at least one)."""

    draft: Draft
    chosen: frozenset[str]


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
