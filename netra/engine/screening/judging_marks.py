"""Whose names stand where in a row, and which contests they are signs of: `marking` and `fits` as compiled code."""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from netra.engine.screening.features_facts import BY_NUMBER, PLACE, UNNAMED
from netra.engine.screening.judging_compiled import inlined
from netra.engine.screening.judging_twin import ENOUGH_SIGNS, MOST_CONTESTS, MOST_HITS, NUMBER_SIGN, OFFICE_SIGN, SIGNS
from netra.engine.screening.marking import ENOUGH, EVERYDAY_WORD, MOST_NUMBER
from netra.engine.screening.words import NUMBER

_SIGNS: Final = np.array([SIGNS[worth] for worth in sorted(SIGNS)], np.int64)


class Patterns(NamedTuple):
    """`marking.Marks`, as the kernel takes it."""

    worth: NDArray[np.int8]
    form: NDArray[np.int8]
    role: NDArray[np.int8]
    rank: NDArray[np.int8]
    contest: NDArray[np.int32]
    ballot: NDArray[np.int16]
    is_office: NDArray[np.bool_]
    last_only: NDArray[np.bool_]
    woman: NDArray[np.int16]
    man: NDArray[np.int16]
    ballots: NDArray[np.uint64]


class Room(NamedTuple):
    """Arrays that are used again for every row: of words, of hits, of contests."""

    feature: NDArray[np.int64]
    kind: NDArray[np.int64]
    after: NDArray[np.int64]
    capital: NDArray[np.bool_]
    glued: NDArray[np.bool_]
    owner: NDArray[np.int64]
    form: NDArray[np.int64]
    role: NDArray[np.int64]
    order: NDArray[np.int64]
    contest: NDArray[np.int64]
    signs: NDArray[np.int64]
    is_sure: NDArray[np.bool_]
    is_named: NDArray[np.bool_]


def room_for(words: int, hits: int) -> Room:
    """Room for rows of that many words and hits."""
    whole = [np.zeros(words + 2, np.int64) for _ in range(6)]
    flags = [np.zeros(words + 2, np.bool_) for _ in range(2)]
    most = min(hits, MOST_HITS) + 1
    return Room(
        whole[0], whole[1], whole[2], flags[0], flags[1], whole[3], whole[4], whole[5], np.zeros(hits + 1, np.int64),
        np.zeros(most, np.int64), np.zeros(most, np.int64), np.zeros(most, np.bool_), np.zeros(most, np.bool_),
    )  # fmt: skip


@inlined
def _stands(ballot: Any, contest: Any, p: Any) -> Any:
    return (p.ballots[contest] >> np.uint64(min(ballot, 63))) & np.uint64(1) != 0


@inlined
def signs_of(pattern: Any, start: Any, end: Any, first: Any, last: Any, p: Any, room: Any) -> Any:
    """Contests with signs into `room`; returns how many, and what office and number talk adds."""
    last = min(last, first + MOST_HITS)
    count = 0
    office = number = False
    for hit in range(first, last):
        one = pattern[hit]
        contest = p.contest[one]
        if contest < 0:
            office = office or p.is_office[one]
            number = number or p.ballot[one] > 0
            continue
        worth = p.worth[one]
        is_covered = False
        for other in range(first, last):
            if pattern[other] == one and other < hit:
                is_covered = True
                break
            if (
                p.contest[pattern[other]] != contest
                or start[other] > start[hit]
                or end[other] < end[hit]
                or other == hit
            ):
                continue
            theirs, more = p.worth[pattern[other]], (end[other] - start[other]) - (end[hit] - start[hit])
            if theirs > worth or (theirs == worth and (more > 0 or (more == 0 and other < hit))):
                is_covered = True
                break
        if is_covered:
            continue
        at = 0
        while at < count and room.contest[at] != contest:
            at += 1
        if at == count:
            room.contest[at], room.signs[at], room.is_sure[at], room.is_named[at] = contest, 0, False, False
            count += 1
        room.signs[at] += _SIGNS[worth]
        room.is_named[at] = room.is_named[at] or worth > 0
        room.is_sure[at] = room.is_sure[at] or worth == ENOUGH
    return count, (OFFICE_SIGN if office else 0) + (NUMBER_SIGN if number else 0)


@inlined
def choose(count: Any, added: Any, room: Any, fits: Any) -> Any:
    """The most likely contests into `fits` in their order; returns how many, and whether the first is sure."""
    best = -1
    for at in range(count):
        if room.is_named[at] and room.signs[at] + added >= ENOUGH_SIGNS:
            best = max(best, room.signs[at])
    many = 0
    is_sure = False
    before = -1
    while best >= 0 and many < MOST_CONTESTS:
        found, place = -1, -1
        for at in range(count):
            contest = room.contest[at]
            if room.is_named[at] and room.signs[at] == best and contest > before and (found < 0 or contest < found):
                found, place = contest, at
        if found < 0:
            break
        if many == 0:
            is_sure = room.is_sure[place]
        fits[many] = found
        many += 1
        before = found
    return many, is_sure


@inlined
def tell(pattern: Any, start: Any, end: Any, first: Any, last: Any, base: Any, contest: Any, p: Any, room: Any) -> Any:
    """Owners and roles of the words of a row; returns whether any has an owner."""
    count = 0
    is_named = False
    for hit in range(first, last):
        whose = p.contest[pattern[hit]]
        if whose != contest and whose != -1:
            continue
        is_named = is_named or p.worth[pattern[hit]] > EVERYDAY_WORD
        key = ((start[hit] - end[hit] + (1 << 20)) << 42) | (np.int64(p.rank[pattern[hit]]) << 34) | pattern[hit]
        at = count
        while at > 0:
            other = room.order[at - 1]
            theirs = (start[other] - end[other] + (1 << 20)) << 42
            theirs |= (np.int64(p.rank[pattern[other]]) << 34) | pattern[other]
            if theirs <= key:
                break
            room.order[at] = other
            at -= 1
        room.order[at] = hit
        count += 1
    has_owner = False
    for at in range(count):
        hit = room.order[at]
        one = pattern[hit]
        ballot, role = p.ballot[one], p.role[one]
        if p.worth[one] == EVERYDAY_WORD and not is_named:
            continue
        if ballot and not _stands(ballot, contest, p):
            continue
        if not ballot and not role:
            continue
        begin = end[hit] - 1 if p.last_only[one] else start[hit]
        is_free = True
        for word in range(begin - base, end[hit] - base):
            if room.owner[word] or room.role[word]:
                is_free = False
        if is_free:
            for word in range(begin - base, end[hit] - base):
                room.owner[word], room.form[word], room.role[word] = ballot, p.form[one], role
                has_owner = has_owner or ballot > 0
    return has_owner


@inlined
def _figure(at: Any, contest: Any, p: Any, speech: Any, room: Any) -> Any:
    feature = room.feature[at]
    figure = speech[feature] >> 2 if feature >= 0 and room.kind[at] <= NUMBER else 0
    is_free = figure and _stands(figure, contest, p) and not (at > 0 and room.role[at - 1] == PLACE)
    return figure if is_free else 0


@inlined
def address(words: Any, contest: Any, p: Any, speech: Any, room: Any) -> None:
    """Owners by figures, or by the only form of address that fits; `speech` is by feature: bit 0 to women, bit 1 to
    men, from bit 2 on a figure."""
    plain, first, first_digit, is_several = 0, -1, -1, False
    for at in range(words):
        plain += room.kind[at] <= NUMBER
        figure = _figure(at, contest, p, speech, room)
        if figure:
            first = at if first < 0 else first
            if room.kind[at] == NUMBER:
                first_digit = at if first_digit < 0 else first_digit
                is_several = is_several or figure != speech[room.feature[first_digit]] >> 2
    if is_several:
        for at in range(words):
            figure = _figure(at, contest, p, speech, room)
            if figure and room.kind[at] == NUMBER:
                room.owner[at], room.form[at] = figure, BY_NUMBER
        return
    if first >= 0 and plain <= MOST_NUMBER:
        first = first_digit if first_digit >= 0 else first
        room.owner[first], room.form[first] = speech[room.feature[first]] >> 2, BY_NUMBER
        return
    women = men = 0
    for at in range(words):
        feature = room.feature[at]
        if feature >= 0:
            women += speech[feature] & 1
            men += (speech[feature] >> 1) & 1
    woman, man = p.woman[contest], p.man[contest]
    both = woman > 0 and man > 0
    for at in range(words):
        feature = room.feature[at]
        if feature < 0:
            continue
        if speech[feature] & 2 and man and (women == 0 or both):
            room.owner[at], room.form[at] = man, UNNAMED
        elif speech[feature] & 1 and woman and (men == 0 or both):
            room.owner[at], room.form[at] = woman, UNNAMED
