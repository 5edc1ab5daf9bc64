"""Judgment in plain Python: slow, and what the kernel has to agree with."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from netra.engine.screening.features import PER_CLASS, Told
from netra.engine.screening.marking import ENOUGH, EVERYDAY_WORD, NEEDS_MORE, NO_SIGN, Marks
from netra.engine.screening.model import FOR, PARTISAN, Model
from netra.engine.screening.reading import read, words_of
from netra.engine.screening.stance import Opinion, judge
from netra.engine.screening.words import Scan

Hit = tuple[int, int, int]  # pattern, first word, end
# What the signs of a contest weigh together, and from where on they are enough without its being given.
SIGNS: Final = {NO_SIGN: 3, EVERYDAY_WORD: 1, NEEDS_MORE: 3, ENOUGH: 8}  # NO_SIGN: a name of the region, a party
OFFICE_SIGN, NUMBER_SIGN = 2, 1
ENOUGH_SIGNS, MOST_CONTESTS, MOST_HITS = 5, 16, 512
TELLING = 100  # by how many thousandths a class has to speak for the answer to be given as a reason


class Fit(NamedTuple):
    """A contest a text may be about. `is_sure`: one of its own names stands there that means nothing else."""

    contest: int
    signs: int
    is_sure: bool


class Verdict(NamedTuple):
    """What is said of one text. `contest` is -1 where several of `fits` are equally likely."""

    contest: int
    fits: tuple[int, ...]
    opinion: Opinion
    is_strong: bool
    classes: frozenset[int]


def fits(hits: Sequence[Hit], marks: Marks) -> list[Fit]:
    """The contests for which there are enough signs, the most likely first; at most `MOST_CONTESTS`."""
    signs: dict[int, int] = defaultdict(int)
    named: set[int] = set()
    sure: set[int] = set()
    office = number = False
    taken = hits[:MOST_HITS]
    for place, (pattern, _, _) in enumerate(taken):
        contest, worth = int(marks.contest[pattern]), int(marks.worth[pattern])
        if contest < 0:
            office |= bool(marks.is_office[pattern])
            number |= bool(marks.ballot[pattern])
        elif not _is_covered(place, taken, marks):
            signs[contest] += SIGNS[worth]
            if worth:
                named.add(contest)
            if worth == ENOUGH:
                sure.add(contest)
    found = [
        Fit(contest, total + office * OFFICE_SIGN + number * NUMBER_SIGN, contest in sure)
        for contest, total in signs.items()
        if contest in named
    ]
    found = [one for one in found if one.signs >= ENOUGH_SIGNS]
    return sorted(found, key=lambda one: (-one.signs, one.contest))[:MOST_CONTESTS]


def _is_covered(place: int, hits: Sequence[Hit], marks: Marks) -> bool:
    """Whether another hit of the contest has the same words or more and is worth as much, or the pattern was there."""
    pattern, start, end = hits[place]
    mine = (int(marks.worth[pattern]), end - start, -place)
    return any(
        (other == pattern and at < place)
        or (first <= start and end <= last and (int(marks.worth[other]), last - first, -at) > mine)
        for at, (other, first, last) in enumerate(hits)
        if marks.contest[other] == marks.contest[pattern]
    )


def verdict(words: Sequence[Told], hits: Sequence[Hit], contest: int, marks: Marks, model: Model) -> Verdict | None:
    """What one text says. `contest`: the one it is known to be about, or -1; `None` where it is about none."""
    if contest >= 0:
        best, is_sure = contest, True
        tied: tuple[int, ...] = (contest,)
    else:
        found = fits(hits, marks)
        if not found:
            return None
        best, is_sure = found[0].contest, found[0].is_sure
        tied = tuple(one.contest for one in found if one.signs == found[0].signs)
        if len(tied) > 1 and not is_sure:
            return None
    opinion = judge(read(words, hits, best, marks, model), model)
    if not opinion.ballots:
        return None
    is_strong = is_sure and len(tied) == 1 and opinion.score >= model.strong and opinion.words >= model.shortest
    return Verdict(best if len(tied) == 1 else -1, tied, opinion, is_strong, frozenset(telling(opinion, model)))


def telling(opinion: Opinion, model: Model) -> Iterator[int]:
    """The classes of cues that spoke for what was found."""
    first, last = model.known.first_class, model.known.first_gram
    shares: dict[int, int] = defaultdict(int)
    for row in opinion.rows:
        if first <= row < last:
            shares[(row - first) // PER_CLASS] += spoken(model.thousandths[row])[opinion.stance]
    yield from (one for one, share in shares.items() if share > TELLING)


def spoken(weights: NDArray[np.int64]) -> tuple[int, int, int]:
    """By how much a row of weights speaks for support, for opposition, for neither."""
    partisan, support = int(weights[PARTISAN]), int(weights[FOR])
    return partisan + support, partisan - support, -partisan


def verdicts(
    scan: Scan, texts: pa.Array, contests: NDArray[np.int32] | None, marks: Marks, model: Model
) -> list[tuple[int, Verdict]]:
    """The rows of a scan of which something is said, and what."""
    found = []
    ends = np.searchsorted(scan.hits.row, scan.words.rows, "right")
    starts = np.searchsorted(scan.hits.row, scan.words.rows, "left")
    for place, row in enumerate(scan.words.rows.tolist()):
        start, end = (int(one) for one in scan.words.offsets[place : place + 2])
        hits = [
            (int(scan.hits.pattern[hit]), int(scan.hits.word_from[hit]) - start, int(scan.hits.word_to[hit]) - start)
            for hit in range(starts[place], ends[place])
        ]
        words = words_of(scan, (texts[row].as_py() or "").encode(), start, end)
        one = verdict(words, hits, -1 if contests is None else int(contests[row]), marks, model)
        if one:
            found.append((row, one))
    return found
