"""Pairs of a region's contests, and which of them are marked as holding office."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Contest, Incumbency, Pair, Region

MARKING = "CONTEST"  # the ledger's name for what is said about a contest


@dataclass(frozen=True, slots=True)
class PairMarks:
    """A pair with the offices its members are known to hold or have held."""

    pair: "Pair"
    marks: "tuple[Incumbency, ...]"


@dataclass(frozen=True, slots=True)
class ContestPairs:
    """A contest with its pairs; blank boxes left out."""

    contest: "Contest"
    pairs: tuple[PairMarks, ...]


def contests_of(region: "Region", year: int | None = None) -> tuple[tuple[ContestPairs, ...], tuple[int, ...]]:
    """The contests that touch a region in a year (the latest when none is named), and the years there are to choose.

    Its own contests come first, then the province's, for a regent may stand for governor.
    """
    found: list[Contest] = list(region.contests.select_related("election", "region"))
    if region.parent is not None:
        found += list(region.parent.contests.select_related("election", "region"))
    years = tuple(sorted({contest.election_id for contest in found}, reverse=True))
    shown = year if year in years else next(iter(years), None)
    return tuple(_pairs(contest) for contest in found if contest.election_id == shown), years


def pair_marks(pair: "Pair") -> PairMarks:
    """One pair with its marks, the latest office first."""
    return PairMarks(pair, tuple(pair.incumbencies.select_related("office_region").order_by("-since", "pk")))


def _pairs(contest: "Contest") -> ContestPairs:
    pairs = [pair for pair in registry.pairs_of([contest]) if not pair.is_blank_box]
    return ContestPairs(contest, tuple(pair_marks(pair) for pair in pairs))
