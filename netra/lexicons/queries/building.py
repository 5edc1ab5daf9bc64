"""Lexicons as screening takes them: built from the pairs of the registry, then what people changed laid over."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from netra.engine.screening.building import build
from netra.engine.screening.candidates import CandidateRow, key_of, place_of, read_candidates
from netra.engine.screening.lexicon import Kind, Lexicon, Pattern, assembled
from netra.engine.screening.patterns_names import words_of
from netra.lexicons.models import PairFacts, Silence, Word
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Contest, Pair

ALWAYS_COMPANY = frozenset({Kind.NUMBER, Kind.SIGN, Kind.PARTY})
_ADDRESS = re.compile(r"^https?://[^/]+/")
_NOT_OF_HANDLES, _NOT_OF_HASHTAGS = re.compile(r"[^\w.-]"), re.compile(r"\W")


def key(contest: "Contest") -> str:
    """The key of a contest, such as "2024/33.19"."""
    return key_of(contest.election_id, contest.region_id, contest.round)


def lexicon_for(contests: Iterable[str] = (), *, year: int | None = None) -> Lexicon:
    """The lexicon of an election year, or of some contests by their keys, with what people added and took out.

    What is ambiguous is decided among all pairs of the year, also when only some contests are wanted. Built once for
    each state of pairs and words. A key without pairs gives no contest.
    """
    wanted = frozenset(contests)
    years = {year} if year is not None else {place[0] for place in map(place_of, wanted) if place}
    whole = [_of_year(one) for one in sorted(years)]
    if len(whole) != 1:  # patterns of any contest stand in each of them
        patterns = (pattern for one in whole for pattern in one.patterns)
        whole = [assembled(patterns, (contest for one in whole for contest in one.contests))]
    return whole[0].only(wanted) if wanted else whole[0]


def automatic_for(contest: "Contest") -> Lexicon:
    """What names alone give for one contest."""
    return _built(_rows(contest.election_id)).only([key(contest)])


def lexicon_of_file(path: Path) -> Lexicon:
    """The lexicon of a file of candidates; needs no database. Raises `BadCandidates`, `OSError`."""
    return _built(tuple(read_candidates(path)))


def lexicon_of_rows(rows: Iterable[CandidateRow]) -> Lexicon:
    """The same for rows that were read already."""
    return _built(tuple(rows))


def pattern_of(word: Word, contest_key: str) -> Pattern:
    """What somebody added, as screening takes it."""
    kind = Kind(word.kind)
    one_word = kind in {Kind.HANDLE, Kind.HASHTAG}
    return Pattern(
        0,
        (word.text,) if one_word else tuple(word.text.split(" ")),
        kind,
        contest_key,
        word.ballot_no,
        word.needs_company or kind in ALWAYS_COMPANY,
        word.starts_on,
        word.ends_on,
        f"word {word.pk}",
    )


def _of_year(year: int) -> Lexicon:
    keys = {contest.pk: key(contest) for contest in registry.all_contests().filter(election=year)}
    words = Word.objects.filter(contest__election=year, ended_at=None).order_by("pk")
    silences = Silence.objects.filter(contest__election=year, ended_at=None).order_by("pk")
    return _edited(
        _rows(year),
        tuple(pattern_of(word, keys[word.contest_id]) for word in words),
        frozenset((keys[one.contest_id], one.ballot_no, one.text) for one in silences),
    )


@lru_cache(maxsize=4)
def _edited(
    rows: tuple[CandidateRow, ...], added: tuple[Pattern, ...], silenced: frozenset[tuple[str, int, str]]
) -> Lexicon:
    base = _built(rows)
    replaced = {(one.contest, one.ballot_no, one.words) for one in added}
    kept = (
        one
        for one in base.patterns
        if (one.contest, one.ballot_no, one.words) not in replaced
        and (one.contest, one.ballot_no, one.text) not in silenced
    )
    return assembled([*kept, *added], base.contests)


@lru_cache(maxsize=4)
def _built(rows: tuple[CandidateRow, ...]) -> Lexicon:
    return build(rows, places=registry.places(), also_places=registry.also_places())


def _rows(year: int) -> tuple[CandidateRow, ...]:
    facts = {one.pair_id: one for one in PairFacts.objects.filter(pair__contest__election=year)}
    marked = registry.marked_pairs(year)
    return tuple(_row(pair, facts.get(pair.pk), pair.pk in marked) for pair in registry.numbered_pairs(year))


def _row(pair: "Pair", facts: PairFacts | None, is_marked: bool) -> CandidateRow:
    contest = pair.contest
    return CandidateRow(
        contest=key(contest),
        ballot_no=pair.ballot_no or 0,
        names=tuple(name for name in (pair.head_name, pair.deputy_name) if name),
        parties=tuple(facts.parties) if facts else (),
        incumbent=True if is_marked else facts.incumbent if facts else None,
        is_blank_box=pair.is_blank_box,
        year=contest.election_id,
        region_code=contest.region_id,
        round=contest.round,
        designated_on=contest.designation_on,
        polling_on=contest.polling_on,
    )


def as_words(text: str, kind: str) -> str:
    """A text as the lexicon keeps it; empty when nothing of it is a word.

    >>> as_words("#RatnaBudi ", "HASHTAG"), as_words("Bu  Ratna!", "ALIAS"), as_words("https://x.com/RB_24/", "HANDLE")
    ('ratnabudi', 'bu ratna', 'rb_24')
    """
    if kind == Kind.HANDLE:
        return _NOT_OF_HANDLES.sub("", _ADDRESS.sub("", text.strip()).split("?", 1)[0]).lower()
    if kind == Kind.HASHTAG:
        return _NOT_OF_HASHTAGS.sub("", text).lower()
    return " ".join(words_of(text))
