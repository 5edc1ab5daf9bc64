"""Judgment in plain Python: slow, and what the kernel has to agree with."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from netra.engine.screening.features import PER_CLASS, Told
from netra.engine.screening.marking import ENOUGH, EVERYDAY_WORD, NEEDS_MORE, Marks
from netra.engine.screening.model import NEUTRAL, OPPOSE, SUPPORT, Model
from netra.engine.screening.reading import read
from netra.engine.screening.stance import Opinion, judge

Hit = tuple[int, int, int]  # pattern, first word, end
# What the signs of a contest weigh together, and from where on they are enough without its being given.
STRONG_SIGN, SIGN, EVERYDAY_SIGN, PLACE_SIGN, OFFICE_SIGN, NUMBER_SIGN = 8, 3, 1, 3, 2, 1
ENOUGH_SIGNS, MOST_CONTESTS = 5, 16
TELLING = 0.1  # by how much a class has to speak for the answer to be given as a reason


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
    places: set[tuple[int, int]] = set()
    named: set[int] = set()
    sure: set[int] = set()
    office = number = False
    for pattern, start, _ in hits:
        contest, worth = int(marks.contest[pattern]), int(marks.worth[pattern])
        if contest < 0:
            office |= bool(marks.is_office[pattern])
            number |= bool(marks.ballot[pattern])
            continue
        if (contest, start) in places:
            continue
        places.add((contest, start))
        signs[contest] += {ENOUGH: STRONG_SIGN, NEEDS_MORE: SIGN, EVERYDAY_WORD: EVERYDAY_SIGN}.get(worth, PLACE_SIGN)
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
    opinion = judge(read(words, hits, best, marks, model), model)
    if not opinion.ballots:
        return None
    is_strong = is_sure and len(tied) == 1 and opinion.score >= model.strong and opinion.words >= model.shortest
    return Verdict(best if len(tied) == 1 else -1, tied, opinion, is_strong, frozenset(telling(opinion, model)))


def telling(opinion: Opinion, model: Model) -> Iterator[int]:
    """The classes of cues that spoke for what was found."""
    first, last = model.known.first_class, model.known.first_gram
    answer = opinion.stance if opinion.stance in (SUPPORT, OPPOSE) else NEUTRAL
    shares: dict[int, float] = defaultdict(float)
    for row in opinion.rows:
        if first <= row < last:
            values = model.weights[row].tolist()
            shares[(row - first) // PER_CLASS] += values[answer] - max(values[a] for a in (0, 1, 2) if a != answer)
    yield from (one for one, share in shares.items() if share > TELLING)
