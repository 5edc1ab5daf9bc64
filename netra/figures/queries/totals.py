"""How many, at one place or at every place of a kind, between two days or on one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, reduce
from operator import or_

from django.db.models import BooleanField, CharField, Count, ExpressionWrapper, Q, Sum
from django.db.models.functions import Cast

from netra.figures.measures import MEASURES, STOCKS, WIDE, Dim, Measure, Scope, ScopeKind, month_of, unpacked
from netra.figures.models import Cell
from netra.figures.queries.reading import (
    DAILY,
    FACTS,
    MONTHLY,
    NEVER,
    asked_for,
    at_ends,
    by_scope,
    cells,
    chosen,
    days,
    divided,
    facts,
    facts_at,
    next_month,
    place,
    within,
    within_days,
)
from netra.figures.queries.remembered import remembered

_COLUMNS = {
    ScopeKind.PROVINCE: "province",
    ScopeKind.REGION: "region",
    ScopeKind.OFFICE: "office",
    ScopeKind.EMPLOYER: "employers",
}
# What one says of the other, so that few pairs of values occur.
TOGETHER = (
    (Dim.ORIGIN, Dim.CHANNEL, Dim.STAGE),
    (Dim.ACT, Dim.RULE),
    (Dim.STATUS, Dim.POST),
    (Dim.AGENCY,),
    (Dim.ROUTE, Dim.RESULT, Dim.SANCTION),
)


@dataclass(frozen=True, slots=True)
class Slice:
    """One value of a dimension; "" is "not known"."""

    value: str
    n: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month, named by its first day."""

    month: date
    n: int


@remembered
def totals(
    scope: Scope, *, start: date | None = None, end: date | None = None, measures: Collection[Measure] = tuple(Measure)
) -> dict[Measure, int]:
    """Measures between two days, `end` excluded; `None` leaves that side open."""
    asked = asked_for(start, end)
    found: dict[Measure, int] = dict.fromkeys(measures, 0)
    kept = [(cells(scope), *asked.months)] if asked.months is not None else []
    if scope.kind in WIDE:
        kept += [(days(scope), *stretch) for stretch in asked.ends]
    for sums, first, last in kept:
        wanted = within(sums.filter(measure__in=list(found)), first, last)
        for measure, n in wanted.values_list("measure").annotate(s=Sum("n")).order_by():
            found[Measure(measure)] += n
    for measure, n in at_ends(() if scope.kind in WIDE else asked.ends, scope, measures).items():
        found[measure] += n
    return found


def total(scope: Scope, measure: Measure, *, start: date | None = None, end: date | None = None) -> int:
    """One measure between two days."""
    return totals(scope, start=start, end=end, measures=[measure])[measure]


def stocks(scope: Scope, names: Collection[str], on: date) -> dict[str, int]:
    """How many are in each of these states at the end of a day: OPEN, OVERDUE or AT_EMPLOYER."""
    measures = {measure for name in names for measure in STOCKS[name]}
    found = totals(scope, end=on + timedelta(days=1), measures=measures)
    return {name: found[STOCKS[name][0]] - found[STOCKS[name][1]] for name in names}


def stock(scope: Scope, name: str, on: date) -> int:
    """How many are in one state at the end of a day."""
    return stocks(scope, [name], on)[name]


def by(scope: Scope, measure: Measure, dim: Dim, *, start: date | None = None, end: date | None = None) -> list[Slice]:
    """A measure divided by a dimension, most first. The slices may add up to more than the total."""
    return divisions(scope, {dim: measure}, start=start, end=end)[dim]


@remembered
def divisions(
    scope: Scope, wanted: Mapping[Dim, Measure], *, start: date | None = None, end: date | None = None
) -> dict[Dim, list[Slice]]:
    """Several divisions at once, each of a measure by a dimension: one look at the sums, or one at each kind of
    fact."""
    asked = asked_for(start, end)
    in_cells = scope.kind in WIDE
    from_cells: dict[Dim, Measure] = {dim: m for dim, m in wanted.items() if in_cells and dim is not Dim.AGENCY}
    found: dict[Dim, Counter[str]] = {dim: Counter() for dim in wanted}
    if from_cells and asked.months is not None:
        pairs = reduce(or_, (Q(dim=dim.value, measure=measure) for dim, measure in from_cells.items()))
        # Both columns are named again each by itself: from the pairs alone SQLite reads every sum of the place.
        some = Q(dim__in=[*from_cells], measure__in=sorted(set(from_cells.values())))
        here = Cell.objects.filter(some, pairs, scope_kind=scope.kind, scope=scope.code)
        kept = within(here, *asked.months)
        for dim, value, n in kept.values_list("dim", "value").annotate(s=Sum("n")).order_by():
            found[Dim(dim)][value] += n
    for first, last in asked.ends:
        _divide(found, scope, from_cells, first, last)
    _divide(found, scope, {dim: measure for dim, measure in wanted.items() if dim not in from_cells}, start, end)
    return {dim: slices(counted) for dim, counted in found.items()}


def slices(counted: Mapping[str, int]) -> list[Slice]:
    """Values with what they count, most first."""
    return [Slice(value, n) for value, n in sorted(counted.items(), key=lambda row: (-row[1], row[0])) if n]


@remembered
def days_by(
    scope: Scope, measure: Measure, dim: Dim, *, start: date | None = None, end: date | None = None
) -> dict[str, Counter[date]]:
    """For each value of a dimension how many there were on each day, read from the facts: for small places."""
    found: dict[str, Counter[date]] = defaultdict(Counter)
    # As text, since thousands of rows share a few hundred days.
    rows = facts_at(scope, measure, start, end).annotate(day=Cast(MEASURES[measure].day, CharField())).order_by()
    for (text, day), n in Counter(rows.values_list(dim.column, "day")).items():
        for value in unpacked(text):
            found[value][_day(day)] += n
    return dict(found)


_day = cache(date.fromisoformat)


def monthly(
    scope: Scope, measure: Measure, *, start: date, end: date, dim: Dim = Dim.NONE, value: str = ""
) -> list[Month]:
    """A measure month by month, zeros too; months cut by `start` or `end` hold the days inside."""
    return course(scope, [measure], start=start, end=end, dim=dim, value=value)[measure]


@remembered
def course(
    scope: Scope, measures: Collection[Measure], *, start: date, end: date, dim: Dim = Dim.NONE, value: str = ""
) -> dict[Measure, list[Month]]:
    """Several measures month by month, in one look at the sums."""
    counted: dict[tuple[str, date], int] = defaultdict(int)
    ends: tuple[tuple[date, date], ...] = ((start, end),)
    if dim is Dim.NONE or (scope.kind in WIDE and dim is not Dim.AGENCY):
        asked = asked_for(start, end)
        if asked.months is not None:
            kept = within(cells(scope, dim).filter(measure__in=list(measures), value=value), *asked.months)
            counted.update({(measure, on): n for measure, on, n in kept.values_list("measure", "on", "n")})
        ends = asked.ends
    for measure in measures:
        for first, last in ends:
            for month, n in _by_month(scope, measure, first, last, dim, value):
                counted[measure, month] += n
    months = list(_months(start, end))
    return {measure: [Month(month, counted[measure, month]) for month in months] for measure in measures}


@remembered
def across(
    kind: ScopeKind,
    measures: Collection[Measure],
    *,
    start: date | None = None,
    end: date | None = None,
    among: Collection[str] | None = None,
) -> dict[str, dict[Measure, int]]:
    """Every place of a kind at once, or those `among` these, for maps and tables; places where nothing was counted
    are left out."""
    asked = asked_for(start, end)
    found: dict[str, dict[Measure, int]] = defaultdict(lambda: dict.fromkeys(measures, 0))
    kept = Cell.objects.filter(scope_kind=kind, measure__in=list(measures))
    monthly = kept.filter(dim=MONTHLY) if among is None else kept.filter(dim__in=["", NEVER], scope__in=list(among))
    rows: list[tuple[str, str, int]] = []
    if asked.months is not None:
        rows += by_scope(monthly, *asked.months)
    for first, last in asked.ends:
        if kind in WIDE:
            rows += by_scope(kept.filter(dim=DAILY), first, last)
            continue
        for measure in measures:
            counted = divided(facts(measure, first, last), _COLUMNS[kind])
            rows += [(code, measure, n) for code, n in counted.items() if code]
    for code, name, n in rows:
        if among is None or code in among:
            found[code][Measure(name)] += n
    return {code: row for code, row in found.items() if any(row.values())}


def stocks_across(kind: ScopeKind, name: str, on: date) -> dict[str, int]:
    """How many are in a state at the end of a day, at every place of a kind; places without any are left out."""
    return all_stocks_across(kind, [name], on)[name]


def all_stocks_across(
    kind: ScopeKind, names: Collection[str], on: date, *, among: Collection[str] | None = None
) -> dict[str, dict[str, int]]:
    """The same for several states, by state, in one look."""
    measures = [measure for name in names for measure in STOCKS[name]]
    found = across(kind, measures, end=on + timedelta(days=1), among=among)
    return {
        name: {code: n for code, row in found.items() if (n := row[STOCKS[name][0]] - row[STOCKS[name][1]])}
        for name in names
    }


def _divide(
    found: Mapping[Dim, Counter[str]],
    scope: Scope,
    wanted: Mapping[Dim, Measure],
    start: date | None,
    end: date | None,
) -> None:
    """Count facts by each of these dimensions. Those that go together are counted in one look, added up by the
    database: a busy region has thousands of facts, and a few hundred kinds of them."""
    for fact, dims in _looks(wanted):
        by_day = {dim: MEASURES[wanted[dim]].day for dim in dims}
        # A fact may be counted by one of its days and not by another: of each day it is told whether it lies within.
        spans = {day: within_days(day, start, end) for day in by_day.values()}
        rows = place(FACTS[fact]._default_manager.filter(reduce(or_, spans.values())), scope).order_by()
        told: list[str] = []
        if len(spans) > 1:
            rows = rows.annotate(**{f"by_{day}": _told(one) for day, one in spans.items()})
            told = [f"by_{day}" for day in spans]
        lines = rows.values_list(*told, *(dim.column for dim in dims)).annotate(n=Count("*"))
        where = [(dim, [*spans].index(day) if told else -1) for dim, day in by_day.items()]
        for line in lines:
            for place_, (dim, flag) in enumerate(where, start=len(told)):
                if flag < 0 or line[flag]:
                    for value in unpacked(line[place_]):
                        found[dim][value] += line[-1]


def _told(q: Q) -> "ExpressionWrapper[Q]":
    return ExpressionWrapper(q, BooleanField())


def _looks(wanted: Mapping[Dim, Measure]) -> Iterator[tuple[str, list[Dim]]]:
    """Which dimensions are counted in one look: those of one kind of fact that go together."""
    for together in TOGETHER:
        by_fact: dict[str, list[Dim]] = {}
        for dim in (dim for dim in together if dim in wanted):
            by_fact.setdefault(MEASURES[wanted[dim]].fact, []).append(dim)
        yield from by_fact.items()


def _by_month(
    scope: Scope, measure: Measure, start: date, end: date, dim: Dim, value: str
) -> Iterator[tuple[date, int]]:
    found = chosen(facts_at(scope, measure, start, end), dim, value)
    day = MEASURES[measure].day
    for on, n in found.order_by().values_list(day).annotate(n=Count("pk")):
        yield month_of(on), n


def _months(start: date, end: date) -> Iterator[date]:
    month = month_of(start)
    while month < end:
        yield month
        month = next_month(month)
