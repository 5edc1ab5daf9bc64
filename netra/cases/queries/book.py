"""The auditor's view of the ledger: rows in codes, and whether each case's numbers run without a gap."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from netra.cases.models import Case
from netra.cases.position import CASE
from netra.ledger import queries as ledger
from netra.ledger.queries import Check, Entry


def book(ref: str = "") -> QuerySet[Entry]:
    """The rows of the whole ledger, the latest first, or of the case with this address; an unknown one gives none."""
    if not ref:
        return ledger.rows()
    return ledger.rows(CASE).filter(subject_id__in=list(Case.objects.filter(ref=ref).values_list("pk", flat=True)))


def case_numbered(number: str) -> Case | None:
    """The case with this address or official number, for whoever sits at the server."""
    found = Case.objects.filter(Q(ref=number.lower()) | Q(official_number=number)).select_related("handling_office")
    return found.order_by("id").first()


def refs_of(ids: Iterable[int]) -> dict[int, str]:
    """Addresses of cases by id."""
    return dict(Case.objects.filter(pk__in=set(ids)).values_list("pk", "ref"))


def check_book() -> Check:
    """Whether the ledger of all cases is whole."""
    return ledger.check(CASE)
