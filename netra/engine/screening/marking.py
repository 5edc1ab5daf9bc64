"""What every pattern of a lexicon is worth to judgment, and what becomes of the words of a text through its hits.

`Marks` is arrays by pattern and by contest, for the kernel and its twin alike.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from netra.engine.screening.features import Told
from netra.engine.screening.features_facts import BY_NAME, BY_NUMBER, BY_PART, BY_TAG, PARTY, PLACE, UNNAMED
from netra.engine.screening.folding import fold
from netra.engine.screening.lexicon import FILED, ContestWords, Kind, Lexicon, Pattern
from netra.engine.screening.patterns_ambiguity import WORDS
from netra.engine.screening.patterns_names import ADDRESSED, read_name
from netra.engine.screening.words import NUMBER

_TABLE = tomllib.loads((Path(__file__).parent / "cues" / "address.toml").read_text(encoding="utf-8"))
TITLES: Final = frozenset(_TABLE["titles"].split())
WOMEN: Final = frozenset(_TABLE["women"].split())
MEN: Final = frozenset(_TABLE["men"].split())
_NAMES, _ENDINGS = frozenset(_TABLE["names"].split()), tuple(_TABLE["endings"].split())
# Words for a figure, as people say them where it means a ballot number.
FIGURES: Final = {word: number for number, line in enumerate(_TABLE["figures"], 1) for word in line.split()}
# What a pattern is worth as a sign of its contest where the contest is not given.
NO_SIGN, EVERYDAY_WORD, NEEDS_MORE, ENOUGH = 0, 1, 2, 3
_FORMS: Final = {
    Kind.NAME: BY_NAME,
    Kind.PAIR: BY_NAME,
    Kind.BLANK_BOX: BY_NAME,
    Kind.ALIAS: BY_PART,
    Kind.PART: BY_PART,
    Kind.HANDLE: BY_TAG,
    Kind.HASHTAG: BY_TAG,
    Kind.SLOGAN: BY_TAG,
    Kind.NUMBER: BY_NUMBER,
    Kind.SIGN: BY_NUMBER,
}
_ROLES: Final = {Kind.PLACE: PLACE, Kind.PARTY: PARTY}
MOST_NUMBER: Final = 3  # tokens of a text in which a bare figure means a pair


@dataclass(frozen=True, slots=True)
class Marks:
    """By pattern: `worth` (NO_SIGN ... ENOUGH), `form`, `role`, `rank` (lower wins), `contest` (-1 any), `ballot`,
    `is_office`, `last_only` (only the last word is the name: "pilih nomor 2"). By contest: `woman` and `man`, the
    ballot number of the only pair so addressed or 0; `ballots`, bit n is set where number n stands."""

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


@dataclass(frozen=True, slots=True)
class Speaking:
    """Words of the vocabulary that address somebody, and figures that may be a ballot number, by feature."""

    women: frozenset[int]
    men: frozenset[int]
    figures: Mapping[int, int]


def marks_of(lexicon: Lexicon, contests: Sequence[str]) -> Marks:
    """The marks of a lexicon; `contests` is the order in which a program numbers them."""
    index = {key: place for place, key in enumerate(contests)}
    patterns = lexicon.patterns
    woman, man = np.zeros(len(contests), np.int16), np.zeros(len(contests), np.int16)
    ballots = np.zeros(len(contests), np.uint64)
    bynames = _bynames(patterns)
    for one in lexicon.contests:
        place = index[one.key]
        woman[place], man[place] = addressed(one, bynames)
        for pair in one.pairs:
            ballots[place] |= np.uint64(1 << min(pair.ballot_no, 63))
    return Marks(
        np.array([_worth(one) for one in patterns], np.int8),
        np.array([_form(one) for one in patterns], np.int8),
        np.array([_ROLES.get(one.kind, 0) for one in patterns], np.int8),
        np.array([one.rank for one in patterns], np.int8),
        np.array([index[one.contest] if one.contest else -1 for one in patterns], np.int32),
        np.array([0 if one.kind in _ROLES or _is_figure(one) else one.ballot_no for one in patterns], np.int16),
        np.array([one.kind is Kind.OFFICE for one in patterns], np.bool_),
        np.array([one.kind is Kind.NUMBER for one in patterns], np.bool_),
        woman,
        man,
        ballots,
    )


def _is_figure(one: Pattern) -> bool:
    """Whether nothing is left of it but a figure, as of a keycap: too little to mean a pair by itself."""
    words = fold(one.text) if one.kind is Kind.SIGN else []
    return len(words) == 1 and words[0].kind == NUMBER


def _form(one: Pattern) -> int:
    return UNNAMED if one.source == ADDRESSED else _FORMS.get(one.kind, 0)


def _worth(one: Pattern) -> int:
    if not one.contest or not one.ballot_no or one.kind in _ROLES:
        return NO_SIGN
    if one.source == ADDRESSED:
        return NO_SIGN
    if not one.needs_company:
        return ENOUGH
    if one.kind is Kind.PART and (one.words[0] in WORDS or len(one.words[0]) < 4):
        return EVERYDAY_WORD
    return NEEDS_MORE


Bynames = Mapping[tuple[str, int], Sequence[tuple[str, ...]]]  # by contest and ballot number


def _bynames(patterns: Iterable[Pattern]) -> Bynames:
    """What a pair is called with a form of address before it, as whoever filed the candidates wrote it down."""
    found: dict[tuple[str, int], list[tuple[str, ...]]] = defaultdict(list)
    for one in patterns:
        if one.source == FILED and one.kind is Kind.ALIAS and one.words[0] in WOMEN | MEN:
            found[one.contest, one.ballot_no].append(one.words)
    return found


def addressed(contest: ContestWords, bynames: Bynames | None = None) -> tuple[int, int]:
    """The ballot numbers of the only pair whose first candidate is a woman, and the only one who is a man; else 0."""
    women: list[int] = []
    men: list[int] = []
    for pair in contest.pairs:
        if pair.names:
            called = (bynames or {}).get((contest.key, pair.ballot_no), ())
            (women if _leads(pair.names, called) else men).append(pair.ballot_no)
    return (women[0] if len(women) == 1 else 0), (men[0] if len(men) == 1 else 0)


def _leads(names: Sequence[str], bynames: Iterable[tuple[str, ...]]) -> bool:
    """Whether a woman leads a pair: told by a title, by a byname that begins as her name does, or by her name."""
    head = read_name(names[0])
    starts = tuple(word[:3] for word in head.words if len(word) > 2)
    forms = {first for first, *rest in bynames if not rest or any(word.startswith(starts) for word in rest)}
    if not head.sex and bool(forms & WOMEN) != bool(forms & MEN):
        return bool(forms & WOMEN)
    return is_woman(names[0])


def is_woman(printed: str) -> bool:
    """Whether a printed name is likely a woman's; a guess that only decides whom an unnamed "Bu" means.

    >>> is_woman("Hj. RATNA WULANDARI, S.E."), is_woman("Budi Santoso")
    (True, False)
    """
    name = read_name(printed)
    if name.sex:
        return name.sex == "f"
    words = [word for word in name.words if len(word) > 2]
    if name.words[:2] == ("wa", "ode"):
        return True
    return any(word in _NAMES or word.endswith(_ENDINGS) for word in words[:2])


def tell(words: Sequence[Told], hits: Iterable[tuple[int, int, int]], contest: int, marks: Marks) -> list[Told]:
    """Give the words of one text the pairs that the hits of one contest say they mean.

    `hits`: pattern, first word, end (half open), of that contest or of any. Longer hits go first, then the more
    trusted kind, then the earlier pattern; a hit that would take a word of another is left out. Everyday words count
    only beside another name of the contest.
    """
    told = list(words)
    ours = [hit for hit in hits if marks.contest[hit[0]] in (contest, -1)]
    is_named = any(marks.worth[pattern] > EVERYDAY_WORD for pattern, _, _ in ours)
    ours.sort(key=lambda hit: (hit[1] - hit[2], int(marks.rank[hit[0]]), hit[0]))
    for pattern, start, end in ours:
        ballot, role = int(marks.ballot[pattern]), int(marks.role[pattern])
        if marks.worth[pattern] == EVERYDAY_WORD and not is_named:
            continue
        if ballot and not _stands(ballot, contest, marks):
            continue
        if not ballot and not role:
            continue
        first = end - 1 if marks.last_only[pattern] else start
        if any(told[at].owner or told[at].role for at in range(first, end)):
            continue
        for at in range(first, end):
            told[at] = replace(told[at], owner=ballot, form=int(marks.form[pattern]), role=role)
    return told


def address(told: Sequence[Told], contest: int, marks: Marks, speaking: "Speaking") -> list[Told]:
    """Whom a text without a name means in the thread of a contest: several pairs by their figures, one by a bare figure
    where the text says little else, or by the only form of address that fits one pair."""
    found = list(told)
    figures = {at: ballot for at in range(len(told)) if (ballot := _figure(told, at, contest, marks, speaking))}
    digits = {at: ballot for at, ballot in figures.items() if told[at].kind == NUMBER}
    if len(set(digits.values())) > 1:
        for at, ballot in digits.items():
            found[at] = replace(told[at], owner=ballot, form=BY_NUMBER)
        return found
    if figures and sum(one.kind <= NUMBER for one in told) <= MOST_NUMBER:
        at = min(digits or figures)
        found[at] = replace(told[at], owner=figures[at], form=BY_NUMBER)
        return found
    woman, man = int(marks.woman[contest]), int(marks.man[contest])
    to_women = [at for at, one in enumerate(told) if one.feature in speaking.women]
    to_men = [at for at, one in enumerate(told) if one.feature in speaking.men]
    for places, pair, others in ((to_women, woman, to_men), (to_men, man, to_women)):
        if places and pair and (not others or (woman and man)):
            for at in places:
                found[at] = replace(found[at], owner=pair, form=UNNAMED)
    return found


def _figure(told: Sequence[Told], at: int, contest: int, marks: Marks, speaking: "Speaking") -> int:
    """The ballot number that a figure or the word for one may mean where it stands; else 0."""
    one = told[at]
    figure = speaking.figures.get(one.feature, 0) if one.kind <= NUMBER else 0
    is_free = figure and _stands(figure, contest, marks) and not (at and told[at - 1].role == PLACE)
    return figure if is_free else 0


def _stands(ballot: int, contest: int, marks: Marks) -> bool:
    return bool(int(marks.ballots[contest]) >> min(ballot, 63) & 1)
