"""ACTIVITIES in, FLAGS out: scan, judge, look at target accounts, tell phase and kinds of act, assemble.

    screener = make_screener(lexicon, catalogue=catalogue)      # some seconds for the pairs of a nation
    flags = screen(batch, screener)

What is read of an activity: a post or comment is its `text`; of the other verbs it is what the target says
(`target_text`, or `text` where that is missing), and the account it belongs to (`target_handle`). Screening is a
function of the batch and the versions in its flags alone, and may run in several threads at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from netra.domain.rulebook import Catalogue
from netra.engine.schemas import ACTIVITIES, FLAGS, TEXT_VERBS, check
from netra.engine.screening.judging import NO_LEVEL, Judge, make_judge
from netra.engine.screening.lexicon import Lexicon
from netra.engine.screening.model import Model
from netra.engine.screening.pipeline_entries import LIKED, Accounts, joined, of_texts
from netra.engine.screening.pipeline_flags import NO_DAY, Assembler, days_of
from netra.engine.screening.pipeline_scan import scan
from netra.engine.screening.program import Program, compile_program
from netra.engine.screening.words import Hits, Scan

ENGINE: Final = "screening/1"
_WROTE = pa.array(sorted(TEXT_VERBS))
_EVER: Final = 1 << 40


@dataclass(frozen=True, eq=False)
class Screener:
    """Made once, used for many batches."""

    program: Program
    judge: Judge
    accounts: Accounts
    assembler: Assembler
    versions: Mapping[str, str]
    contest: int  # taken where a row names none, -1 for none
    from_day: NDArray[np.int64] | None  # by pattern, where any has days
    to_day: NDArray[np.int64] | None


def make_screener(lexicon: Lexicon, *, catalogue: Catalogue, model: Model | None = None, contest: str = "") -> Screener:
    """Compile everything. `contest`: what every row is about that does not say so itself; `ValueError` if unknown."""
    model = model or Model.load()
    program = compile_program(lexicon, model.vocabulary)
    if contest and contest not in program.contest_index:
        raise ValueError(f"The lexicon has no contest {contest!r}.")
    versions = {
        "engine": ENGINE,
        "lexicon": lexicon.version,
        "model": model.version,
        "catalogue": catalogue.version,
    }
    has_days = any(one.starts_on or one.ends_on for one in lexicon.patterns)
    epoch = np.datetime64("1970-01-01")
    days = [
        np.array([(np.datetime64(day) - epoch).astype(int) if day else ever for day in column], np.int64)
        for column, ever in (
            ([one.starts_on for one in lexicon.patterns], -_EVER),
            ([one.ends_on for one in lexicon.patterns], _EVER),
        )
    ]
    return Screener(
        program,
        make_judge(lexicon, program, model),
        Accounts(lexicon, program.contests),
        Assembler(lexicon, program.contests, catalogue, versions),
        versions,
        program.contest_index.get(contest, -1),
        days[0] if has_days else None,
        days[1] if has_days else None,
    )


def screen(batch: pa.RecordBatch, screener: Screener) -> pa.RecordBatch:
    """The flags of a batch, in its order. Raises `WrongTable` when it is no table of activities."""
    check(batch.schema, ACTIVITIES)
    wrote = pc.is_in(batch.column("verb"), value_set=_WROTE)
    texts, is_target = _texts(batch, wrote)
    contests = _contests(batch, screener)
    wanted = None if contests is None else contests >= 0
    found = scan(texts, screener.program, contests=contests, wanted=wanted)
    found = _in_time(found, batch, screener)
    entries = of_texts(screener.judge(found, texts, contests))
    others = np.flatnonzero(~wrote.to_numpy(zero_copy_only=False))
    if len(others):
        entries.reasons[np.isin(entries.row, others)] |= LIKED
        entries = joined(entries, screener.accounts.entries(batch, others))
    entries = entries.take(np.flatnonzero(entries.level != NO_LEVEL))
    if not len(entries):
        return pa.RecordBatch.from_pylist([], schema=FLAGS)
    return screener.assembler.flags(batch, texts, is_target, entries, found.hits)


def _texts(batch: pa.RecordBatch, wrote: pa.Array) -> tuple[pa.Array, pa.Array]:
    """What is read of every row, and whether it is what the target says."""
    text, target = batch.column("text"), batch.column("target_text")
    if target.null_count == len(target):
        return text, pa.array(np.zeros(len(batch), np.bool_))
    is_target = pc.and_(pc.invert(wrote), pc.is_valid(target))
    return pc.if_else(is_target, target, text), is_target


def _contests(batch: pa.RecordBatch, screener: Screener) -> NDArray[np.int32] | None:
    column = batch.column("contest")
    if column.null_count == len(column) and screener.contest < 0:
        return None
    known: Any = pc.index_in(column, value_set=pa.array(screener.program.contests, pa.string()))
    numbers: NDArray[np.int32] = pc.fill_null(known, -1).to_numpy().astype(np.int32)
    is_given = pc.fill_null(pc.not_equal(column, ""), False).to_numpy(zero_copy_only=False)
    numbers[~is_given] = screener.contest
    return numbers


def _in_time(found: Scan, batch: pa.RecordBatch, screener: Screener) -> Scan:
    """Without the hits of patterns that people want used on other days."""
    if screener.from_day is None or screener.to_day is None or not len(found.hits):
        return found
    created, seen = days_of(batch.column("created_at")), days_of(batch.column("seen_at"))
    day = np.where(pc.is_valid(batch.column("created_at")).to_numpy(zero_copy_only=False), created, seen)
    on, hits = day[found.hits.row], found.hits
    holds = (on <= NO_DAY) | ((screener.from_day[hits.pattern] <= on) & (on <= screener.to_day[hits.pattern]))
    columns: tuple[Any, ...] = (hits.row, hits.pattern, hits.word_from, hits.word_to, hits.start, hits.end)
    return Scan(Hits(*(one[holds] for one in columns)), found.words)
