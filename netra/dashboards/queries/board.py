"""One dashboard: which figures a place has for a reader, in what order, each built only when it is asked for."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, partial

from netra.accounts.queries import Visitor
from netra.dashboards.permissions import Depth
from netra.dashboards.queries import flows, prevention, times, waiting
from netra.dashboards.queries.places import Place
from netra.dashboards.queries.sheets import Number, Sheet
from netra.dashboards.queries.spans import Span
from netra.domain.words import Text
from netra.figures import queries as figures
from netra.figures.queries import Dim, Measure, ScopeKind, Slice

Build = Callable[[], Sheet | None]
COURSE = Text("Perjalanan perkara", "The course of cases")
PLACES = Text("Menurut wilayah", "By region")
KINDS = Text("Apa yang dilaporkan, siapa, dan hasilnya", "What was reported, whom, and the outcome")
FOLLOW_UP = Text("Tindak lanjut", "Follow-up")
TERMS = Text("Waktu dan tenggat", "Time and terms")
PREVENTION = Text("Apakah pencegahan bekerja?", "Does prevention work?")


@dataclass(frozen=True, slots=True)
class Ask:
    """Who asks for what: the place, how deep, the months, the day, and the reader (`None` for a paper)."""

    where: Place
    depth: Depth
    span: Span
    on: date
    reader: Visitor | None


@dataclass(frozen=True, slots=True)
class Section:
    title: Text
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Board:
    ask: Ask
    numbers: tuple[Number, ...]
    sections: tuple[Section, ...]


def board(ask: Ask) -> Board:
    """Everything a dashboard shows."""
    sections: dict[Text, list[Sheet]] = {}
    with figures.at_one_turn():
        for title, _key, build in _plan(ask):
            sheet = build()
            if sheet is not None:
                sections.setdefault(title, []).append(sheet)
        numbers = flows.numbers(ask.where.scope, ask.span, ask.depth, ask.on)
    return Board(ask, numbers, tuple(Section(title, tuple(sheets)) for title, sheets in sections.items()))


def sheet(ask: Ask, key: str) -> Sheet | None:
    """One figure of a dashboard; `None` where this reader's dashboard has no such figure."""
    return next((build() for _title, name, build in _plan(ask, key) if name == key), None)


def _plan(ask: Ask, key: str = "") -> Iterator[tuple[Text, str, Build]]:
    where, span = ask.where, ask.span
    yield COURSE, "bulan", partial(flows.months, where.scope, span, ask.depth)
    if where.parts is not None:
        yield PLACES, "wilayah", partial(flows.parts, where, span, ask.on)
    cuts = _Cuts(ask, key)
    for dim in cuts.wanted:
        yield COURSE if dim is Dim.STAGE else KINDS, dim.value.lower(), partial(cuts.sheet, dim)
    if where.scope.kind is ScopeKind.NATION:
        yield FOLLOW_UP, "pemerintah", partial(waiting.governments, where, ask.on)
    if where.scope.kind is not ScopeKind.OFFICE:
        yield FOLLOW_UP, "menunggu-ppk", partial(waiting.silent, where, ask.reader, ask.on)
    if ask.depth is not Depth.OWN:
        yield TERMS, "tahap-waktu", partial(times.stage_times, where, span)
        if where.scope.kind is not ScopeKind.EMPLOYER:
            yield TERMS, "tepat-kantor", partial(times.punctuality, ScopeKind.OFFICE, where, span)
    if where.scope.kind is not ScopeKind.OFFICE:
        yield TERMS, "tepat-ppk", partial(times.punctuality, ScopeKind.EMPLOYER, where, span)
    if where.scope.kind is ScopeKind.REGION and ask.depth is Depth.WHOLE:
        by_agency = cache(lambda: prevention.by_agency(where, span, ask.on, cuts.days_of_agencies))
        yield PREVENTION, "diingatkan", lambda: prevention.told_or_not(by_agency(), span)
        yield PREVENTION, "pencegahan", by_agency


class _Cuts:
    """The cross-cuts of a page, read together when the first is built; only one where only one is asked for."""

    def __init__(self, ask: Ask, key: str):
        self._ask = ask
        cuts = flows.cuts(ask.where.scope, ask.depth)
        self.wanted = {dim: measure for dim, measure in cuts.items() if key in {"", dim.value.lower()}}

    @cached_property
    def days_of_agencies(self) -> dict[str, Counter[date]]:
        """Cases received within the span by agency and day, read once for two figures."""
        span = self._ask.span
        return figures.days_by(self._ask.where.scope, Measure.RECEIVED, Dim.AGENCY, start=span.start, end=span.end)

    @cached_property
    def _slices(self) -> dict[Dim, list[Slice]]:
        scope, span, wanted = self._ask.where.scope, self._ask.span, dict(self.wanted)
        if scope.kind is not ScopeKind.REGION or wanted.get(Dim.AGENCY) is not Measure.RECEIVED:
            return figures.divisions(scope, wanted, start=span.start, end=span.end)
        del wanted[Dim.AGENCY]
        agencies = Counter({agency: days.total() for agency, days in self.days_of_agencies.items()})
        return {
            **figures.divisions(scope, wanted, start=span.start, end=span.end),
            Dim.AGENCY: figures.slices(agencies),
        }

    def sheet(self, dim: Dim) -> Sheet:
        return flows.cut(self._ask.where.scope, self._ask.span, dim, self.wanted[dim], self._slices[dim])
