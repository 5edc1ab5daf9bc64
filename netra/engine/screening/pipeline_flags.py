"""Entries made into a table of flags, column by column."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from hashlib import blake2b
from threading import Lock
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from netra.domain.rulebook import Catalogue
from netra.engine.schemas import FLAGS, MATCH, VERBS
from netra.engine.screening import saying
from netra.engine.screening.expiring import expires_on
from netra.engine.screening.judging import LEVELS, STANCES
from netra.engine.screening.lexicon import ContestWords, Lexicon
from netra.engine.screening.pipeline_entries import Entries
from netra.engine.screening.touching import Touched, touched
from netra.engine.screening.words import Hits

_EPOCH: Final = date(1970, 1, 1)
NO_DAY: Final = -1_000_000
_FARTHEST: Final = 700_000  # days from 1970 that a calendar has
_DAY_US: Final = 86_400_000_000
_WESTERN_US: Final = 7 * 3_600_000_000  # days are those of western Indonesian time
_MOST_REMEMBERED: Final = 1_000_000
_MOST_LISTS: Final = 100_000
_ID_BYTES: Final = 16
_CALLED: Final = {"activity_id": "id"}


def days_of(column: pa.Array) -> NDArray[np.int64]:
    """Days since 1970 in western Indonesian time, NO_DAY where unknown."""
    moments = pc.fill_null(column.cast(pa.int64()), NO_DAY * _DAY_US).to_numpy()
    days: NDArray[np.int64] = (moments + _WESTERN_US) // _DAY_US
    return np.where(np.abs(days) < _FARTHEST, days, NO_DAY)


class Touching:
    """Phases and kinds of act, remembered by verb, day and contest."""

    def __init__(self, contests: tuple[ContestWords | None, ...], catalogue: Catalogue) -> None:
        self.contests, self.catalogue = contests, catalogue
        self._number: dict[int, int] = {}
        self._kinds: dict[Touched, int] = {}
        self._lock = Lock()

    def columns(
        self, verbs: NDArray[np.int64], days: NDArray[np.int64], contests: NDArray[np.int32]
    ) -> tuple[pa.Array, pa.Array]:
        """The phase and the codes of every entry; verbs by place in VERBS, -1 for others."""
        keys = ((days - NO_DAY) * (len(self.contests) + 1) + contests + 1) * (len(VERBS) + 1) + verbs + 1
        distinct, back = np.unique(keys, return_inverse=True)
        with self._lock:
            if len(self._number) > _MOST_REMEMBERED:
                self._number.clear()
            numbers = [self._number.get(key, -1) for key in distinct.tolist()]
            for at in [at for at, number in enumerate(numbers) if number < 0]:
                numbers[at] = self._number[int(distinct[at])] = self._new(int(distinct[at]))
            kinds = list(self._kinds)
        chosen = pa.array(np.array(numbers, np.int64)[back])
        phases = pa.array([one.phase for one in kinds], pa.string())
        codes = pa.array([list(one.codes) for one in kinds], pa.list_(pa.string()))
        return phases.take(chosen), codes.take(chosen)

    def _new(self, key: int) -> int:
        key, verb = divmod(key, len(VERBS) + 1)
        day, contest = divmod(key, len(self.contests) + 1)
        on = None if not day else _EPOCH + timedelta(days=day + NO_DAY)
        about = self.contests[contest - 1] if contest else None
        found = touched(VERBS[verb - 1] if verb else "", on, about, self.catalogue)
        return self._kinds.setdefault(found, len(self._kinds))


class Lists:
    """Lists of what set bits stand for, remembered by the bits."""

    def __init__(self, of: Sequence[Any], kind: pa.DataType) -> None:
        self._of, self._kind = of, pa.list_(kind)
        self._known: dict[int, int] = {}
        self._lists = pa.array([], self._kind)
        self._lock = Lock()

    def column(self, bits: NDArray[np.uint64]) -> pa.ListArray:
        distinct, back = np.unique(bits, return_inverse=True)
        values = distinct.tolist()
        with self._lock:
            new = [value for value in values if value not in self._known]
            if new:
                if len(self._known) > _MOST_LISTS:
                    self._known, self._lists, new = {}, self._lists[:0], values
                self._known |= {value: len(self._lists) + at for at, value in enumerate(new)}
                added = [[one for place, one in enumerate(self._of) if value >> place & 1] for value in new]
                self._lists = pa.concat_arrays([self._lists, pa.array(added, self._kind)])
            lists, numbers = self._lists, [self._known[value] for value in values]
        return lists.take(pa.array(np.array(numbers, np.int64)[back]))


class Assembler:
    """Makes FLAGS of entries for one screener."""

    def __init__(
        self, lexicon: Lexicon, contests: tuple[str, ...], catalogue: Catalogue, versions: dict[str, str]
    ) -> None:
        self.keys = pa.array([*contests, ""])
        self.touching = Touching(tuple(lexicon.contest(key) for key in contests), catalogue)
        self.versions = versions
        self.ballots, self.reasons = Lists(range(64), pa.int16()), Lists(saying.KEYS, pa.string())
        self.kinds = pa.array([one.kind.value for one in lexicon.patterns], pa.string())
        self.pattern_contest = pa.array([one.contest for one in lexicon.patterns], pa.string())
        number = {key: at for at, key in enumerate(contests)}
        self.pattern_number = np.array([number.get(one.contest, -1) for one in lexicon.patterns], np.int32)
        self.pattern_ballot = pa.array([one.ballot_no for one in lexicon.patterns], pa.int16())
        most = max([9, *(one.ballot_no for one in lexicon.patterns)])
        self.targets = pa.array(["multi", "none", *(str(number) for number in range(1, most + 1))])

    def flags(
        self, batch: pa.RecordBatch, texts: pa.Array, is_target: pa.Array, found: Entries, hits: Hits
    ) -> pa.RecordBatch:
        """`texts`: the column that was scanned; `is_target`: whether it is what the target post says."""
        rows = pa.array(found.row)
        taken = {name: batch.column(name).take(rows) for name in batch.schema.names if name in _TAKEN}
        contest = self.keys.take(pa.array(np.where(found.contest < 0, len(self.keys) - 1, found.contest)))
        created, seen = days_of(taken["created_at"]), days_of(taken["seen_at"])
        verbs = pc.fill_null(pc.index_in(taken["verb"], value_set=pa.array(VERBS)), -1).to_numpy()
        on = np.where(created == NO_DAY, seen, created)
        phase, codes = self.touching.columns(verbs.astype(np.int64), on, found.contest)
        columns = {f"activity_{name}" if name == "id" else name: column for name, column in taken.items()}
        columns |= {
            "id": _ids(taken["platform"], taken["id"], contest),
            "contest": contest,
            "contests": pa.ListArray.from_arrays(found.fits.offsets, self.keys.take(found.fits.values)),
            "target": self.targets.take(pa.array(found.target.astype(np.int32) + 1)),
            "ballots": self.ballots.column(found.ballots),
            "stance": pa.array(STANCES).take(pa.array(found.stance)),
            "score": pa.array(found.score),
            "level": pa.array(LEVELS).take(pa.array(found.level)),
            "phase": phase,
            "codes": codes,
            "matches": self._matches(taken["target_handle"], texts, is_target, found, hits),
            "reasons": self.reasons.column(found.reasons),
            "expires_on": _expiring(np.where(seen == NO_DAY, created, seen)),
            **{name: pa.repeat(pa.scalar(version), len(found)) for name, version in self.versions.items()},
        }
        return pa.RecordBatch.from_arrays([columns[one.name] for one in FLAGS], schema=FLAGS)

    def _matches(
        self, handles: pa.Array, texts: pa.Array, is_target: pa.Array, found: Entries, hits: Hits
    ) -> pa.ListArray:
        """Hits of the entry's contest or of any, in characters, and the account where it is the target."""
        text_entries = np.flatnonzero(found.handle < 0) if (found.handle >= 0).any() else np.arange(len(found))
        entry_of = np.full(len(texts), -1, np.int64)
        entry_of[found.row[::-1]] = np.arange(len(found))[::-1]  # of several flags of a row the first has the words
        entry_of[found.row[text_entries]] = text_entries
        entry = entry_of[hits.row]
        kept = entry >= 0
        number, own = self.pattern_number[hits.pattern], found.contest[entry]
        kept &= (own < 0) | (number < 0) | (number == own)
        entry, pattern = entry[kept], hits.pattern[kept]
        start, end = _in_characters(texts.take(pa.array(found.row)), entry, hits.start[kept], hits.end[kept])
        is_target = is_target.take(pa.array(found.row)).to_numpy(zero_copy_only=False)
        field = is_target[entry].astype(np.int64)
        by_account = np.flatnonzero(found.handle >= 0)
        if len(by_account):
            ends = pc.fill_null(pc.utf8_length(handles), 0).to_numpy()[by_account].astype(np.int32)
            more = (by_account, found.handle[by_account], np.zeros_like(ends), ends, np.full(len(ends), 2))
            both = zip((entry, pattern, start, end, field), more, strict=True)
            entry, pattern, start, end, field = (np.concatenate(pair) for pair in both)
        order = np.argsort(entry, kind="stable")
        chosen = pa.array(pattern[order])
        columns = [
            pa.array(("text", "target_text", "target_handle")).take(pa.array(field[order])),
            pa.array(start[order]),
            pa.array(end[order]),
            self.kinds.take(chosen),
            self.pattern_contest.take(chosen),
            self.pattern_ballot.take(chosen),
        ]
        ends = np.cumsum(np.bincount(entry, minlength=len(found)))
        offsets = pa.array(np.concatenate(([0], ends)), pa.int32())
        return pa.ListArray.from_arrays(offsets, pa.StructArray.from_arrays(columns, fields=list(MATCH)))


_TAKEN: Final = frozenset(_CALLED.get(one.name, one.name) for one in FLAGS) - {"contest"}


def _ids(platform: pa.Array, activity: pa.Array, contest: pa.Array) -> pa.Array:
    """The same for the same platform, activity and contest, whatever run or machine."""
    joined = pc.binary_join_element_wise(pc.fill_null(platform, ""), activity, contest, "\x1f")
    digest = partial(blake2b, digest_size=_ID_BYTES)
    digits = b"".join([one.digest() for one in map(digest, joined.cast(pa.binary()).to_pylist())]).hex()
    ends = np.arange(0, len(digits) + 1, 2 * _ID_BYTES, dtype=np.int32)
    return pa.StringArray.from_buffers(len(joined), pa.py_buffer(ends), pa.py_buffer(digits.encode()))


def _expiring(days: NDArray[np.int64]) -> pa.Array:
    distinct, back = np.unique(days, return_inverse=True)
    noon = datetime(1970, 1, 1, 5, tzinfo=UTC)
    last: list[Any] = [
        None if day == NO_DAY else expires_on(noon + timedelta(days=day), None) for day in distinct.tolist()
    ]
    return pa.array(last, pa.date32()).take(pa.array(back))


def _in_characters(
    texts: pa.Array, entry: NDArray[np.int64], start: NDArray[np.uint32], end: NDArray[np.uint32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Places in bytes as places in characters."""
    if not len(entry):
        return np.zeros(0, np.int32), np.zeros(0, np.int32)
    if texts.type != pa.string():
        texts = texts.cast(pa.string())
    _, places, data = texts.buffers()
    offsets = np.frombuffer(places, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    content = np.frombuffer(data, np.uint8)[: offsets[-1]]
    inside = np.flatnonzero(content.view(np.int8) < -64)  # bytes that go on with a character
    first = offsets[:-1].astype(np.int64)[entry]
    places = np.stack((first, first + start, first + end))
    before, starts, ends = np.searchsorted(inside, places) if len(inside) else np.zeros_like(places)
    return (start - (starts - before)).astype(np.int32), (end - (ends - before)).astype(np.int32)
