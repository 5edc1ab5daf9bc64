"""One measure by one dimension at every place of a kind at once: few queries, whatever the number of places."""

from collections import Counter, defaultdict
from datetime import date

from django.db.models import Count, Sum

from netra.figures.measures import SINGLE, WIDE, Dim, Measure, ScopeKind, unpacked
from netra.figures.models import Cell
from netra.figures.queries.reading import facts, span, within

_COLUMNS = {ScopeKind.PROVINCE: "province", ScopeKind.REGION: "region"}


def crossed(
    kind: ScopeKind, measure: Measure, dim: Dim, *, start: date | None = None, end: date | None = None
) -> dict[str, dict[str, int]]:
    """For every place of a kind, how many by each value; "" is the one place NATION has. Slices may overlap."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    asked = span(start, end)
    if kind in WIDE and dim is not Dim.AGENCY and not asked.ends:
        if asked.months is not None:
            kept = Cell.objects.filter(scope_kind=kind, dim=dim, measure=measure)
            rows = within(kept, *asked.months).order_by().values_list("scope", "value").annotate(s=Sum("n"))
            for place, value, n in rows:
                found[place][value] += n
    else:
        place_column = _COLUMNS.get(kind)
        columns = [dim.column] if place_column is None else [place_column, dim.column]
        for *where, text, n in facts(measure, start, end).order_by().values_list(*columns).annotate(n=Count("pk")):
            for value in [text] if dim in SINGLE else unpacked(text):
                found["".join(where)][value] += n
        if place_column is not None:
            found.pop("", None)  # what lies in no place of this kind
    return {place: {value: n for value, n in row.items() if n} for place, row in found.items() if any(row.values())}
