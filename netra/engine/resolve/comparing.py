"""What speaks for and against one person of the register, as numbers a scorer can weigh."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from netra.engine.resolve.index import Index, bits
from netra.engine.resolve.offices import Offices, agrees, offices_of
from netra.engine.resolve.reading import How, Query
from netra.engine.resolve.typos import slips

FEATURES: Final = (
    "name",  # bits of the words that agree
    "name_near",  # bits of the words that agree but for a slip
    "slips",  # how many slips
    "near_known",  # words that agree but for a slip, though the register knows the word as it is shown
    "name_cut",  # bits of the words of which only the beginning is shown
    "cut_words",  # how many those are
    "cut_known",  # of these words the register knows as they are shown
    "initials",  # words of which one side has only the first letter
    "initial_bits",  # bits of those letters
    "lacks",  # 1: the register's name has words that the profile does not show
    "lacks_more",  # how many beyond the first
    "lacks_first",  # 1: among them the first one
    "other",  # words of the profile's name that this person does not bear
    "other_bits",  # bits of those words
    "whole",  # every word on both sides agrees
    "turned",  # the words that agree stand in another order
    "single",  # the profile shows a single word
    "place",  # bits of the same regency
    "place_same",
    "place_within",  # bits of the province, where the person's post is the whole province's
    "place_wide",  # the same province and no more
    "place_other",
    "employer",  # bits of the words of agency and unit that agree
    "employer_same",
    "employer_other",
)
SITUATION: Final = (  # what a profile says without regard to any person; it weighs for nobody of the register
    "always",
    "says_employer",  # a workplace of the register is told
    "says_servant",
)
AT: Final = {name: number for number, name in enumerate(FEATURES)}
PROVINCES: Final = 38
REGENCIES: Final = 514
NATIONAL: Final = 300  # regencies a register covers before its own shares are believed
UNKNOWN_WORD: Final = 16.0  # bits of a word of names that the register has nowhere
A_WORKPLACE: Final = 10.0  # bits of an employer told, from which it is a workplace of the register
UNKNOWN_OFFICE: Final = 8.0  # bits of a word of an employer that the register has nowhere
SAME_EMPLOYER: Final = 0.5  # share of what is given of an employer that must agree
OTHER_EMPLOYER: Final = 0.3  # below it is another employer
FEW_BITS: Final = 2.0  # an employer that agrees in less says nothing


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
    """What is worked out once for a profile: what place, province and workplaces are worth in the register."""

    place_bits: float
    province_bits: float
    offices: Offices


def surroundings(query: Query, index: Index) -> Surroundings:
    """The worth of the profile's place and of what it tells of an employer."""
    here = index.region_people.get(query.region, 0)
    national = sum(len(code) == len("33.19") for code in index.region_people) >= NATIONAL
    place_bits = bits(here, len(index)) if here and national else bits(1, REGENCIES)
    province = index.region_people.get(query.region[:2], 0)
    province_bits = bits(province, len(index)) if province and national else bits(1, PROVINCES)
    return Surroundings(place_bits, province_bits, offices_of(query, index))


def situation(query: Query, around: Surroundings) -> tuple[float, ...]:
    """What the profile says of itself, in the order of `SITUATION`."""
    return (1.0, float(around.offices.best >= A_WORKPLACE), float(query.says_servant))


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
    met: dict[int, How] = {}  # asked word -> how it was met
    left: list[int] = []
    order: list[int] = []
    for number in dict.fromkeys(theirs):
        reading = query.readings.get(number)
        if reading is None or (reading.asked in met and reading.how is not How.JOINED):
            left.append(number)
            continue
        met[reading.asked] = max(met.get(reading.asked, How.SAME), reading.how)
        order.append(reading.asked)
        if (
            reading.how is How.JOINED
            and query.words[reading.asked] + _after(query, reading.asked) == index.words[number]
        ):
            met[reading.asked + 1] = How.JOINED
        name, count = _OF_HOW[reading.how]
        values[AT[name]] += reading.bits if name != "initials" else 1
        if count:
            values[AT[count]] += reading.slips or 1
        if reading.known:
            values[AT["cut_known" if reading.how is How.CUT else "near_known"]] += 1
    _initials(query, met, left, index, values)
    asked = range(len(query.words))
    same = tuple(query.words[at] for at in asked if met.get(at, How.NEAR) < How.NEAR)
    near_words = tuple(query.words[at] for at in asked if met.get(at) in (How.NEAR, How.CUT))
    initials = tuple(query.words[at] for at in asked if met.get(at) is How.INITIAL)
    other = tuple(query.words[at] for at in asked if at not in met)
    values[AT["lacks"]] = float(bool(left))
    values[AT["lacks_more"]] = max(0, len(left) - 1)
    values[AT["lacks_first"]] = float(bool(left) and left[0] == theirs[0])
    values[AT["other"]] = len(other)
    values[AT["other_bits"]] = sum(bits_shown(word, index) for word in other)
    values[AT["whole"]] = float(not left and len(same) == len(query.words))
    values[AT["turned"]] = float(order != sorted(order))
    values[AT["single"]] = float(len(query.words) == 1)
    return same, near_words, initials, other


_OF_HOW: Final = {
    How.SAME: ("name", ""),
    How.JOINED: ("name", ""),
    How.NEAR: ("name_near", "slips"),
    How.CUT: ("name_cut", "cut_words"),
    How.INITIAL: ("initials", ""),
}


def bits_shown(word: str, index: Index) -> float:
    """The bits of a word of names as a profile shows it."""
    number = index.word_ids.get(word)
    return UNKNOWN_WORD if number is None else float(index.word_bits[number])


def _after(query: Query, at: int) -> str:
    return query.words[at + 1] if at + 1 < len(query.words) else ""


def _initials(query: Query, met: dict[int, How], left: list[int], index: Index, values: list[float]) -> None:
    """Words not met so far of which either side has only the first letter, or that a slip parts."""
    for at, word in enumerate(query.words):
        if at in met:
            continue
        for number in left:
            theirs = index.words[number]
            if theirs[0] == word[0] and (len(word) == 1 or len(theirs) == 1):
                met[at] = How.INITIAL
                values[AT["initials"]] += 1
                values[AT["initial_bits"]] += index.letter_bits.get(word[0], 0.0)
            elif (count := _slips(word, theirs)) is not None:
                met[at] = How.NEAR
                values[AT["name_near"]] += float(index.word_bits[number])
                values[AT["slips"]] += count
            else:
                continue
            left.remove(number)
            break


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
    if code[:2] != query.region[:2]:
        values[AT["place_other"]] = 1
    elif len(code) == len("33"):
        values[AT["place_within"]] = around.province_bits
    else:
        values[AT["place_wide"]] = 1
    return False


def _employer(
    query: Query, around: Surroundings, row: int, index: Index, values: list[float], *, at_place: bool
) -> tuple[str, ...]:
    if not query.given_office and not query.told_office and not query.unknown_office:
        return ()
    work = int(index.workplace[row])
    theirs = set(index.work_words[index.work_word_from[work] : index.work_word_from[work + 1]].tolist())
    met = [word for word in query.given_office if word in theirs] + agrees(query.told_office, theirs)
    worth = around.offices.of(work, local=at_place)
    given = sum(query.given_office.values()) + UNKNOWN_OFFICE * query.unknown_office
    agreed = sum(bits_of for word, bits_of in query.given_office.items() if word in theirs)
    share = agreed / given if given else None
    if share is not None and share < OTHER_EMPLOYER:
        values[AT["employer_other"]] = 1
        return ()
    if worth < FEW_BITS or (share is not None and share < SAME_EMPLOYER):
        return ()
    values[AT["employer"]] = worth
    values[AT["employer_same"]] = 1
    return tuple(index.office_words[word] for word in met)
