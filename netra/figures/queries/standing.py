"""What stands on a day: the cases behind a stock, and the referrals that wait at an employer, the longest first."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from netra.figures.measures import MEASURES, STOCKS, Measure, Scope
from netra.figures.models import Fact
from netra.figures.queries.reading import facts_at


@dataclass(frozen=True, slots=True)
class Waiting:
    """A referral that lies with a personnel authority or regent since a day."""

    case_id: int
    track_id: int
    since: date


def standing(scope: Scope, name: str, on: date) -> QuerySet[Fact, int]:
    """The ids of the cases behind a stock at the end of a day; one with two such persons or referrals stands twice."""
    return _standing(scope, name, on).order_by().values_list("case_id", flat=True)


def waits(scope: Scope, on: date, *, limit: int) -> list[Waiting]:
    """What waits at employers at the end of a day, the longest first."""
    began, ended = (MEASURES[measure].day for measure in STOCKS["AT_EMPLOYER"])
    started = facts_at(scope, Measure.AT_EMPLOYER_BEGAN, None, on + timedelta(days=1))
    rows: list[tuple[int, int, date]] = []
    # Asked apart, so that those never ended are read in order from their own index and no further than needed.
    for still in (Q(**{f"{ended}__isnull": True}), Q(**{f"{ended}__gt": on})):
        found = started.filter(still).order_by(began, "track_id")
        rows += found.values_list("case_id", "track_id", began)[:limit]
    return [Waiting(*row) for row in sorted(rows, key=lambda row: (row[2], row[1]))[:limit]]


def _standing(scope: Scope, name: str, on: date) -> QuerySet[Fact]:
    began, ended = STOCKS[name]
    assert MEASURES[began].fact == MEASURES[ended].fact
    day: str = MEASURES[Measure(ended)].day
    found = facts_at(scope, began, None, on + timedelta(days=1))
    return found.filter(Q(**{f"{day}__isnull": True}) | Q(**{f"{day}__gt": on}))
