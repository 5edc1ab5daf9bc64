"""How well every workplace of a register fits what a profile tells of an employer, and how much that says.

Words of offices go together: who works for a department of public works shares four words with all of them. So words
are not counted by themselves; what agrees is worth what share of people work where at least as much agrees.
"""

from collections.abc import Set
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from netra.engine.resolve.index import USUAL_OFFICE, Index
from netra.engine.resolve.kernel import add_up, people_by_sum
from netra.engine.resolve.reading import Query

COMMON: Final = 0.7  # bits; words more common than that are left out
TELLING: Final = 1.5  # bits of a word of the line about oneself that tells something
AGREEING: Final = 2  # so many of them must agree with one workplace: one may mean anything
STEPS: Final = 4  # of a bit, in which sums are told apart
LOCAL_SMALL: Final = 100  # people of a regency

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Offices:
    """`sums`: workplace -> bits of the words that agree, one by one; `bits` and `local_bits` by steps of that sum."""

    sums: Floats
    bits: npt.NDArray[np.float64]
    local_bits: npt.NDArray[np.float64]
    told: bool

    def of(self, work: int, *, local: bool) -> float:
        """What it says that somebody works at a workplace; `local`: among those of the profile's own regency."""
        if not self.told:
            return 0.0
        table = self.local_bits if local else self.bits
        return float(table[min(int(self.sums[work] * STEPS), len(table) - 1)])

    @property
    def best(self) -> float:
        """What the workplace that fits best says."""
        return self.of(int(self.sums.argmax()), local=False) if self.told and len(self.sums) else 0.0


def offices_of(query: Query, index: Index) -> Offices:
    """Every workplace beside what a profile tells of an employer."""
    sums = np.zeros(len(index.region_of), np.float32)
    if not query.told_office and not query.given_office:
        return Offices(sums, np.zeros(1), np.zeros(1), told=False)
    _add(query.told_office, index, sums, least=COMMON)
    if query.told_office:
        telling = {number: 1.0 for number, worth in query.told_office.items() if worth >= TELLING}
        agreeing = np.zeros(len(sums), np.float32)
        _add(telling, index, agreeing, least=0.0)
        sums[agreeing < AGREEING] = 0
    _add(query.given_office, index, sums, least=COMMON)
    highest = int(sums.max(initial=0) * STEPS)
    if not highest:
        return Offices(sums, np.zeros(1), np.zeros(1), told=False)
    people = people_by_sum(sums, index.work_from, 0, len(sums), highest + 1, STEPS)
    bits = _bits(people, len(index), 2_000)
    local = np.zeros(len(bits))
    first, last = works_of(query.region, index)
    if last > first:
        here = people_by_sum(sums, index.work_from, first, last, highest + 1, STEPS)
        local = _bits(here, int(here.sum()), LOCAL_SMALL)
    return Offices(sums, bits, local, told=True)


def _bits(people: npt.NDArray[np.int64], everybody: int, small: int) -> npt.NDArray[np.float64]:
    """By steps: what it says that somebody works where at least so much agrees; few are not believed on their own."""
    as_well = people[::-1].cumsum()[::-1]
    found: npt.NDArray[np.float64] = -np.log2((as_well + small * USUAL_OFFICE) / (everybody + small))
    found[0] = 0.0
    return np.maximum(found, 0.0)


def _add(office: dict[int, float], index: Index, sums: Floats, *, least: float) -> None:
    worth = {number: bits for number, bits in office.items() if bits >= least}
    if worth:
        numbers = np.fromiter(worth, np.int64, len(worth))
        weight = np.fromiter(worth.values(), np.float32, len(worth))
        add_up(index.office_from[numbers], index.office_from[numbers + 1], weight, index.office_postings, sums)


def works_of(region: str, index: Index) -> tuple[int, int]:
    """The range of workplaces of a regency, which are sorted by region; empty for any other code."""
    numbers = [number for number, code in enumerate(index.regions) if code[:5] == region]
    if len(region) != len("33.19") or not numbers:
        return 0, 0
    first = int(np.searchsorted(index.region_of, numbers[0], "left"))
    return first, int(np.searchsorted(index.region_of, numbers[-1], "right"))


def agrees(told: dict[int, float], theirs: Set[int]) -> list[int]:
    """Words of a line about oneself that are a workplace's, where more than one tells."""
    agreeing = [number for number in told if number in theirs]
    return agreeing if sum(told[number] >= TELLING for number in agreeing) >= AGREEING else []
