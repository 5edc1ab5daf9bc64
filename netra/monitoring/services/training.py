"""Weights learned from verdicts: tried on parts they have not seen, kept only if better there, undone in one step."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from netra.engine.screening import twin
from netra.engine.screening.judging import make_judge
from netra.engine.screening.learning import Row, learn
from netra.engine.screening.lexicon import Lexicon
from netra.engine.screening.model import Model
from netra.engine.screening.program import compile_program
from netra.lexicons import queries as lexicons
from netra.monitoring.queries import weights
from netra.monitoring.services.labels import contests_of

FEWEST = 200  # judged texts, at least a quarter of them of either kind
FOLDS = 5
KEEPS = 0.95  # of what the weights in use find rightly, the new ones have to find so much


class TooFew(ValueError):
    """There is not enough to learn from yet."""

    def __init__(self, found: int, rarer: int) -> None:
        super().__init__(found, rarer)
        self.found, self.rarer = found, rarer


@dataclass(frozen=True, slots=True)
class Trial:
    """Agreement with readers on whether words take sides, on texts not learned from, and how many of those that do
    were found."""

    texts: int
    used: float
    learned: float
    used_finds: int
    learned_finds: int

    @property
    def is_better(self) -> bool:
        return self.learned > self.used and self.learned_finds >= KEEPS * self.used_finds


@dataclass(frozen=True, slots=True)
class Trained:
    """What training came to. `version` is that of the new weights, kept or not."""

    trial: Trial
    is_kept: bool
    version: str


def train(rows: Iterable[dict[str, Any]]) -> Trained:
    """Learn from labels (see `services.labels`). Raises `TooFew`.

    Every fifth text is left out in turn. All verdicts are about flagged texts: how often ordinary talk would be
    flagged cannot be seen here, so the thresholds stay those of the weights in use.
    """
    lessons = list(rows)
    sided = sum(row["partisan"] == "yes" for row in lessons)
    rarer = min(sided, len(lessons) - sided)
    if len(lessons) < FEWEST or rarer < FEWEST // 4:
        raise TooFew(len(lessons), rarer)
    lexicon = lexicons.lexicon_for(contests_of(lessons))
    used = Model.load(weights.model_file())
    try:
        trial = _tried(lessons, lexicon, used)
        model = _learned(lessons, lexicon)
    except ValueError as fault:  # nobody compares pairs in them, or all speak of one
        raise TooFew(len(lessons), rarer) from fault
    if trial.is_better:
        _keep(model)
    return Trained(trial, trial.is_better, model.version)


def back() -> str | None:
    """One step back: the weights that were in use before. The version taken away, `None` where there was none."""
    kept = weights.learned()
    if not kept:
        return None
    _write_stack(kept[:-1])
    return kept[-1]


def forget() -> int:
    """Back to the weights that came with the program; how many versions were taken out of use."""
    kept = weights.learned()
    if kept:
        _write_stack([])
    return len(kept)


def _tried(lessons: Sequence[dict[str, Any]], lexicon: Lexicon, used: Model) -> Trial:
    right_used = right_new = finds_used = finds_new = 0
    for fold in range(FOLDS):
        asked = [row for number, row in enumerate(lessons) if number % FOLDS == fold]
        known = [row for number, row in enumerate(lessons) if number % FOLDS != fold]
        answers = [row["partisan"] == "yes" for row in asked]
        for model, is_new in ((used, False), (_learned(known, lexicon), True)):
            said = take_sides(model, lexicon, asked)
            right = sum(one == answer for one, answer in zip(said, answers, strict=True))
            finds = sum(one and answer for one, answer in zip(said, answers, strict=True))
            if is_new:
                right_new, finds_new = right_new + right, finds_new + finds
            else:
                right_used, finds_used = right_used + right, finds_used + finds
    total = len(lessons)
    return Trial(total, right_used / total, right_new / total, finds_used, finds_new)


def take_sides(model: Model, lexicon: Lexicon, rows: Sequence[dict[str, Any]]) -> list[bool]:
    """Whether each text, read in its contest, reaches the lower threshold."""
    program = compile_program(lexicon, model.vocabulary)
    contests = np.array([program.contest_index.get(row["contest"], -1) for row in rows], np.int32)
    column = pa.array([row["text"] for row in rows], pa.string())
    scan = twin.scan(column, program, contests=contests, wanted=contests >= 0)
    judged = make_judge(lexicon, program, model)(scan, column, contests)
    flagged = {int(row) for row, level in zip(judged.row, judged.level, strict=True) if level >= 0}
    return [number in flagged for number in range(len(rows))]


def _learned(lessons: Sequence[dict[str, Any]], lexicon: Lexicon) -> Model:
    rows = [Row(row["text"], row["contest"], row["target"], _stance(row)) for row in lessons]
    return learn(rows, lexicon, about={"texts": len(rows), "from": "verdicts"})


def _stance(row: dict[str, Any]) -> str:
    """To learning, a side that was not taken is none, however friendly the words are."""
    if row["partisan"] == "yes" or row["stance"] == "none":
        return str(row["stance"])
    return "neutral"


def _keep(model: Model) -> None:
    """File first, then the list that names it: killed between, the old weights stay in use."""
    folder = weights.folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = weights.file_of(model.version).with_suffix(".new")
    model.save(new)
    _flush(new)
    new.replace(weights.file_of(model.version))
    _write_stack([one for one in weights.learned() if one != model.version] + [model.version])


def _write_stack(versions: Sequence[str]) -> None:
    path = weights.folder() / weights.STACK
    new = path.with_suffix(".new")
    new.write_text(json.dumps(list(versions)), encoding="utf-8")
    _flush(new)
    new.replace(path)


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
