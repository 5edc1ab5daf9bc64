"""Training rows out of judgements, and a ranker out of training rows."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from netra.domain.loading import load
from netra.engine.suggest import read
from netra.suggestions import queries, rank_learning, ranking
from netra.suggestions.masking import masked
from netra.suggestions.queries import Judgement, ranker_path, text_key
from netra.suggestions.rank_learning import Lesson, TooFew, Trial

Narratives = Callable[[Sequence[int]], dict[int, tuple[str, tuple[str, ...]]]]
CHUNK = 500


class BadRow(ValueError):
    """A line of a training file that cannot be used; `line` counts from 1."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path}, line {line}: {why}")
        self.path, self.line, self.why = path, line, why


@dataclass(frozen=True, slots=True)
class Trained:
    """What training came to. `is_kept`: the new ranker is better on unseen narratives and is used from now on."""

    trial: Trial
    is_kept: bool


def training_rows(kind: str, narratives: Narratives) -> Iterator[dict[str, Any]]:
    """The last judgement on each matter with its narrative, without what points to a person.

    `narratives` gives, for ids of matters, the text and the names to take out; matters whose text is gone or was
    changed after the judgement are left out.
    """
    for chunk in _chunks(queries.latest_of_all(kind)):
        texts = narratives([one.subject_id for one in chunk])
        for one in chunk:
            text, names = texts.get(one.subject_id, ("", ()))
            if text and text_key(text) == one.text_key:
                yield _row(one, masked(text, names))


def _row(one: Judgement, narrative: str) -> dict[str, Any]:
    return {
        "id": f"n{one.pk}",
        "narrative": narrative,
        "act_on": one.act_on.isoformat(),
        "region_code": one.region_code or None,
        "expected_codes": one.chosen,
        "suggested": one.offered,
        "misfit": one.misfit or None,
        "way": one.way,
        "judged_on": one.at.date().isoformat(),
        "engine": one.engine,
        "catalogue": one.catalogue,
    }


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a file of JSON lines. Raises `BadRow`, and `OSError` where it cannot be opened."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _checked(path, number, line)


def _checked(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
        date.fromisoformat(row["act_on"])
        codes = row["expected_codes"]
        fits = isinstance(row["narrative"], str) and isinstance(codes, list)
    except (ValueError, KeyError, TypeError) as error:
        raise BadRow(path, number, f"narrative, act_on or expected_codes cannot be read ({error})") from None
    unknown = [code for code in codes if code not in load().rules] if fits else ["?"]
    if unknown:
        raise BadRow(path, number, f"no such kind of act: {', '.join(map(str, unknown))}")
    return dict(row)


def train(rows: Iterable[dict[str, Any]]) -> Trained:
    """Try the ranker on rows it has not seen, and keep it when it puts a chosen code first more often.

    Raises `TooFew` below fifty rows in which a code was chosen.
    """
    catalogue = load()
    lessons = [
        Lesson(
            read(
                row["narrative"],
                on=date.fromisoformat(row["act_on"]),
                region_code=row.get("region_code"),
                catalogue=catalogue,
            ),
            frozenset(row["expected_codes"]),
        )
        for row in rows
        if row["expected_codes"]
    ]
    trial = rank_learning.try_out(lessons, catalogue=catalogue.version)
    if trial.is_better:
        ranking.save(rank_learning.fit(lessons, catalogue=catalogue.version), ranker_path())
    return Trained(trial, trial.is_better)


def forget() -> bool:
    """Go back to the engine's own order; whether there was a ranker to take away."""
    path = ranker_path()
    there = path.exists()
    path.unlink(missing_ok=True)
    return there


def _chunks(judgements: Iterable[Judgement]) -> Iterator[list[Judgement]]:
    chunk: list[Judgement] = []
    for one in judgements:
        chunk.append(one)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


__all__ = ["BadRow", "TooFew", "Trained", "forget", "rows_of", "train", "training_rows"]
