"""`netra import candidates`: pairs of a file into the registry, their other names into the lexicons; all or nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from netra.domain.words import Text
from netra.engine.screening.candidates import BadCandidates, BadRow, CandidateRow, key_of, read_candidates
from netra.engine.screening.lexicon import Lexicon
from netra.engine.screening.patterns_names import read_name
from netra.lexicons.models import Origin, PairFacts, Word, WordKind
from netra.lexicons.queries import as_words, lexicon_of_rows
from netra.lexicons.services.words import By, WordDraft, add_word
from netra.registry import queries as registry
from netra.registry import services as keeping

if TYPE_CHECKING:
    from netra.registry.models import Contest, Pair

IMPORT = By("import")
_COLUMNS = (
    ("aliases", WordKind.ALIAS),
    ("handles", WordKind.HANDLE),
    ("hashtags", WordKind.HASHTAG),
    ("slogans", WordKind.SLOGAN),
)


@dataclass(frozen=True, slots=True)
class CandidatesReport:
    """What a file brought: contests, pairs and words that were new, pairs whose names or facts changed, pairs known."""

    contests: int = 0
    pairs: int = 0
    changed: int = 0
    known: int = 0
    words: int = 0

    def plus(self, **more: int) -> "CandidatesReport":
        return replace(self, **{name: getattr(self, name) + count for name, count in more.items()})


def import_candidates(path: Path, *, source: str, on: date, at: datetime) -> CandidatesReport:
    """Bring a file of candidates in; a second run adds nothing. What people withdrew stays withdrawn.

    Raises `BadCandidates` with every fault, and then nothing was written; `OSError` for a file that cannot be read.
    """
    rows = _placed(read_candidates(path))
    _refuse_what_does_not_fit(rows)
    lexicon = lexicon_of_rows(rows)
    report = CandidatesReport()
    with transaction.atomic():
        for row in rows:
            report = _bring(row, lexicon, report, source=source, on=on, at=at)
    return report


def _placed(rows: Sequence[CandidateRow]) -> list[CandidateRow]:
    """Rows under the keys of the registry: "banten-2024" is "2024/36"."""
    placed, bad = [], []
    for row in rows:
        code = row.region_code or _code_of(row)
        if not code or not row.year:
            text = Text(
                f"“{row.contest}” tidak menunjuk satu daerah dan satu tahun; tulis seperti 2024/33.19",
                f'"{row.contest}" names no single region and year; write it like 2024/33.19',
            )
            bad.append(BadRow(row.line, "contest", text))
            continue
        placed.append(replace(row, region_code=code, contest=key_of(row.year, code, row.round)))
    if bad:
        raise BadCandidates(bad)
    return placed


def _code_of(row: CandidateRow) -> str:
    words = row.contest.replace(str(row.year), " ") if row.year else row.contest
    exact = [hit for hit in registry.find_regions(words.replace("-", " ").replace("_", " ")) if hit.exact]
    return exact[0].code if len(exact) == 1 else ""


def _refuse_what_does_not_fit(rows: Iterable[CandidateRow]) -> None:
    known = registry.election_years()
    codes = {region.code for region in registry.all_regions()}
    bad = [fault for row in rows for fault in _faults(row, known, codes)]
    if bad:
        raise BadCandidates(bad)


def _faults(row: CandidateRow, years: frozenset[int], codes: set[str]) -> Iterator[BadRow]:
    if row.region_code not in codes:
        yield BadRow(row.line, "region_code", Text(f"{row.region_code} tidak dikenal", f"{row.region_code} is unknown"))
    if row.year not in years and row.polling_on is None:
        text = Text(
            f"pemilihan {row.year} belum tercatat; isi kolom polling_on agar dapat dicatat",
            f"no election of {row.year} is on record; fill in polling_on so that it can be recorded",
        )
        yield BadRow(row.line, "year", text)
    if len(row.names) > 2:
        yield BadRow(row.line, "names", Text("lebih dari dua nama", "more than two names"))


def _bring(
    row: CandidateRow, lexicon: Lexicon, report: CandidatesReport, *, source: str, on: date, at: datetime
) -> CandidatesReport:
    contest, is_new = _contest(row)
    report = report.plus(contests=int(is_new))
    before = pair = registry.pair_of(contest, row.ballot_no)
    head, deputy = (*(_fuller(*both) for both in zip_longest(_names(before), row.names, fillvalue="")), "", "")[:2]
    if before is None or (before.head_name, before.deputy_name, before.is_blank_box) != (
        head,
        deputy,
        row.is_blank_box,
    ):
        pair = keeping.add_pair(
            contest=contest,
            head_name=head,
            deputy_name=deputy,
            ballot_no=row.ballot_no,
            is_blank_box=row.is_blank_box,
        )
    assert pair is not None
    told_more = _tell(pair, row, source=source, at=at)
    if before is None:
        report = report.plus(pairs=1)
    elif pair is not before or told_more:
        report = report.plus(changed=1)
    else:
        report = report.plus(known=1)
    added = sum(_words(contest, row, lexicon, source=source, on=on, at=at))
    return report.plus(words=added)


def _names(pair: "Pair | None") -> tuple[str, ...]:
    return () if pair is None else tuple(name for name in (pair.head_name, pair.deputy_name) if name)


def _fuller(known: str, told: str) -> str:
    """The name a file tells, unless the registry knows the same one with more titles."""
    plain = " ".join(told.split())
    is_same = bool(known and plain) and read_name(known).words == read_name(plain).words
    return known if is_same and len(known) >= len(plain) else plain


def _contest(row: CandidateRow) -> "tuple[Contest, bool]":
    if row.polling_on is not None:
        keeping.add_election(year=row.year, polling_on=row.polling_on)
    found = registry.all_contests().filter(election=row.year, region=row.region_code, round=row.round)
    contest = found.first()
    if contest is None:
        keeping.add_contest(
            year=row.year,
            region_code=row.region_code,
            round=row.round,
            designation_on=row.designated_on,
            polling_on=row.polling_on,
        )
        return found.get(), True
    days = row.designated_on or contest.designation_on, row.polling_on or contest.polling_on
    is_national = days[1] == contest.election.polling_on and contest.polling_on is None
    wanted = (days[0], None if is_national else days[1])
    if wanted != (contest.designation_on, contest.polling_on):
        keeping.set_contest_days(contest=contest, designation_on=wanted[0], polling_on=wanted[1])
    return contest, False


def _tell(pair: "Pair", row: CandidateRow, *, source: str, at: datetime) -> bool:
    """Parties and incumbency, where the file has them; silent columns change nothing."""
    if not row.parties and row.incumbent is None:
        return False
    facts = PairFacts.objects.filter(pair=pair).first() or PairFacts(pair=pair, parties=[], incumbent=None)
    parties = list(row.parties) or facts.parties
    incumbent = facts.incumbent if row.incumbent is None else row.incumbent
    if facts.pk and (facts.parties, facts.incumbent) == (parties, incumbent):
        return False
    facts.parties, facts.incumbent, facts.source, facts.told_at = parties, incumbent, source, at
    facts.save()
    return True


def _words(
    contest: "Contest", row: CandidateRow, lexicon: Lexicon, *, source: str, on: date, at: datetime
) -> Iterator[bool]:
    wary = {one.words: one.needs_company for one in lexicon.of(row.contest) if one.ballot_no == row.ballot_no}
    for column, kind in _COLUMNS:
        for given in getattr(row, column):
            text = as_words(given, kind)
            known = Word.objects.filter(contest=contest, ballot_no=row.ballot_no, kind=kind, text=text)
            if len(text) < 2 or known.exists():
                continue
            draft = WordDraft(
                ballot_no=row.ballot_no,
                kind=kind,
                text=given,
                source=source,
                needs_company=wary.get(tuple(text.split(" ")), False),
                origin=Origin.FILE,
            )
            yield add_word(contest, draft, by=IMPORT, on=on, at=at)[1]
