"""Judgment of a scanned batch: which contest, which pair, for or against, how sure, and why.

    judge = make_judge(lexicon, program, model)
    judged = judge(scan, texts, contests)

`Judged` is arrays, one entry for every text of the scan that names or addresses a pair of a contest.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from netra.engine.screening import saying
from netra.engine.screening.features import FACT
from netra.engine.screening.judging_twin import Verdict, verdict
from netra.engine.screening.lexicon import Lexicon
from netra.engine.screening.marking import Marks, marks_of
from netra.engine.screening.model import Model
from netra.engine.screening.program import Program
from netra.engine.screening.reading import words_of
from netra.engine.screening.words import Scan

NO_LEVEL: Final = -1
LEVELS: Final = ("suggest", "strong")
STANCES: Final = ("support", "oppose", "neutral")
_BIT: Final = {key: np.uint64(1 << place) for place, key in enumerate(saying.KEYS)}
_FORM_KEYS: Final = {
    "by name": "NAMED",
    "by part": "PART_NAMED",
    "by number": "NUMBERED",
    "by tag only": "TAGGED",
    "unnamed": "ADDRESSED",
    "two pairs": "COMPARED",
    "three pairs or more": "COMPARED",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """By entry: `row` of the batch; `contest`, as the program numbers them, -1 where nothing decides between `fits`;
    `target`: ballot number, 0 nobody, -1 several; `ballots` and `reasons`: bits (of numbers; of `saying.KEYS`);
    `stance`: into STANCES; `score`: 0 to 1; `level`: into LEVELS, NO_LEVEL below the lower threshold.
    `fits[fits_at[i]:fits_at[i + 1]]` are the contests entry i may be about."""

    row: NDArray[np.int32]
    contest: NDArray[np.int32]
    target: NDArray[np.int16]
    ballots: NDArray[np.uint64]
    stance: NDArray[np.int8]
    score: NDArray[np.float32]
    level: NDArray[np.int8]
    reasons: NDArray[np.uint64]
    fits_at: NDArray[np.int32]
    fits: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.row)

    def keys(self, entry: int) -> list[str]:
        """The reasons of an entry."""
        bits = int(self.reasons[entry])
        return [key for place, key in enumerate(saying.KEYS) if bits >> place & 1]

    def numbers(self, entry: int) -> list[int]:
        """The ballot numbers an entry names."""
        bits = int(self.ballots[entry])
        return [number for number in range(1, 64) if bits >> number & 1]


@dataclass(frozen=True)
class Judge:
    """Made once for a lexicon, program and model."""

    model: Model
    contests: tuple[str, ...]
    marks: Marks

    def __call__(self, scan: Scan, texts: pa.Array, contests: NDArray[np.int32] | None = None) -> Judged:
        """Judge the rows of a scan. `texts`: the column that was scanned; `contests`: by row of it, the contest it is
        known to be about as the program numbers them, or -1."""
        found = [(row, one) for row, one in self._verdicts(scan, texts, contests)]
        ends = np.cumsum([0, *(len(one.fits) for _, one in found)])
        scores = np.array([one.opinion.score for _, one in found], np.float32)
        level = np.where(scores >= self.model.suggest, 0, NO_LEVEL)
        level[[one.is_strong for _, one in found]] = 1
        return Judged(
            np.array([row for row, _ in found], np.int32),
            np.array([one.contest for _, one in found], np.int32),
            np.array([one.opinion.target for _, one in found], np.int16),
            np.array([sum(1 << min(63, b) for b in one.opinion.ballots) for _, one in found], np.uint64),
            np.array([one.opinion.stance for _, one in found], np.int8),
            scores,
            level.astype(np.int8),
            np.array([self._reasons(one) for _, one in found], np.uint64),
            ends.astype(np.int32),
            np.array([fit for _, one in found for fit in one.fits], np.int32),
        )

    def _verdicts(self, scan: Scan, texts: pa.Array, contests: NDArray[np.int32] | None) -> list[tuple[int, Verdict]]:
        found = []
        ends = np.searchsorted(scan.hits.row, scan.words.rows, "right")
        starts = np.searchsorted(scan.hits.row, scan.words.rows, "left")
        for place, row in enumerate(scan.words.rows.tolist()):
            start, end = (int(one) for one in scan.words.offsets[place : place + 2])
            hits = [
                (
                    int(scan.hits.pattern[hit]),
                    int(scan.hits.word_from[hit]) - start,
                    int(scan.hits.word_to[hit]) - start,
                )
                for hit in range(starts[place], ends[place])
            ]
            words = words_of(scan, (texts[row].as_py() or "").encode(), start, end)
            one = verdict(words, hits, -1 if contests is None else int(contests[row]), self.marks, self.model)
            if one:
                found.append((row, one))
        return found

    def _reasons(self, one: Verdict) -> np.uint64:
        first = self.model.known.first_fact
        facts = {row - first for row in one.opinion.rows if row >= first}
        bits = np.uint64(0)
        for name, key in _FORM_KEYS.items():
            if FACT[name] in facts:
                bits |= _BIT[key]
        for place in one.classes:
            bits |= _BIT[saying.key_of(self.model.classes[place])]
        if one.contest < 0:
            bits |= _BIT["SEVERAL_CONTESTS"]
        if one.opinion.words < self.model.shortest:
            bits |= _BIT["SHORT"]
        return bits


def make_judge(lexicon: Lexicon, program: Program, model: Model) -> Judge:
    """A judge for a program that was compiled with `model.vocabulary`. Raises `ValueError` for another one."""
    if program.lexicon != lexicon.version:
        raise ValueError(f"The program is of lexicon {program.lexicon}, not {lexicon.version}.")
    return Judge(model, program.contests, marks_of(lexicon, program.contests))
