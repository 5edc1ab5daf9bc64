"""Judgment of a scanned batch: which contest, which pair, for or against, how sure, and why.

    judge = make_judge(lexicon, program, model)
    judged = judge(scan, texts, contests)

`Judged` is arrays, one entry for every text of the scan that names or addresses a pair of a contest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from netra.engine.screening import saying
from netra.engine.screening.features_facts import FACT, FIRST_WORD
from netra.engine.screening.judging_kernel import MOST_PAIRS, Found, judge_rows
from netra.engine.screening.judging_marks import Patterns, room_for
from netra.engine.screening.judging_tokens import Weighing, beginnings, slots_of, tokens_for
from netra.engine.screening.judging_twin import MOST_CONTESTS, spoken
from netra.engine.screening.lexicon import Lexicon
from netra.engine.screening.marking import Marks, marks_of
from netra.engine.screening.model import OUTPUTS, Model
from netra.engine.screening.program import Program
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
    """Made once for a lexicon, program and model; may be used by several threads."""

    model: Model
    contests: tuple[str, ...]
    marks: Marks

    def __call__(self, scan: Scan, texts: pa.Array, contests: NDArray[np.int32] | None = None) -> Judged:
        """Judge the rows of a scan. `texts`: the column that was scanned; `contests`: by row of it, the contest it is
        known to be about as the program numbers them, or -1."""
        words, hits = scan.words, scan.hits
        rows, longest = len(words.rows), int(np.diff(words.offsets).max(initial=0))
        most = int(np.bincount(hits.row).max(initial=0)) if len(hits) else 0
        found = _room(rows)
        known = np.empty(0, np.int32) if contests is None else np.ascontiguousarray(contests, np.int32)
        entries = judge_rows(
            _bytes_of(texts),
            known,
            (hits.row, hits.pattern, hits.word_from, hits.word_to),
            (words.rows, words.offsets, words.feature, words.start, words.end, words.kind, words.after),
            self._patterns,
            self._speech,
            self._weighing(),
            tokens_for(longest),
            room_for(longest, most),
            found,
            (self.model.suggest, self.model.strong, self.model.shortest),
        )
        return self._judged(found, entries)

    @cached_property
    def _patterns(self) -> Patterns:
        return Patterns(*(getattr(self.marks, name) for name in Patterns._fields))

    @cached_property
    def _speech(self) -> NDArray[np.int64]:
        speech, speaking = np.zeros(FIRST_WORD + len(self.model.words), np.int64), self.model.speaking
        speech[list(speaking.women)] |= 1
        speech[list(speaking.men)] |= 2
        for feature, figure in speaking.figures.items():
            speech[feature] |= figure << 2
        return speech

    @cached_property
    def _tables(self) -> tuple[NDArray[Any], ...]:
        known = self.model.known
        features = FIRST_WORD + known.words
        titles, negations = np.zeros(features, np.bool_), np.zeros(features, np.bool_)
        titles[list(known.titles)] = True
        negations[list(known.negations)] = True
        weights = self.model.thousandths
        spoken_for = [spoken(row) for row in weights[known.first_class : known.first_gram]]
        edge = np.array(spoken_for, np.int64).reshape(-1, 3)
        cues = {gram: sum(1 << one for one in classes) for gram, classes in known.cues.items()}
        firsts = np.array([known.first_class, known.first_gram, known.first_couple, known.first_fact])
        speaks = np.any(weights != 0, axis=1)
        tables = (weights.astype(np.int32), speaks, edge, *slots_of(cues, np.uint64), *slots_of(known.grams, np.int64))
        return (*tables, beginnings(known.cues, known.grams, features), titles, negations, firsts)

    @cached_property
    def _by_form(self) -> "_Meanings":
        return _meanings({FACT[name]: _BIT[key] for name, key in _FORM_KEYS.items()})

    @cached_property
    def _by_class(self) -> "_Meanings":
        keys = enumerate(saying.key_of(name) for name in self.model.classes)
        return _meanings({place: _BIT[key] for place, key in keys if key in _BIT})

    def _weighing(self) -> Weighing:
        known = self.model.known
        columns: Any = (
            *self._tables,
            known.classes,
            np.zeros(known.rows + 1, np.int32),
            np.zeros(1, np.int32),
            np.zeros((MOST_PAIRS, len(OUTPUTS)), np.int64),
            np.zeros((MOST_PAIRS, known.classes, 3), np.int64),
            np.zeros(MOST_PAIRS, np.uint64),
            np.zeros(known.classes, np.int64),
            np.zeros(known.classes, np.int64),
            np.zeros(MOST_PAIRS + 1, np.int64),
        )
        return Weighing(*columns)

    def _judged(self, found: Found, entries: int) -> Judged:
        columns: Any = [column[:entries] for column in found]
        one = Found(*columns)
        reasons = _told(self._by_form, one.facts) | _told(self._by_class, one.classes)
        reasons |= np.where(one.contest < 0, _BIT["SEVERAL_CONTESTS"], np.uint64(0))
        reasons |= np.where(one.is_short, _BIT["SHORT"], np.uint64(0))
        fits_at = np.concatenate([[0], np.cumsum(one.many)]).astype(np.int32)
        fits = one.fits[np.arange(MOST_CONTESTS) < one.many[:, None]]
        return Judged(
            one.row, one.contest, one.target, one.ballots, one.stance, one.score, one.level, reasons, fits_at, fits
        )


_Meanings = tuple[NDArray[np.uint64], ...]
_PIECE: Final = 11  # bits looked up at once


def _meanings(bits: Mapping[int, np.uint64]) -> _Meanings:
    """By piece of a word of 64 bits and what stands in it: what those of `bits` stand for."""
    found = np.zeros((-(-64 // _PIECE), 1 << _PIECE), np.uint64)
    for bit, meaning in bits.items():
        piece, place = divmod(bit, _PIECE)
        found[piece, np.arange(1 << _PIECE) >> place & 1 == 1] |= meaning
    return tuple(found)


def _told(tables: _Meanings, words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """What the bits of each word stand for, together."""
    found = np.zeros(len(words), np.uint64)
    for piece, table in enumerate(tables):
        if table.any():
            found |= table[(words >> np.uint64(piece * _PIECE) & np.uint64((1 << _PIECE) - 1)).astype(np.intp)]
    return found


def _room(rows: int) -> Found:
    kinds = (np.int32, np.int32, np.int16, np.uint64, np.int8, np.float32, np.int8, np.uint64, np.uint64, np.bool_)
    columns: Any = [np.zeros(rows, kind) for kind in kinds]
    columns += [np.zeros((rows + 1, MOST_CONTESTS), np.int32), np.zeros(rows, np.int32)]
    return Found(*columns)


def _bytes_of(texts: pa.Array) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The bytes of a column of strings, and where each text begins."""
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    if texts.type not in (pa.string(), pa.large_string()):
        texts = texts.cast(pa.string())
    _, places, data = texts.buffers()
    of_type = np.int64 if texts.type == pa.large_string() else np.int32
    at = np.frombuffer(places, of_type) if places is not None and len(texts) else np.zeros(1, of_type)
    content = np.frombuffer(data, np.uint8) if data is not None and data.size else np.zeros(1, np.uint8)
    return content, at[texts.offset : texts.offset + len(texts) + 1].astype(np.int64)


def make_judge(lexicon: Lexicon, program: Program, model: Model) -> Judge:
    """A judge for a program that was compiled with `model.vocabulary`. Raises `ValueError` for another one."""
    if program.lexicon != lexicon.version:
        raise ValueError(f"The program is of lexicon {program.lexicon}, not {lexicon.version}.")
    return Judge(model, program.contests, marks_of(lexicon, program.contests))
