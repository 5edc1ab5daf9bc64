"""The page of a contest: its words by pair, where each comes from, since when, and what was taken out."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from netra.accounts import queries as accounts
from netra.accounts.queries import Visitor
from netra.engine.screening.lexicon import Kind, Lexicon, Pattern
from netra.lexicons.labels import KINDS
from netra.lexicons.models import Silence, Word
from netra.lexicons.permissions import edits_as, sees_everything, visible_to
from netra.lexicons.queries.building import key, lexicon_for
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Contest, Pair, Region

SHOWN_AT_ONCE = frozenset({Kind.NAME, Kind.PAIR})
_EVERYBODYS = (Kind.NUMBER, Kind.SIGN, Kind.OFFICE, Kind.PLACE)


@dataclass(frozen=True, slots=True)
class Group:
    """Automatic words of one kind."""

    label: Promise
    patterns: tuple[Pattern, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A word people or files brought, or one taken out, with the names of those who did so."""

    row: Word | Silence
    by: str
    ended_by: str


@dataclass(frozen=True, slots=True)
class PairWords:
    pair: "Pair"
    parties: tuple[str, ...]
    is_incumbent: bool
    added: tuple[Changed, ...]
    groups: tuple[Group, ...]
    silenced: tuple[Changed, ...]
    withdrawn: tuple[Changed, ...]
    total: int

    @property
    def withdrawn_count(self) -> int:
        return len(self.withdrawn)


@dataclass(frozen=True, slots=True)
class WordsPage:
    contest: "Contest"
    key: str
    lexicon: Lexicon
    pairs: tuple[PairWords, ...]
    everybodys: tuple[Group, ...]
    total: int
    may_edit: bool


def contests_to_choose(
    user: Visitor, on: date, *, region: "Region | None", year: int | None
) -> "tuple[tuple[Contest, ...], tuple[int, ...]]":
    """The contests of a region that somebody may read in a year (the latest when none is named), and the years.

    A province's come with those of the regencies in it, a regency's with its province's; without a region those of
    the provinces, for whoever sees all.
    """
    found = visible_to(user, on)
    if region is None:
        found = found.filter(region__parent=None) if sees_everything(user, on) else found
    elif region.parent_id is None:
        found = found.filter(Q(region=region.code) | Q(region__parent=region.code))
    else:
        found = found.filter(region__in=[region.code, region.parent_id])
    years = tuple(found.order_by("-election").values_list("election", flat=True).distinct())
    shown = year if year in years else next(iter(years), None)
    rows = found.filter(election=shown).annotate(stand=Count("pairs")) if shown else found.none()
    own = getattr(region, "code", "")
    return tuple(
        sorted(rows, key=lambda row: (not getattr(row, "stand", 0), row.region.code != own, row.region.code))
    ), years


def contest_to_read(user: Visitor, contest_id: int, on: date) -> "Contest | None":
    """A contest somebody may read the words of; `None` is also what a stranger gets."""
    return visible_to(user, on).filter(pk=contest_id).first()


def words_page(contest: "Contest", user: Visitor, on: date) -> WordsPage:
    """Everything the page shows."""
    contest_key = key(contest)
    lexicon = lexicon_for([contest_key])
    pairs = [pair for pair in registry.pairs_of([contest]) if pair.ballot_no]
    changes = _Changes(contest)
    told = lexicon.contest(contest_key)
    numbers = {pair.ballot_no for pair in pairs}
    shared = [one for one in lexicon.patterns if one.kind in _EVERYBODYS and one.ballot_no in {0, *numbers}]
    shown = tuple(_pair(pair, lexicon, contest_key, changes) for pair in pairs)
    return WordsPage(
        contest=contest,
        key=contest_key,
        lexicon=lexicon,
        pairs=shown,
        everybodys=_groups(shared),
        total=sum(one.total for one in shown),
        may_edit=told is not None and edits_as(user, contest, on) is not None,
    )


def pair_choices(contest: "Contest") -> list[tuple[int, str]]:
    """The pairs of a contest for a form, by ballot number."""
    pairs = (pair for pair in registry.pairs_of([contest]) if pair.ballot_no)
    return [(pair.ballot_no or 0, f"{pair.ballot_no}. {pair.names or _('Kotak kosong')}") for pair in pairs]


def automatic_word(contest: "Contest", ballot_no: int, text: str) -> Pattern | None:
    """A word of a pair that names gave, and nobody took out yet."""
    found = lexicon_for([key(contest)]).of(key(contest))
    return next((one for one in found if one.ballot_no == ballot_no and one.text == text and _is_automatic(one)), None)


def added_word(contest: "Contest", pk: int) -> Word | None:
    return Word.objects.filter(contest=contest, pk=pk, ended_at=None).first()


def silence_of(contest: "Contest", pk: int) -> Silence | None:
    return Silence.objects.filter(contest=contest, pk=pk, ended_at=None).first()


class _Changes:
    """What was changed in a contest, with the names of people, read once."""

    def __init__(self, contest: "Contest") -> None:
        self.words = list(Word.objects.filter(contest=contest).order_by("kind", "text"))
        self.silences = list(Silence.objects.filter(contest=contest, ended_at=None).order_by("text"))
        refs = {ref for row in (*self.words, *self.silences) for ref in (row.by, row.ended_by)}
        ids = {int(ref.removeprefix("user:")) for ref in refs if ref.startswith("user:")}
        self._names = {f"user:{pk}": name for pk, name in accounts.names_of(ids).items()}

    def of(self, rows: Sequence[Word | Silence], ballot_no: int, *, ended: bool) -> tuple[Changed, ...]:
        return tuple(
            Changed(row, self._names.get(row.by, ""), self._names.get(row.ended_by, ""))
            for row in rows
            if row.ballot_no == ballot_no and (row.ended_at is not None) is ended
        )


def _pair(pair: "Pair", lexicon: Lexicon, contest_key: str, changes: _Changes) -> PairWords:
    number = pair.ballot_no or 0
    patterns = [one for one in lexicon.of(contest_key) if one.ballot_no == number]
    contest = lexicon.contest(contest_key)
    told = contest.pair(number) if contest else None
    return PairWords(
        pair=pair,
        parties=told.parties if told else (),
        is_incumbent=bool(told and told.incumbent),
        added=changes.of(changes.words, number, ended=False),
        groups=_groups([one for one in patterns if _is_automatic(one)]),
        silenced=changes.of(changes.silences, number, ended=False),
        withdrawn=changes.of(changes.words, number, ended=True),
        total=len(patterns),
    )


def _groups(patterns: Sequence[Pattern]) -> tuple[Group, ...]:
    by_kind: dict[Kind, list[Pattern]] = defaultdict(list)
    for one in patterns:
        by_kind[one.kind].append(one)
    return tuple(Group(KINDS[kind], tuple(by_kind[kind]), kind in SHOWN_AT_ONCE) for kind in Kind if by_kind[kind])


def _is_automatic(pattern: Pattern) -> bool:
    return not pattern.source.startswith("word ")
