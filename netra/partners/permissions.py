"""Which institutions may have a system of theirs connected, by which role it acts, and who connects it."""

from datetime import date
from typing import TYPE_CHECKING

from netra.accounts import queries as accounts
from netra.accounts.queries import Program, Role, Visitor
from netra.partners.models import Partner, Scope, Token

if TYPE_CHECKING:
    from netra.registry.models import Institution

# Those to whom referrals are made and whose steps stand in a procedure of ours (decision 0010 names the others).
ROLES = {
    "KASN": Role.VERIFIER,
    "BKN": Role.VERIFIER,
    "SATGAS": Role.VERIFIER,
    "PPK": Role.PERSONNEL_AUTHORITY,
    "PPK_CENTRAL": Role.PERSONNEL_AUTHORITY,
    "REGENT": Role.REGENT_OFFICE,
}


def may_connect(user: Visitor, on: date) -> bool:
    """Administrators connect systems; what passes through them they do not see."""
    return any(standing.role is Role.ADMINISTRATOR for standing in accounts.standings(user, on))


def role_of(institution: "Institution") -> Role | None:
    """The role a system of this institution acts by; `None` where nothing is ever handed to it."""
    return ROLES.get(institution.kind)


def program_of(partner: Partner) -> Program:
    """The partner as the cases know it: one institution in one role, and no more."""
    return Program(Role(partner.role), partner.institution)


def allows(token: Token, scope: Scope) -> bool:
    return scope.value in token.scopes
