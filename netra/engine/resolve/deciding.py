"""From a profile to a resolution: search, compare, weigh, and name only where place or employer tell people apart."""

from math import log2
from typing import Final

import numpy as np
import numpy.typing as npt

from netra.engine.resolve.comparing import Facts, Surroundings, compare, situation, surroundings
from netra.engine.resolve.index import Index
from netra.engine.resolve.people import SEPARATING, Considered, Evidence, Level, Profile, Resolution
from netra.engine.resolve.reading import Query, read
from netra.engine.resolve.saying import evidence, why_not
from netra.engine.resolve.scorer import Scorer, Verdict, default_scorer
from netra.engine.resolve.searching import KEPT, Found, search

NATION: Final = 4_700_000  # people; a smaller register is a part of the nation and has no better odds
FEWEST: Final = 0.05  # probability below which only those who bear the very name come into question
COMES_INTO_QUESTION: Final = 5.0  # bits behind the likeliest
SEPARATES: Final = 1.0  # bits of place and employer together below which they tell nothing


def resolve(
    profile: Profile, index: Index, scorer: Scorer | None = None, *, limit: int = 10, nation: int = NATION
) -> Resolution:
    """Who of the register may be behind a profile; at most `limit` people are listed, the likeliest first.

    `nation`: among how many people, registered or not, the one behind the account is to be sought.
    """
    scorer = scorer or default_scorer()
    query, around, found, facts = looked_up(profile, index)
    if not facts:
        return Resolution(Level.NOBODY, 0, (), why_not(Level.NOBODY, 0, told=False, clear=False))
    scores = scorer.bits(np.array([one.values for one in facts])) + prior(index, nation)
    order = np.lexsort((index.ids[found.rows], -scores))
    shares = _shares(scores[order], scorer.nobody_bits(situation(query, around)), found.tail)
    best = scores[order[0]]
    count = int((scores >= best - COMES_INTO_QUESTION).sum())
    if scores[-1] >= best - COMES_INTO_QUESTION:
        count += found.more
    people = tuple(
        Considered(int(index.ids[facts[at].row]), float(share), evidence(facts[at], scorer, query.region))
        for at, share in zip(order[:limit].tolist(), shares[:limit], strict=True)
    )
    if float(shares.sum()) < FEWEST and not facts[order[0]].bears_the_name:
        return Resolution(Level.NOBODY, 0, (), why_not(Level.NOBODY, 0, told=False, clear=False))
    told = separates(people[0].evidence)
    clear = len(scores) == 1 or bool(best - scores[order[1]] >= scorer.margin)
    sure = people[0].probability >= scorer.threshold
    level = Level.NAMED if told and clear and sure else Level.SEVERAL
    count = 1 if level is Level.NAMED else count
    return Resolution(level, count, people, why_not(level, count, told=told, clear=clear))


def separates(pieces: tuple[Evidence, ...]) -> bool:
    """Whether place or employer speak for a person. Without them a name names nobody, whatever the weights are."""
    speaking = [one for one in pieces if one.kind in SEPARATING]
    return bool(speaking) and sum(one.bits for one in speaking) >= SEPARATES


def looked_up(profile: Profile, index: Index, kept: int = KEPT) -> tuple[Query, Surroundings, Found, list[Facts]]:
    """The people worth a closer look, compared with the profile."""
    query = read(profile, index)
    around = surroundings(query, index)
    found = search(query, index, around, kept)
    return query, around, found, [compare(query, around, row, index) for row in found.rows.tolist()]


def verdict(profile: Profile, index: Index, person: int | None, *, nation: int = NATION) -> Verdict:
    """What a reviewer's decision teaches: the profile is this person of the register, or None of them."""
    query, around, found, facts = looked_up(profile, index)
    ids = index.ids[found.rows].tolist()
    chosen = ids.index(person) if person in ids else None
    compared = tuple(one.values for one in facts)
    return Verdict(compared, situation(query, around), chosen, prior(index, nation), found.tail)


def prior(index: Index, nation: int) -> float:
    """What one person weighs before any evidence, in bits."""
    return -log2(max(len(index), nation))


def _shares(scores: npt.NDArray[np.float64], nobody: float, tail: float) -> npt.NDArray[np.float64]:
    """Probabilities of the people compared, in their order; those beyond weigh `tail` of the last."""
    highest = max(float(scores.max()), nobody)
    power = np.exp2(scores - highest)
    total = power.sum() + tail * power[-1] + 2.0 ** (nobody - highest)
    shares: npt.NDArray[np.float64] = power / total
    return shares
