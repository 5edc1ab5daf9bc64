"""Who may take a case along, and who may have the list of rows under a root."""

from datetime import date
from typing import TYPE_CHECKING

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Visitor
from netra.cases import queries as cases

if TYPE_CHECKING:
    from netra.cases.models import Case


def case_to_export(ref: str, user: Visitor, on: date) -> "Case | None":
    """The case at this address, for readers of the whole of it; nobody else learns that it is there."""
    case = cases.case_by_ref(ref, user, on)
    return case if case is not None and cases.view_of(case, user, on).whole else None


def may_have_rows(user: Visitor, on: date) -> bool:
    """Auditors: hashes say nothing of anybody, but how many rows of which table came on a day is not for all."""
    return any(standing.role == Role.AUDITOR for standing in accounts.standings(user, on))
