"""From a profile to the few people worth a closer look."""

from dataclasses import dataclass, field
from math import log2
from typing import Final

import numpy as np
import numpy.typing as npt

from netra.engine.resolve.folding import fold_name, fold_office, plain
from netra.engine.resolve.index import Index
from netra.engine.resolve.kernel import BINS, add_up, best_rows, ranked
from netra.engine.resolve.people import Profile
from netra.engine.resolve.typos import near

MOST_WORDS: Final = 8  # of a name; the rest is no name
MOST_OFFICE_WORDS: Final = 40
KEPT: Final = 64
LACK: Final = 1.5  # bits taken off a person for each word of the name that the profile does not show
SLIP: Final = 4.0  # bits a slip costs in the search
SHORTEST_PART: Final = 3  # letters of a word that stands joined to another
COMMON_OFFICE: Final = 2.0  # bits; office words that are more common do not help the search
PROVINCE: Final = 2.0  # bits for the same province in the search


@dataclass(frozen=True, slots=True)
class Reading:
    """A word of the register that a word of the profile may mean; `slips` between them, `joined`: written as one."""

    asked: int
    slips: int
    joined: bool = False


@dataclass(frozen=True)
class Query:
    """A profile in the words and numbers of an index."""

    words: tuple[str, ...]
    readings: dict[int, Reading]
    region: str
    given_office: dict[int, float]  # from the fields agency and unit: word -> bits
    told_office: dict[int, float]  # from the line about oneself
    unknown_office: int = 0  # words of agency and unit that the register has nowhere


@dataclass(frozen=True)
class Found:
    """Rows worth a closer look, best first; `more` rows beyond them score as well as the last."""

    rows: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]
    more: int = 0
    bins: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(BINS, np.int64))


def bits(part: float, whole: float) -> float:
    """How much it says that something holds which holds for `part` of `whole`."""
    return log2(max(whole, 1) / max(part, 1))


def read(profile: Profile, index: Index) -> Query:
    """A profile in the words of an index."""
    words = fold_name(profile.name)[:MOST_WORDS] or _from_handle(profile.handle, index)
    given = fold_office(f"{profile.agency} {profile.unit}")[:MOST_OFFICE_WORDS]
    told = fold_office(profile.bio)[:MOST_OFFICE_WORDS]
    office = {word: index.office_ids[word] for word in (*given, *told) if word in index.office_ids}
    worth = {number: index.office_bits(int(index.office_people[number])) for number in office.values()}
    given_office = {office[word]: worth[office[word]] for word in given if word in office}
    return Query(
        words=words,
        readings=_readings(words, index),
        region=profile.region_code.strip()[:5],
        given_office=given_office,
        told_office={
            office[word]: worth[office[word]] for word in told if word in office and office[word] not in given_office
        },
        unknown_office=sum(word not in office for word in given),
    )


def search(query: Query, index: Index, kept: int = KEPT) -> Found:
    """The rows whose names, place and workplace fit best."""
    if not query.readings or not len(index):
        return Found(np.zeros(0, np.int64), np.zeros(0, np.float32))
    numbers = np.fromiter(query.readings, np.int64, len(query.readings))
    slipped = np.fromiter((reading.slips for reading in query.readings.values()), np.float64, len(numbers))
    weight = np.maximum(0.5, index.word_bits[numbers] - SLIP * slipped).astype(np.float32)
    rows, scores, bins = best_rows(
        index.posting_from[numbers],
        index.posting_from[numbers + 1],
        weight,
        index.postings,
        index.workplace,
        _bonus(query, index),
        index.length,
        len(query.words),
        np.float32(LACK),
        kept,
    )
    order = ranked(rows, scores)
    rows, scores = rows[order], scores[order]
    more = 0
    if len(rows) == kept:
        from_half = max(int(scores[-1] * 2), 0)
        more = max(0, int(bins[from_half:].sum()) - kept)
    return Found(rows, scores, more, bins)


def _bonus(query: Query, index: Index) -> npt.NDArray[np.float32]:
    bonus = np.zeros(len(index.region_of), np.float32)
    office = {
        number: worth for number, worth in (query.given_office | query.told_office).items() if worth >= COMMON_OFFICE
    }
    if office:
        numbers = np.fromiter(office, np.int64, len(office))
        weight = np.fromiter(office.values(), np.float32, len(office)) * np.float32(0.5)
        add_up(index.office_from[numbers], index.office_from[numbers + 1], weight, index.office_postings, bonus)
    if query.region:
        by_region = np.zeros(len(index.regions), np.float32)
        for number, code in enumerate(index.regions):
            if code[:2] == query.region[:2]:
                same = code[:5] == query.region
                by_region[number] = bits(index.region_people.get(query.region, 0), len(index)) if same else PROVINCE
        bonus += by_region[index.region_of]
    return bonus


def _readings(words: tuple[str, ...], index: Index) -> dict[int, Reading]:
    found: dict[int, Reading] = {}

    def add(number: int, reading: Reading) -> None:
        if number not in found or reading.slips < found[number].slips:
            found[number] = reading

    for asked, word in enumerate(words):
        exact = index.word_ids.get(word)
        if exact is not None:
            add(exact, Reading(asked, 0))
        for number, count in near(word, index):
            add(number, Reading(asked, count))
        if word == "m" and "muhamad" in index.word_ids:
            add(index.word_ids["muhamad"], Reading(asked, 1))
        for part in _parts(word, index):
            add(part, Reading(asked, 0, joined=True))
        if asked + 1 < len(words):
            both = index.word_ids.get(word + words[asked + 1])
            if both is not None:
                add(both, Reading(asked, 0, joined=True))
    return found


def _parts(word: str, index: Index) -> tuple[int, ...]:
    """The two words of the register a word may be joined from, where it is none itself: the rarest pair wins."""
    if word in index.word_ids or len(word) < 2 * SHORTEST_PART:
        return ()
    best: tuple[int, ...] = ()
    highest = 0
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        one, other = index.word_ids.get(word[:cut]), index.word_ids.get(word[cut:])
        if one is not None and other is not None:
            common = int(min(index.word_people[one], index.word_people[other]))
            if common > highest:
                best, highest = (one, other), common
    return best


def _from_handle(handle: str, index: Index) -> tuple[str, ...]:
    """The words a handle is made of, as far as the register knows them."""
    words = fold_name("".join(sign if sign.isalpha() else " " for sign in plain(handle)))
    parted = [tuple(index.words[part] for part in _parts(word, index)) or (word,) for word in words]
    return tuple(word for part in parted for word in part if word in index.word_ids)[:MOST_WORDS]
