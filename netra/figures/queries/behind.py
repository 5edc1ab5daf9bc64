"""What stands behind a number: up to when the ledger was counted, and the cases themselves."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from netra.figures.measures import Dim, Measure, Scope
from netra.figures.models import Cursor, Fact
from netra.figures.queries.reading import chosen, facts_at
from netra.ledger import queries as ledger


@dataclass(frozen=True, slots=True)
class AsOf:
    """The moment the figures speak of, the last ledger row in them, and whether later rows wait to be counted."""

    at: datetime | None
    entry: int
    is_behind: bool


def as_of() -> AsOf:
    """How far the figures have come."""
    cursor = Cursor.objects.filter(name="ledger").first()
    entry = 0 if cursor is None else cursor.last_entry
    return AsOf(None if cursor is None else cursor.at, entry, ledger.entries_after(entry).exists())


def counted(
    scope: Scope,
    measure: Measure,
    *,
    dim: Dim = Dim.NONE,
    value: str = "",
    start: date | None = None,
    end: date | None = None,
) -> QuerySet[Fact, int]:
    """The ids of the cases behind a number, to be used as `id__in`; a case with two such persons stands here twice.

    What the asker may see of them is for `cases.queries.visible_to` to say.
    """
    return chosen(facts_at(scope, measure, start, end), dim, value).order_by().values_list("case_id", flat=True)
