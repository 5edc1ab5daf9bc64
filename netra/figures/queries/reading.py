"""Where a number is read from: whole months from the cells, the days at both ends from days or from the facts."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.expressions import RawSQL

from netra.figures.adding import DAY
from netra.figures.measures import MEASURES, SINGLE, WIDE, Dim, Measure, Scope, ScopeKind, month_of, unpacked
from netra.figures.models import Cell, Delay, Fact, Matter, Party, Referral, Wait
from netra.figures.queries.remembered import turn
from netra.registry.queries import ZONES

F = TypeVar("F", bound=Fact)
# No cell has it. Two values keep SQLite from taking the index of every place when one place is asked for.
NEVER = "-"
EASTERN = ZONES["WIT"]  # where a new day begins first
FACTS: dict[str, type[Fact]] = {model.__name__: model for model in (Matter, Party, Referral, Delay, Wait)}
# Written out, not passed as a parameter, so that SQLite may use the index kept for these rows alone.
MONTHLY, DAILY = RawSQL("''", ()), RawSQL("'DAY'", ())


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, as the whole months in it and the days that are left at its ends. `None` is open."""

    start: date | None
    end: date | None
    months: tuple[date | None, date | None] | None
    ends: tuple[tuple[date, date], ...]


def span(start: date | None, end: date | None) -> Span:
    """
    >>> span(date(2024, 1, 10), date(2024, 2, 5)).months is None
    True
    >>> span(date(2024, 1, 10), date(2024, 4, 1)).ends
    ((datetime.date(2024, 1, 10), datetime.date(2024, 2, 1)),)
    """
    if start is not None and end is not None and start >= end:
        return Span(start, end, None, ())
    first = start if start is None or start.day == 1 else next_month(start)
    last = end if end is None else month_of(end)
    if start is not None and end is not None and first is not None and last is not None and first >= last:
        return Span(start, end, None, ((start, end),))
    ends = []
    if start is not None and first is not None and start < first:
        ends.append((start, first))
    if end is not None and last is not None and last < end:
        ends.append((last, end))
    return Span(start, end, (first, last), tuple(ends))


def asked_for(start: date | None, end: date | None) -> Span:
    """The same, where a month that has not ended yet counts as whole: nothing in it lies after what was counted."""
    if end is not None and end.day != 1:
        at = turn().at
        if at is not None and at.astimezone(EASTERN).date() < end:
            return span(start, None)
    return span(start, end)


def next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def within(cells: QuerySet[Cell], start: date | None, end: date | None) -> QuerySet[Cell]:
    return cells.filter(on__gte=start or date.min, on__lt=end or date.max)


def by_scope(cells: QuerySet[Cell], start: date | None, end: date | None) -> list[tuple[str, str, int]]:
    """Every place with its sum of each measure. Both bounds are always given: without them SQLite reads every cell of
    the kind."""
    return list(within(cells, start, end).values_list("scope", "measure").annotate(s=Sum("n")).order_by())


def cells(scope: Scope, dim: Dim = Dim.NONE) -> QuerySet[Cell]:
    """The sums by month of one place."""
    return Cell.objects.filter(scope_kind=scope.kind, scope=scope.code, dim__in=[dim.value, NEVER])


def days(scope: Scope) -> QuerySet[Cell]:
    """The sums by day; kept for wide places only."""
    assert scope.kind in WIDE
    whole = Cell.objects.filter(scope_kind=scope.kind, scope=scope.code, dim__in=[DAY, NEVER])
    return whole.filter(measure__in=[measure.value for measure in Measure])


def facts(measure: Measure, start: date | None, end: date | None) -> QuerySet[Fact]:
    """The rows a measure counts between two days, of every place."""
    meaning = MEASURES[measure]
    return FACTS[meaning.fact]._default_manager.filter(within_days(meaning.day, start, end))


def within_days(day: str, start: date | None, end: date | None) -> Q:
    """Rows with this day, and with it between two days; `None` is open."""
    found = Q(**{f"{day}__isnull": False})
    if start is not None:
        found &= Q(**{f"{day}__gte": start})
    return found if end is None else found & Q(**{f"{day}__lt": end})


def facts_at(scope: Scope, measure: Measure, start: date | None, end: date | None) -> QuerySet[Fact]:
    """The rows a measure counts at one place."""
    return place(facts(measure, start, end), scope)


def place(found: QuerySet[F], scope: Scope) -> QuerySet[F]:
    """Those of these rows that count for a place."""
    match scope.kind:
        case ScopeKind.NATION:
            return found
        case ScopeKind.PROVINCE:
            return found.filter(province=scope.code)
        case ScopeKind.REGION:
            return found.filter(region=scope.code)
        case ScopeKind.OFFICE:
            return found.filter(office=scope.code)
        case ScopeKind.EMPLOYER if found.model in {Matter, Delay}:
            people = Party.objects.filter(employers=f"|{scope.code}|")
            return found.filter(case_id__in=people.values("case_id"))
        case ScopeKind.EMPLOYER:
            return found.filter(employers=f"|{scope.code}|")


def divided(found: QuerySet[Fact], column: str) -> Counter[str]:
    """How many rows have each value; a row with two values counts in both."""
    counted: Counter[str] = Counter()
    for text, n in found.order_by().values_list(column).annotate(n=Count("pk")):
        for value in unpacked(text):
            counted[value] += n
    return counted


def at_ends(ends: Collection[tuple[date, date]], scope: Scope, measures: Iterable[Measure]) -> Counter[Measure]:
    """How many fell on the days at the ends of a stretch, at a place too small for sums by day; a query for each
    kind of fact."""
    counted: Counter[Measure] = Counter()
    if not ends:
        return counted
    kinds: dict[str, list[Measure]] = {}
    for measure in measures:
        kinds.setdefault(MEASURES[measure].fact, []).append(measure)
    for same in kinds.values():
        days = {measure: _on_days(MEASURES[measure].day, ends) for measure in same}
        here = place(FACTS[MEASURES[same[0]].fact]._default_manager.filter(reduce(or_, days.values())), scope)
        sums = here.aggregate(**{measure.value: Count("pk", filter=on) for measure, on in days.items()})
        counted.update({measure: sums[measure.value] for measure in same})
    return counted


def _on_days(day: str, ends: Iterable[tuple[date, date]]) -> Q:
    return reduce(or_, (Q(**{f"{day}__gte": first, f"{day}__lt": last}) for first, last in ends))


def chosen(found: QuerySet[Fact], dim: Dim, value: str) -> QuerySet[Fact]:
    """Those rows that have this value, alone or among others."""
    if dim is Dim.NONE:
        return found
    if dim in SINGLE:
        return found.filter(**{dim.column: value})
    return found.filter(**{f"{dim.column}__contains": f"|{value}|"})
