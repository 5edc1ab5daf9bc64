"""What a batch is flagged for: judged texts, and campaign accounts that were followed, liked, shared or tagged.

`Entries` has one row per (activity, contest), in that order.
"""

from dataclasses import dataclass, fields
from typing import Any, Final, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from netra.engine.screening import saying
from netra.engine.screening.judging import LEVELS, NO_LEVEL, STANCES, Judged
from netra.engine.screening.lexicon import Kind, Lexicon

# Joining, following, liking or sharing a campaign's account is the act itself; being tagged with it may say little.
_WORTH: Final = {
    "follow": (0.9, "strong"),
    "join": (0.9, "strong"),
    "like": (0.9, "strong"),
    "share": (0.9, "strong"),
    "tag": (0.6, "suggest"),
}
ACCOUNT, LIKED = (np.uint64(1 << saying.KEYS.index(key)) for key in ("ACCOUNT", "LIKED"))
_SUPPORT: Final = STANCES.index("support")


@dataclass(frozen=True, slots=True)
class Entries:
    """Columns as in `judging.Judged`; `handle`: the pattern of the account that was the target, or -1."""

    row: NDArray[np.int32]
    contest: NDArray[np.int32]
    target: NDArray[np.int16]
    ballots: NDArray[np.uint64]
    stance: NDArray[np.int8]
    score: NDArray[np.float32]
    level: NDArray[np.int8]
    reasons: NDArray[np.uint64]
    handle: NDArray[np.int32]
    fits: pa.ListArray  # of contests, as the program numbers them

    def __len__(self) -> int:
        return len(self.row)

    def take(self, places: NDArray[np.int64]) -> Self:
        columns = (getattr(self, one.name) for one in fields(self))
        return type(self)(
            *(one.take(pa.array(places)) if isinstance(one, pa.ListArray) else one[places] for one in columns)
        )

    def and_(self, other: "Entries") -> "Entries":
        """Both, by activity and contest."""
        if not len(other):
            return self
        pairs = [(getattr(self, one.name), getattr(other, one.name)) for one in fields(self)]
        both = Entries(
            *(pa.concat_arrays(pair) if isinstance(pair[0], pa.ListArray) else np.concatenate(pair) for pair in pairs)
        )
        return both.take(np.lexsort((both.contest, both.row)))


def of_texts(judged: Judged) -> Entries:
    """Everything that was judged, also what reached no level."""
    fits = pa.ListArray.from_arrays(pa.array(judged.fits_at, pa.int32()), pa.array(judged.fits, pa.int32()))
    return Entries(
        judged.row,
        judged.contest,
        judged.target,
        judged.ballots,
        judged.stance,
        judged.score,
        judged.level,
        judged.reasons.copy(),
        np.full(len(judged), -1, np.int32),
        fits,
    )


class Accounts:
    """The accounts of candidates and campaigns in a lexicon."""

    def __init__(self, lexicon: Lexicon, contests: tuple[str, ...]) -> None:
        number = {key: at for at, key in enumerate(contests)}
        found: dict[str, list[int]] = {}
        for one in lexicon.patterns:
            if one.kind is Kind.HANDLE and one.contest:
                found.setdefault(one.text.lstrip("@").lower(), []).append(one.id)
        self.handles = pa.array(list(found), pa.string())
        self.at = np.cumsum([0, *(len(ids) for ids in found.values())])
        self.patterns = np.array([id for ids in found.values() for id in ids], np.int32)
        self.contest = np.array([number.get(one.contest, -1) for one in lexicon.patterns], np.int32)
        self.ballot = np.array([one.ballot_no for one in lexicon.patterns], np.int16)

    def entries(self, batch: pa.RecordBatch, rows: NDArray[Any]) -> Entries:
        """The rows, of those given, whose target is such an account."""
        if not len(self.handles):
            rows = rows[:0]
        chosen = pa.array(rows)
        handles = pc.utf8_lower(pc.utf8_ltrim(batch.column("target_handle").take(chosen), "@ "))
        known = pc.fill_null(pc.index_in(handles, value_set=self.handles), -1).to_numpy()
        hit = known >= 0
        rows, known = rows[hit], known[hit]
        many = self.at[known + 1] - self.at[known]
        place = np.repeat(self.at[known] - np.cumsum(many) + many, many) + np.arange(many.sum())
        pattern, rows = self.patterns[place], np.repeat(rows, many).astype(np.int32)
        verbs = batch.column("verb").take(pa.array(rows)).to_pylist() if len(rows) else []
        worth = [_WORTH.get(verb, (0.0, "")) for verb in verbs]
        ballot = self.ballot[pattern]
        return Entries(
            rows,
            self.contest[pattern],
            ballot,
            np.uint64(1) << np.minimum(ballot, 63).astype(np.uint64),
            np.full(len(rows), _SUPPORT, np.int8),
            np.array([score for score, _ in worth], np.float32),
            np.array([LEVELS.index(level) if level else NO_LEVEL for _, level in worth], np.int8),
            np.full(len(rows), ACCOUNT, np.uint64),
            pattern,
            pa.ListArray.from_arrays(pa.array(np.arange(len(rows) + 1), pa.int32()), pa.array(self.contest[pattern])),
        )


def joined(texts: Entries, accounts: Entries) -> Entries:
    """One entry where the text and the account speak of the same contest, or the text of no certain one."""
    if not len(accounts):
        return texts
    wide = int(max(texts.contest.max(initial=0), accounts.contest.max())) + 2

    def key(one: Entries) -> NDArray[np.int64]:
        return one.row.astype(np.int64) * wide + one.contest + 1

    order = np.argsort(key(accounts), kind="stable")
    place = np.searchsorted(key(accounts)[order], key(texts))
    partner = order[np.minimum(place, len(order) - 1)]
    same = key(accounts)[partner] == key(texts)
    texts.score[same] = np.maximum(texts.score[same], accounts.score[partner[same]])
    texts.level[same] = np.maximum(texts.level[same], accounts.level[partner[same]])
    texts.reasons[same] |= ACCOUNT
    texts.handle[same] = accounts.handle[partner[same]]
    is_vague = (texts.contest < 0) & np.isin(texts.row, accounts.row)
    left = np.ones(len(accounts), np.bool_)
    left[partner[same]] = False
    return texts.take(np.flatnonzero(~is_vague)).and_(accounts.take(np.flatnonzero(left)))
