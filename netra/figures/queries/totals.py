"""How many, at one place or at every place of a kind, between two days or on one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Sum

from netra.figures.measures import MEASURES, STOCKS, WIDE, Dim, Measure, Scope, ScopeKind, month_of
from netra.figures.models import Cell
from netra.figures.queries.reading import (
    DAILY,
    MONTHLY,
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
    within,
)

_COLUMNS = {
    ScopeKind.PROVINCE: "province",
    ScopeKind.REGION: "region",
    ScopeKind.OFFICE: "office",
    ScopeKind.EMPLOYER: "employers",
}


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


def totals(scope: Scope, *, start: date | None = None, end: date | None = None) -> dict[Measure, int]:
    """Every measure between two days, `end` excluded; `None` leaves that side open."""
    asked = asked_for(start, end)
    found: dict[Measure, int] = dict.fromkeys(Measure, 0)
    if asked.months is not None:
        for measure, n in within(cells(scope), *asked.months).values_list("measure").annotate(s=Sum("n")).order_by():
            if measure in found:  # sums about clocks stand beside them
                found[Measure(measure)] += n
    if scope.kind in WIDE:
        for first, last in asked.ends:
            for measure, n in within(days(scope), first, last).values_list("measure").annotate(s=Sum("n")).order_by():
                found[Measure(measure)] += n
    for measure, n in at_ends(() if scope.kind in WIDE else asked.ends, scope, Measure).items():
        found[measure] += n
    return found


def total(scope: Scope, measure: Measure, *, start: date | None = None, end: date | None = None) -> int:
    """One measure between two days."""
    asked = asked_for(start, end)
    n = 0
    if asked.months is not None:
        n += within(cells(scope).filter(measure=measure), *asked.months).aggregate(s=Sum("n"))["s"] or 0
    if scope.kind not in WIDE:
        return n + at_ends(asked.ends, scope, [measure])[measure]
    for first, last in asked.ends:
        n += within(days(scope).filter(measure=measure), first, last).aggregate(s=Sum("n"))["s"] or 0
    return n


def stock(scope: Scope, name: str, on: date) -> int:
    """How many are in a state at the end of a day: OPEN, OVERDUE or AT_EMPLOYER."""
    began, ended = STOCKS[name]
    after = on + timedelta(days=1)
    return total(scope, began, end=after) - total(scope, ended, end=after)


def by(scope: Scope, measure: Measure, dim: Dim, *, start: date | None = None, end: date | None = None) -> list[Slice]:
    """A measure divided by a dimension, most first. The slices may add up to more than the total."""
    asked = asked_for(start, end)
    if scope.kind in WIDE and dim is not Dim.AGENCY:
        found: Counter[str] = Counter()
        if asked.months is not None:
            kept = within(cells(scope, dim).filter(measure=measure), *asked.months)
            found.update(dict(kept.values_list("value").annotate(s=Sum("n")).order_by()))
        for first, last in asked.ends:
            found.update(divided(facts_at(scope, measure, first, last), dim.column))
    else:
        found = divided(facts_at(scope, measure, start, end), dim.column)
    return [Slice(value, n) for value, n in sorted(found.items(), key=lambda row: (-row[1], row[0])) if n]


def monthly(
    scope: Scope, measure: Measure, *, start: date, end: date, dim: Dim = Dim.NONE, value: str = ""
) -> list[Month]:
    """A measure month by month, zeros too; months cut by `start` or `end` hold the days inside."""
    counted: dict[date, int] = defaultdict(int)
    if dim is Dim.NONE or (scope.kind in WIDE and dim is not Dim.AGENCY):
        asked = asked_for(start, end)
        if asked.months is not None:
            kept = within(cells(scope, dim).filter(measure=measure, value=value), *asked.months)
            counted.update(kept.values_list("on", "n"))
        ends = asked.ends
    else:
        ends = ((start, end),)
    for first, last in ends:
        for month, n in _by_month(scope, measure, first, last, dim, value):
            counted[month] += n
    return [Month(month, counted[month]) for month in _months(start, end)]


def across(
    kind: ScopeKind, measures: Collection[Measure], *, start: date | None = None, end: date | None = None
) -> dict[str, dict[Measure, int]]:
    """Every place of a kind at once, for maps and tables; places where nothing was counted are left out."""
    asked = asked_for(start, end)
    found: dict[str, dict[Measure, int]] = defaultdict(lambda: dict.fromkeys(measures, 0))
    kept = Cell.objects.filter(scope_kind=kind)
    for measure in measures:
        rows = []
        if asked.months is not None:
            rows += by_scope(kept.filter(dim=MONTHLY, measure=measure), *asked.months)
        for first, last in asked.ends:
            if kind in WIDE:
                rows += by_scope(kept.filter(dim=DAILY, measure=measure), first, last)
            else:
                counted = divided(facts(measure, first, last), _COLUMNS[kind])
                rows += [(code, n) for code, n in counted.items() if code]
        for code, n in rows:
            found[code][measure] += n
    return {code: row for code, row in found.items() if any(row.values())}


def stocks_across(kind: ScopeKind, name: str, on: date) -> dict[str, int]:
    """How many are in a state at the end of a day, at every place of a kind; places without any are left out."""
    began, ended = STOCKS[name]
    found = across(kind, (began, ended), end=on + timedelta(days=1))
    return {code: n for code, row in found.items() if (n := row[began] - row[ended])}


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
