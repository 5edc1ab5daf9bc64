"""A ranker that learns the order of suggestions from what people confirmed. It gives scores; it can hide nothing.

A logistic regression over pairs of narrative and code: the engine's own score and place, and which facts stood in
narratives for which people chose that code. Its weights are plain numbers in a JSON file, each with a name to read.
"""

import json
import math
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from netra.engine.suggest import Draft

FORMAT = "netra-ranker-1"


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


def crosses(draft: Draft, code: str) -> dict[str, float]:
    """The named numbers of one pair: those of the engine, and each fact joined with the code."""
    found = {f"code={code}": 1.0, f"code={code}&side={draft.side}": 1.0}
    for place, one in enumerate(draft.scored):
        if one.code == code:
            found["score"], found["place"] = one.score, 1 / (place + 1)
            found[f"code={code}&conduct={one.conduct}"] = 1.0
    found |= {f"code={code}&{key}": 1.0 for key in draft.keys}
    return found | {f"code={code}&status={one.status}": one.weight for one in draft.standings}


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
