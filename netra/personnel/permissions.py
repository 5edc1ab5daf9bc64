"""Who may look a person up, who may be shown, who may declare. Administrators and auditors see nobody."""

from datetime import date
from typing import TYPE_CHECKING

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Standing, Visitor
from netra.personnel.models import Employee
from netra.registry.queries import InstitutionKind

if TYPE_CHECKING:
    from netra.registry.models import Institution

EVERYWHERE = frozenset({Role.CYBER_ANALYST, Role.NATIONAL_SUPERVISOR})
LOOKING_UP = EVERYWHERE | {Role.PROVINCE_SUPERVISOR, Role.DISTRICT_SUPERVISOR}
DECLARING = frozenset({InstitutionKind.PPK, InstitutionKind.PPK_CENTRAL})


def looks_up_as(user: Visitor, on: date) -> Standing | None:
    """The standing under which somebody may ask who declared an account; the widest where there are several."""
    mine = [standing for standing in accounts.standings(user, on) if standing.role in LOOKING_UP]
    return min(mine, key=lambda standing: standing.role not in EVERYWHERE, default=None)


def declares_for(user: Visitor, on: date) -> "tuple[Institution, ...]":
    """The employers for whose own people somebody may declare accounts."""
    return tuple(
        standing.institution
        for standing in accounts.standings(user, on)
        if standing.role is Role.PERSONNEL_AUTHORITY and standing.institution.kind in DECLARING
    )


def may_enter(user: Visitor, on: date) -> bool:
    """Whether these pages are anything for this person at all."""
    return looks_up_as(user, on) is not None or bool(declares_for(user, on))


def sees_everybody(user: Visitor, on: date) -> bool:
    """Whether a person's place does not matter to this reader."""
    return any(standing.role in EVERYWHERE for standing in accounts.standings(user, on))


def may_see(user: Visitor, employee: Employee, on: date) -> bool:
    """Whether this reader may be shown this person once evidence names him or her.

    The cyber unit and national supervisors everybody; supervisors who works in their region; an employer its own.
    """
    return any(_reaches(standing, employee) for standing in accounts.standings(user, on))


def _reaches(standing: Standing, employee: Employee) -> bool:
    home, place = standing.institution.region_id, employee.region_id
    match standing.role:
        case Role.CYBER_ANALYST | Role.NATIONAL_SUPERVISOR:
            return True
        case Role.PROVINCE_SUPERVISOR:
            return bool(home and place) and (place == home or str(place).startswith(f"{home}."))
        case Role.DISTRICT_SUPERVISOR:
            return bool(home) and place == home
        case Role.PERSONNEL_AUTHORITY:
            return employee.employer_id == standing.institution.pk
        case _:
            return False
