"""The figures of `detect.py`: how well guesses about texts agree with people, with intervals."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

STANCES = ("support", "oppose", "neutral", "none")
DRAWS, SEED, SHARE = 1000, 20, 0.95


@dataclass(frozen=True, slots=True)
class Item:
    """A text; `target`, `stance` and `partisan` are empty where nobody labelled it."""

    id: str
    text: str
    contest: str
    target: str = ""
    stance: str = ""
    partisan: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    target: str = "none"
    stance: str = "none"
    partisan: bool = False
    score: float = 0.0


def told(name: str, items: Sequence[Item], guesses: Sequence[Guess]) -> dict[str, Any]:
    """The figures of all items and by contest, printed."""
    result = {"all": with_intervals(items, guesses)}
    for contest in sorted({item.contest for item in items}):
        places = [place for place, item in enumerate(items) if item.contest == contest]
        result[contest or "no contest"] = with_intervals([items[at] for at in places], [guesses[at] for at in places])
    print(f"\n{name}")
    for part, figures in result.items():
        cells = " ".join(
            f"{key} {value[0]:.3f} [{value[1]:.2f}-{value[2]:.2f}]"
            for key, value in figures.items()
            if isinstance(value, list)
        )
        print(f"  {part:<14} n {figures['n']:<5} {cells} false positives {figures['false_positives']}")
    return result


def figures_of(items: Sequence[Item], guesses: Sequence[Guess]) -> dict[str, float]:
    """Precision, recall, F1, correlation, target accuracy, macro F1 of the stances that occur."""
    truth = np.array([item.partisan == "yes" for item in items])
    said = np.array([guess.partisan for guess in guesses])
    hit, wrong = int((truth & said).sum()), int((~truth & said).sum())
    missed, right = int((truth & ~said).sum()), int((~truth & ~said).sum())
    product = float(hit + wrong) * (hit + missed) * (right + wrong) * (right + missed)
    stances = []
    for stance in STANCES:
        theirs = [item.stance == stance for item in items]
        ours = [guess.stance == stance for guess in guesses]
        if any(theirs):
            both = sum(a and b for a, b in zip(theirs, ours, strict=True))
            stances.append(2 * both / (sum(theirs) + sum(ours)))
    return {
        "precision": hit / (hit + wrong) if hit + wrong else 0.0,
        "recall": hit / (hit + missed) if hit + missed else 0.0,
        "F1": 2 * hit / (2 * hit + wrong + missed) if hit + wrong + missed else 0.0,
        "MCC": (hit * right - wrong * missed) / product**0.5 if product else 0.0,
        "target": float(np.mean([item.target == guess.target for item, guess in zip(items, guesses, strict=True)])),
        "stance": float(np.mean(stances)) if stances else 0.0,
    }


def with_intervals(items: Sequence[Item], guesses: Sequence[Guess]) -> dict[str, Any]:
    chance = random.Random(SEED)  # noqa: S311
    draws = []
    for _ in range(DRAWS):
        places = chance.choices(range(len(items)), k=len(items))
        draws.append(figures_of([items[at] for at in places], [guesses[at] for at in places]))
    found: dict[str, Any] = {"n": len(items)}
    low, high = (1 - SHARE) / 2 * 100, (1 + SHARE) / 2 * 100
    for name, value in figures_of(items, guesses).items():
        spread = [draw[name] for draw in draws]
        found[name] = [
            round(value, 4),
            round(float(np.percentile(spread, low)), 3),
            round(float(np.percentile(spread, high)), 3),
        ]
    pairs = zip(items, guesses, strict=True)
    found["false_positives"] = sum(guess.partisan and item.partisan == "no" for item, guess in pairs)
    return found
