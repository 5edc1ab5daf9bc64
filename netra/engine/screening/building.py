"""A lexicon from rows of candidates: made without a person, the same every time, then edited by people."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from netra.engine.screening.candidates import CandidateRow
from netra.engine.screening.lexicon import FILED, ContestWords, Kind, Lexicon, Pair, Pattern, assembled
from netra.engine.screening.patterns import Maker
from netra.engine.screening.patterns_ambiguity import Ambiguity, sounded
from netra.engine.screening.patterns_names import ADDRESSED, JOINTS, PersonName, read_name, words_of
from netra.engine.screening.patterns_talk import blank_box, number_talk, office_talk, place_talk

LEAST_NUMBERS = 5  # ballot-number talk is known up to here even where fewer stand
_COMPANY_ONLY = frozenset({Kind.PLACE, Kind.OFFICE, Kind.NUMBER, Kind.SIGN})
Places = Mapping[str, Sequence[str]]


def build(
    candidates: Iterable[CandidateRow],
    *,
    places: Places | None = None,
    also_places: Iterable[str] = (),
    more: Iterable[Pattern] = (),
) -> Lexicon:
    """The lexicon of these pairs.

    `places` has the names of regions by code: they are company for other patterns, and words in them count as
    ambiguous, as do those of `also_places`, such as sub-districts. `more` are patterns that people added.
    """
    rows, known = tuple(candidates), places or {}
    people = [(row, tuple(read_name(name) for name in row.names)) for row in rows]
    ambiguity = _ambiguity(people, (*(name for names in known.values() for name in names), *also_places))
    contests = _contests(rows, known)
    patterns = [pattern for row, names in people for pattern in _of_row(row, names, ambiguity)]
    patterns += _bynames(rows, people, ambiguity)
    for contest in contests:
        patterns += place_talk(contest.key, contest.region_names)
    for number in range(1, max([LEAST_NUMBERS, *(row.ballot_no for row in rows)]) + 1):
        patterns += number_talk(number)
    patterns += office_talk()
    regions = {contest.key: contest.region_code or contest.key for contest in contests}
    return assembled([*_shared_need_company(patterns, regions), *more], contests)


def _of_row(row: CandidateRow, names: tuple[PersonName, ...], ambiguity: Ambiguity) -> Iterator[Pattern]:
    if row.is_blank_box:
        yield from blank_box(row.contest, row.ballot_no)
    maker = Maker(row.contest, row.ballot_no, row.region_code, ambiguity)
    for name in names:
        yield from maker.of_person(name)
    for first, second in pairwise(names):
        yield from maker.of_pair(first, second)
    told = replace(maker, source=FILED)
    yield from told.given(Kind.ALIAS, row.aliases)
    yield from told.given(Kind.PARTY, row.parties)
    yield from told.given(Kind.HANDLE, row.handles)
    yield from told.given(Kind.HASHTAG, row.hashtags)
    yield from told.given(Kind.SLOGAN, row.slogans)


def _bynames(
    rows: Sequence[CandidateRow], people: Iterable[tuple[CandidateRow, tuple[PersonName, ...]]], ambiguity: Ambiguity
) -> Iterator[Pattern]:
    """What filed short forms leave, where no other pair of the contest has it, in a byname or in a name."""
    owners: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row, names in people:
        for part in (part for name in names for part in name.parts):
            owners[row.contest, part].add(row.ballot_no)
    found = [
        one
        for row in rows
        for one in Maker(row.contest, row.ballot_no, row.region_code, ambiguity).of_bynames(row.aliases)
    ]
    named = {key: frozenset(numbers) for key, numbers in owners.items()}
    for one in found:
        owners[one.contest, one.text].add(one.ballot_no)
    for one in found:
        key = (one.contest, one.text)
        if len(owners[key]) == 1 and not (one.source == ADDRESSED and key in named):
            yield one


def _ambiguity(people: Iterable[tuple[CandidateRow, tuple[PersonName, ...]]], places: Iterable[str]) -> Ambiguity:
    bearers: dict[str, set[str]] = defaultdict(set)
    for row, names in people:
        for name in names:
            for part in name.parts:
                bearers[sounded(part)].add(row.region_code or row.contest)
    regions = frozenset(word for name in places for word in words_of(name))
    return Ambiguity({part: len(contests) for part, contests in bearers.items()}, regions - JOINTS)


def _contests(rows: Iterable[CandidateRow], places: Places) -> tuple[ContestWords, ...]:
    grouped: dict[str, list[CandidateRow]] = defaultdict(list)
    for row in rows:
        grouped[row.contest].append(row)
    return tuple(_contest(key, members, places) for key, members in sorted(grouped.items()))


def _contest(key: str, rows: Sequence[CandidateRow], places: Places) -> ContestWords:
    first = rows[0]
    names = (*places.get(first.region_code, ()), *(name for row in rows for name in row.region_names))
    if not names and not first.region_code:  # a key of somebody's own: "banten-2024"
        names = tuple(word for word in re.split(r"[^\w]+", key) if word and not any(sign.isdigit() for sign in word))
    pairs = tuple(
        Pair(row.ballot_no, row.names, row.parties, row.incumbent, row.handles, row.is_blank_box)
        for row in sorted(rows, key=lambda one: one.ballot_no)
    )
    return ContestWords(
        key,
        first.year,
        first.region_code,
        tuple(dict.fromkeys(names)),
        next((row.designated_on for row in rows if row.designated_on), None),
        next((row.polling_on for row in rows if row.polling_on), None),
        pairs,
    )


def _shared_need_company(patterns: Sequence[Pattern], regions: Mapping[str, str]) -> Iterator[Pattern]:
    """What names pairs of two regions, or two pairs of one, does not tell which is meant.

    A vote held again in a region has the same pairs: they are no other pairs.
    """
    owners: Counter[tuple[str, ...]] = Counter()
    named = (one for one in patterns if one.kind not in _COMPANY_ONLY)
    for words, _, _ in {(one.words, regions.get(one.contest, one.contest), one.ballot_no) for one in named}:
        owners[words] += 1
    for one in patterns:
        is_shared = owners[one.words] > 1 and not one.needs_company
        yield replace(one, needs_company=True) if is_shared else one
