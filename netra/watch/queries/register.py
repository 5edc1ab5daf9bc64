"""The register as a list: by region, kind, verdict, and whether a case was made of it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from netra.accounts.queries import Visitor
from netra.domain.office_window import Ruling
from netra.watch.models import OfficeAct
from netra.watch.permissions import visible_to
from netra.watch.queries.verdicts import Judged, judged


@dataclass(frozen=True, slots=True)
class Filters:
    """What to leave out; empty means: nothing. `with_case` `None`: both."""

    region_code: str = ""
    kind: str = ""
    ruling: str = ""
    with_case: bool | None = None


def register(user: Visitor, filters: Filters, *, on: date) -> list[Judged]:
    """The acts the reader may see, the latest first, each judged at its own day.

    A province asked for shows its regencies and cities too.
    """
    acts = _with_contests(visible_to(user, on))
    if filters.region_code:
        acts = acts.filter(Q(region=filters.region_code) | Q(region__parent=filters.region_code))
    if filters.kind:
        acts = acts.filter(kind=filters.kind)
    if filters.with_case is not None:
        acts = acts.filter(case__isnull=not filters.with_case)
    rows = [judged(act) for act in acts.order_by("-on", "-pk")]
    return [row for row in rows if not filters.ruling or row.verdict.ruling is Ruling(filters.ruling)]


def _with_contests(acts: QuerySet[OfficeAct]) -> QuerySet[OfficeAct]:
    return acts.select_related("region__parent", "institution", "case").prefetch_related(
        "region__contests", "region__parent__contests"
    )
