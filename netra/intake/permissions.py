"""Who may write down what others tell, and who may talk with or learn about a reporter."""

from datetime import date
from typing import TYPE_CHECKING

from netra.accounts import queries as accounts
from netra.accounts.queries import Program, Role, Standing, Visitor
from netra.cases import queries as cases

if TYPE_CHECKING:
    from netra.cases.models import Case
    from netra.intake.models import Asking

ASKING = frozenset({Role.PERSONNEL_AUTHORITY, Role.REGENT_OFFICE})


def recording(user: Visitor, on: date) -> tuple[Standing, ...]:
    """The offices for which someone takes calls, visits and supervision reports: supervisors of every level."""
    return tuple(standing for standing in accounts.standings(user, on) if standing.is_supervisor)


def requesting(user: Visitor, on: date) -> tuple[Standing, ...]:
    """The offices for which someone enters a request: supervisors for others, employers and regents their own."""
    return tuple(
        standing for standing in accounts.standings(user, on) if standing.is_supervisor or standing.role in ASKING
    )


def case_for(ref: str, user: Visitor, on: date) -> "Case | None":
    """The case, for whoever sees the whole of it: supervisors. Its reporter is nobody else's business."""
    case = cases.case_by_ref(ref, user, on)
    return case if case is not None and cases.view_of(case, user, on).whole else None


def guarding(user: Visitor, on: date) -> tuple[Standing, ...]:
    """As whom someone decides about names that came with tips: custodians."""
    return tuple(standing for standing in accounts.standings(user, on) if standing.role is Role.CUSTODIAN)


def may_decide(user: Visitor, asking: "Asking", on: date) -> bool:
    """A custodian of the region or above it, who does not handle the matter and did not ask."""
    theirs = asking.institution
    if (
        isinstance(user, Program)
        or user.pk == asking.asked_by_id
        or any(one.institution.pk == theirs.pk for one in recording(user, on))
    ):
        return False
    code = theirs.region_id or ""
    return any(code.startswith(standing.institution.region_id or "") for standing in guarding(user, on))


def handling(case: "Case", user: Visitor, on: date) -> Standing | None:
    """As whom someone acts for the handling office, which alone writes to the reporter and may learn the name."""
    return next(
        (standing for standing in recording(user, on) if standing.institution.pk == case.handling_office_id), None
    )
