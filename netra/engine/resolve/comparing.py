"""What speaks for and against one person of the register, as numbers a scorer can weigh."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from netra.engine.resolve.index import USUAL_OFFICE, Index
from netra.engine.resolve.searching import Query, bits
from netra.engine.resolve.typos import slips

FEATURES: Final = (
    "name",  # bits of the words that agree
    "name_near",  # bits of the words that agree but for a slip
    "near_words",  # how many those are
    "initials",  # words of which one side has only the first letter
    "lacks",  # words of the register's name that the profile does not show
    "other",  # words of the profile's name that this person does not bear
    "whole",  # every word on both sides agrees
    "single",  # the profile shows a single word
    "place",  # bits of the same regency
    "place_same",
    "place_wide",  # the same province and no more
    "place_other",
    "employer",  # bits of the words of agency and unit that agree
    "employer_same",
    "employer_other",
)
AT: Final = {name: number for number, name in enumerate(FEATURES)}
LOCAL_SMALL: Final = 100  # people of a regency
REGENCIES: Final = 514
NATIONAL: Final = 300  # regencies a register covers before its own shares are believed
UNKNOWN_OFFICE: Final = 8.0  # bits of a word of an employer that the register has nowhere
SAME_EMPLOYER: Final = 0.5  # share of what is given of an employer that must agree
OTHER_EMPLOYER: Final = 0.3  # below it is another employer
FEW_BITS: Final = 3.0  # an employer that agrees in less says nothing


@dataclass(frozen=True, slots=True)
class Facts:
    """A person compared with a profile: numbers in the order of `FEATURES`, and the words they come from."""

    row: int
    values: tuple[float, ...]
    same: tuple[str, ...]
    near: tuple[str, ...]
    initials: tuple[str, ...]
    other: tuple[str, ...]
    employer: tuple[str, ...]

    @property
    def bears_the_name(self) -> bool:
        """Whether every word of the profile's name is this person's, letter by letter."""
        return bool(self.same) and not self.near and not self.initials and not self.other


@dataclass(frozen=True)
class Surroundings:
    """What is worked out once for a profile: what place and words of offices are worth in the register."""

    place_bits: float
    local_office: dict[int, float]  # what a word of an office is worth among the people of the profile's regency


def surroundings(query: Query, index: Index) -> Surroundings:
    """The worth of the profile's place, and of its office words among those who work there."""
    here = index.region_people.get(query.region, 0)
    covered = sum(len(code) == len("33.19") for code in index.region_people)
    place_bits = bits(here, len(index)) if here and covered >= NATIONAL else bits(1, REGENCIES)
    local: dict[int, float] = {}
    if here and len(query.region) > len("33"):
        first, last = _works_of(query.region, index)
        for word in query.given_office | query.told_office:
            postings = index.office_postings[index.office_from[word] : index.office_from[word + 1]]
            works = postings[np.searchsorted(postings, first) : np.searchsorted(postings, last)]
            people = int((index.work_from[works.astype(np.int64) + 1] - index.work_from[works]).sum())
            local[word] = _local_bits(people, here)
    return Surroundings(place_bits, local)


def _local_bits(people: int, here: int) -> float:
    """What it says to work where `people` of `here` do; few are not believed on their own."""
    return bits(people + LOCAL_SMALL * USUAL_OFFICE, here + LOCAL_SMALL)


def _works_of(region: str, index: Index) -> tuple[int, int]:
    """The range of workplaces of a regency: they are sorted by region."""
    codes = [code[:5] for code in index.regions]
    numbers = [number for number, code in enumerate(codes) if code == region]
    return (
        int(np.searchsorted(index.region_of, numbers[0], "left")),
        int(np.searchsorted(index.region_of, numbers[-1], "right")),
    )


def compare(query: Query, around: Surroundings, row: int, index: Index) -> Facts:
    """One person beside a profile."""
    values = [0.0] * len(FEATURES)
    theirs = index.name_words[index.name_from[row] : index.name_from[row + 1]].tolist()
    same, near_words, initials, other = _names(query, theirs, index, values)
    place = _place(query, around, row, index, values)
    employer = _employer(query, around, row, index, values, at_place=place)
    return Facts(row, tuple(values), same, near_words, initials, other, employer)


def _names(
    query: Query, theirs: Sequence[int], index: Index, values: list[float]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    met: dict[int, int] = {}  # asked word -> fewest slips with which it was met
    left: list[int] = []
    for number in theirs:
        reading = query.readings.get(number)
        if reading is None or (reading.asked in met and not reading.joined):
            left.append(number)
            continue
        met[reading.asked] = max(met.get(reading.asked, 0), reading.slips)
        if reading.joined and query.words[reading.asked] + _after(query, reading.asked) == index.words[number]:
            met[reading.asked + 1] = 0
        values[AT["name" if reading.slips == 0 else "name_near"]] += float(index.word_bits[number])
    initials = _initials(query, met, left, index)
    asked = range(len(query.words))
    same = tuple(query.words[at] for at in asked if met.get(at) == 0)
    near_words = tuple(query.words[at] for at in asked if met.get(at, 0) > 0)
    other = tuple(query.words[at] for at in asked if at not in met and at not in initials)
    values[AT["near_words"]] = sum(met.values())
    values[AT["initials"]] = len(initials)
    values[AT["lacks"]] = len(left)
    values[AT["other"]] = len(other)
    values[AT["whole"]] = float(not left and not other and not near_words and not initials)
    values[AT["single"]] = float(len(query.words) == 1)
    return same, near_words, tuple(query.words[at] for at in initials), other


def _after(query: Query, at: int) -> str:
    return query.words[at + 1] if at + 1 < len(query.words) else ""


def _initials(query: Query, met: dict[int, int], left: list[int], index: Index) -> list[int]:
    """Words not met so far of which either side has only the first letter; takes them from `left`."""
    found = []
    for at, word in enumerate(query.words):
        if at in met:
            continue
        for number in left:
            theirs = index.words[number]
            if theirs[0] == word[0] and (len(word) == 1 or len(theirs) == 1):
                found.append(at)
                left.remove(number)
                break
            if (count := _slips(word, theirs)) is not None:
                met[at] = count
                left.remove(number)
                break
    return found


@lru_cache(maxsize=20_000)
def _slips(one: str, other: str) -> int | None:
    return slips(one, other)


def _place(query: Query, around: Surroundings, row: int, index: Index, values: list[float]) -> bool:
    """Whether the person works in the regency of the profile."""
    code = index.regions[int(index.region_of[index.workplace[row]])]
    if not query.region or not code:
        return False
    if len(query.region) == len("33.19") and code[:5] == query.region:
        values[AT["place"]] = around.place_bits
        values[AT["place_same"]] = 1
        return True
    values[AT["place_wide" if code[:2] == query.region[:2] else "place_other"]] = 1
    return False


def _employer(
    query: Query, around: Surroundings, row: int, index: Index, values: list[float], *, at_place: bool
) -> tuple[str, ...]:
    if not query.given_office and not query.told_office and not query.unknown_office:
        return ()
    work = int(index.workplace[row])
    theirs = set(index.work_words[index.work_word_from[work] : index.work_word_from[work + 1]].tolist())
    people = int(index.work_from[work + 1] - index.work_from[work])
    met = [word for word in (*query.given_office, *query.told_office) if word in theirs]
    if at_place:
        worth = sum(around.local_office.get(word, 0.0) for word in met)
        most = _local_bits(people, index.region_people.get(query.region, people))
    else:
        worth = sum(query.given_office.get(word, 0.0) + query.told_office.get(word, 0.0) for word in met)
        most = index.office_bits(people)
    given = sum(query.given_office.values()) + UNKNOWN_OFFICE * query.unknown_office
    agreed = sum(bits_of for word, bits_of in query.given_office.items() if word in theirs)
    share = agreed / given if given else None
    if share is not None and share < OTHER_EMPLOYER:
        values[AT["employer_other"]] = 1
        return ()
    if worth < FEW_BITS or (share is not None and share < SAME_EMPLOYER):
        return ()
    values[AT["employer"]] = min(worth, most)
    values[AT["employer_same"]] = 1
    return tuple(index.office_words[word] for word in met)
