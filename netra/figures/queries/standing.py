"""What stands on a day: the cases behind a stock, and the referrals that wait at an employer, the longest first."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from netra.figures.measures import MEASURES, STOCKS, Measure, Scope
from netra.figures.models import Fact, Wait
from netra.figures.queries.reading import facts_at, place


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
    # Those that last are read from their own index, the longest first and no further than needed. Those that ended
    # later than the day are looked for only when it lies back, by the day they ended.
    lasting = place(Wait.objects.filter(began_on__lte=on, ended_on__isnull=True), scope)
    rows = list(lasting.order_by("began_on", "track_id").values_list("began_on", "track_id", "case_id")[:limit])
    later = Wait.objects.filter(ended_on__gt=on)
    if later.exists():
        hidden = place(later, scope).annotate(since=Coalesce("began_on", "began_on")).filter(since__lte=on)
        rows += hidden.order_by("since", "track_id").values_list("since", "track_id", "case_id")[:limit]
    return [Waiting(case, track, since) for since, track, case in sorted(rows)[:limit]]


def _standing(scope: Scope, name: str, on: date) -> QuerySet[Fact]:
    began, ended = STOCKS[name]
    assert MEASURES[began].fact == MEASURES[ended].fact
    day: str = MEASURES[Measure(ended)].day
    found = facts_at(scope, began, None, on + timedelta(days=1))
    return found.filter(Q(**{f"{day}__isnull": True}) | Q(**{f"{day}__gt": on}))
