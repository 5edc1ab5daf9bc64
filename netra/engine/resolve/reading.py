"""A profile in the words of a register: which of its words each word may mean."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import inf, log2
from typing import Final

from netra.engine.resolve.folding import fold_name, fold_office, plain
from netra.engine.resolve.index import Index
from netra.engine.resolve.people import Profile
from netra.engine.resolve.typos import LONGEST, near

MOST_WORDS: Final = 8  # of a name; the rest is no name
MOST_SIGNS: Final = 300  # of a field; a name is never longer
MOST_OFFICE_WORDS: Final = 40
SHORTEST_PART: Final = 3  # letters of a word that stands joined to another
SHORTEST_CUT: Final = 4  # letters of a word that may be the beginning of a longer one
MOST_CUT: Final = 60  # longer words one beginning may stand for; beyond, it says nothing
LONG_ENOUGH: Final = 8  # letters of a known word that may still be two joined
SLIP: Final = 4.0  # bits a slip costs
SERVANT: Final = frozenset({"asn", "pns", "p3k", "pppk", "cpns"})  # what people call themselves


class How(IntEnum):
    """How a word of the register is read in the profile, the surest first."""

    SAME = 0
    JOINED = 1  # written together with its neighbour on one side only
    NEAR = 2  # but for a slip or two
    CUT = 3  # only its beginning is shown
    INITIAL = 4  # only its first letter is shown


_LIKE: Final = (How.NEAR, How.CUT)


@dataclass(frozen=True, slots=True)
class Reading:
    """A word of the register that the profile's word number `asked` may mean, and the bits that it agrees."""

    asked: int
    how: How
    slips: int
    bits: float
    known: bool = False  # near or cut, though the register knows the word as it is shown


@dataclass(frozen=True)
class Query:
    """A profile in the words and numbers of an index. Offices: word -> bits, from fields and from the line of words."""

    words: tuple[str, ...]
    readings: dict[int, Reading]
    region: str
    given_office: dict[int, float]
    told_office: dict[int, float]
    unknown_office: int  # words of agency and unit that the register has nowhere
    says_servant: bool


def read(profile: Profile, index: Index) -> Query:
    """A profile in the words of an index."""
    name, handle = profile.name[:MOST_SIGNS], profile.handle[:MOST_SIGNS]
    words = _parted(fold_name(name), index) or _parted(fold_name(_letters(handle)), index)
    given = fold_office(f"{profile.agency[:MOST_SIGNS]} {profile.unit[:MOST_SIGNS]}")[:MOST_OFFICE_WORDS]
    told = fold_office(profile.bio[: 2 * MOST_SIGNS])[:MOST_OFFICE_WORDS]
    office = {word: index.office_ids[word] for word in (*given, *told) if word in index.office_ids}
    worth = {number: index.office_bits(int(index.office_people[number])) for number in office.values()}
    given_office = {office[word]: worth[office[word]] for word in given if word in office}
    told_office = {office[word]: worth[office[word]] for word in told if word in office}
    return Query(
        words=words,
        readings=_readings(words, index),
        region=profile.region_code.strip()[:5],
        given_office=given_office,
        told_office={number: bits for number, bits in told_office.items() if number not in given_office},
        unknown_office=sum(word not in office for word in given),
        says_servant=not SERVANT.isdisjoint((*given, *told)),
    )


def _letters(handle: str) -> str:
    return "".join(sign if sign.isalpha() else " " for sign in plain(handle))


def _readings(words: tuple[str, ...], index: Index) -> dict[int, Reading]:
    found: dict[int, Reading] = {}

    def add(number: int, asked: int, how: How, slips: int = 0, bits: float | None = None) -> None:
        worth = float(index.word_bits[number]) if bits is None else bits
        held = found.get(number)
        if held is None or (how, slips) < (held.how, held.slips):
            found[number] = Reading(asked, how, slips, worth, how in _LIKE and words[asked] in index.word_ids)

    for asked, word in enumerate(words):
        if word in index.word_ids:
            add(index.word_ids[word], asked, How.SAME)
            if len(word) >= LONG_ENOUGH:
                for part in segmented(word, index, whole=False):
                    add(index.word_ids[part], asked, How.JOINED)
        alike = near(word, index)
        shown = _shared([number for number, _ in alike], word, index)
        for number, slips in alike:
            add(number, asked, How.NEAR, slips, shown)
        if word == "m" and "muhamad" in index.word_ids:
            add(index.word_ids["muhamad"], asked, How.INITIAL)
        if asked + 1 < len(words) and word + words[asked + 1] in index.word_ids:
            add(index.word_ids[word + words[asked + 1]], asked, How.JOINED)
        longer, bits = _longer(word, index)
        for number in longer:
            add(number, asked, How.CUT, bits=bits)
    return found


def _longer(word: str, index: Index) -> tuple[range, float]:
    """The words of which this may be the beginning, and the bits that somebody bears one of them."""
    if len(word) < SHORTEST_CUT:
        return range(0), 0.0
    first, last = bisect_right(index.words, word), bisect_left(index.words, word + "\U0010ffff")
    if not 0 < last - first <= MOST_CUT:
        return range(0), 0.0
    return range(first, last), _shared(range(first, last), word, index)


def _shared(numbers: Sequence[int], word: str, index: Index) -> float:
    """The bits that somebody shows a word: those who bear it, or where the register knows nobody, those it may mean."""
    if word in index.word_ids:
        return float(index.word_bits[index.word_ids[word]])
    share = sum(2.0 ** -float(index.word_bits[number]) for number in numbers)
    return -log2(min(share, 1.0)) if share else 0.0


def _parted(words: tuple[str, ...], index: Index) -> tuple[str, ...]:
    """Words the register does not know taken apart where they are others written together; each word once."""
    parted: list[str] = []
    for word in words:
        parted += (word,) if word in index.word_ids else segmented(word, index) or _slipped(word, index)
    return tuple(dict.fromkeys(parted))[:MOST_WORDS]


def _slipped(word: str, index: Index) -> tuple[str, ...]:
    """A word parted where one side is known and the other but for a slip or its end; else the word as it is."""
    best: tuple[str, ...] = (word,)
    cost = inf
    if not LONG_ENOUGH <= len(word) <= LONGEST or near(word, index):
        return best
    for at in range(SHORTEST_CUT, len(word) - SHORTEST_CUT + 1):
        for known, other in ((word[:at], word[at:]), (word[at:], word[:at])):
            if known not in index.word_ids or not (near(other, index) or _longer(other, index)[0]):
                continue
            worth = -len(known) + float(index.word_bits[index.word_ids[known]]) / 100
            if worth < cost:
                best, cost = (word[:at], word[at:]), worth
    return best


def segmented(word: str, index: Index, *, whole: bool = True) -> tuple[str, ...]:
    """The likeliest words of the register a word is joined from, or nothing where a slip is likelier.

    A letter that ends one and begins the next is written once after folding: timbul lengkong, timbulengkong.
    """
    if len(word) < 2 * SHORTEST_PART or len(word) > LONGEST:
        return ()
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ()), *([(inf, ())] * len(word))]
    for end in range(SHORTEST_PART, len(word) + 1):
        for begin in range(0, end - SHORTEST_PART + 1):
            if best[begin][0] == inf or end - begin == len(word):
                continue
            for part, slip in _spellings(word, begin, end):
                if part in index.word_ids:
                    cost = best[begin][0] + float(index.word_bits[index.word_ids[part]]) + slip
                    if cost < best[end][0]:
                        best[end] = (cost, (*best[begin][1], part))
    cost, parts = best[len(word)]
    if len(parts) < 2:
        return ()
    if whole:
        slipped = (float(index.word_bits[number]) + SLIP * slips for number, slips in near(word, index))
        if min(slipped, default=inf) < cost:
            return ()
    return parts


def _spellings(word: str, begin: int, end: int) -> Iterator[tuple[str, float]]:
    """What may have stood at a place of a word before folding over the seam: adi yusuf, adiusuf."""
    yield word[begin:end], 0.0
    if end < len(word) and word[end - 1] == "y":  # "y" ends a word as "i": fecki rosadi, feckyrosadi
        yield word[begin : end - 1] + "i", 0.0
    if begin:
        yield word[begin - 1 : end], SLIP
        if word[begin - 1] in "is":
            yield "y" + word[begin:end], SLIP
