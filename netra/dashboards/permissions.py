"""Whose figures someone may read, and how deep. A dashboard that is not for its asker does not exist (404)."""

from datetime import date
from enum import IntEnum

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Standing, Visitor
from netra.figures.queries import Scope, ScopeKind
from netra.registry import queries as registry
from netra.registry.queries import InstitutionKind, UnknownOffice, UnknownRegion

NATION = Scope(ScopeKind.NATION, "")
GOVERNMENTS = frozenset({InstitutionKind.PPK, InstitutionKind.PPK_CENTRAL, InstitutionKind.REGENT})
OFFICES = frozenset(
    {
        InstitutionKind.BAWASLU_RI,
        InstitutionKind.BAWASLU_PROVINCE,
        InstitutionKind.BAWASLU_DISTRICT,
        InstitutionKind.PANWASCAM,
    }
)


class Depth(IntEnum):
    """How much of a scope's figures someone reads; the higher one holds when two apply.

    OWN: a government about itself, from where a matter has reached it; what is still with supervision stays there.
    TOTALS: totals, months, terms and waiting governments everywhere; kinds and classes of the nation and of provinces
    alone, since those of a single region or government could point at people. WHOLE: everything.
    """

    OWN = 1
    TOTALS = 2
    WHOLE = 3


def home(user: Visitor, on: date) -> Scope | None:
    """The scope someone's own dashboard opens with; `None` for auditors, administrators and citizens."""
    found = (scope for standing in accounts.standings(user, on) if (scope := _home_of(standing)) is not None)
    return next(found, None)


def depth(user: Visitor, scope: Scope, on: date) -> Depth | None:
    """How deep someone reads a scope; `None`: not at all."""
    found = [depth for standing in accounts.standings(user, on) if (depth := _depth(standing, scope)) is not None]
    return max(found, default=None)


def may_enter(user: Visitor, on: date) -> bool:
    return home(user, on) is not None


def _home_of(standing: Standing) -> Scope | None:
    office = standing.institution
    match standing.role:
        case Role.NATIONAL_SUPERVISOR | Role.VERIFIER | Role.MONITOR:
            return NATION
        case Role.PROVINCE_SUPERVISOR:
            return Scope(ScopeKind.PROVINCE, office.region_id or "")
        case Role.DISTRICT_SUPERVISOR:
            return Scope(ScopeKind.REGION, office.region_id or "")
        case Role.SUBDISTRICT_SUPERVISOR | Role.VILLAGE_SUPERVISOR:
            return Scope(ScopeKind.OFFICE, office.pk)
        case Role.PERSONNEL_AUTHORITY | Role.REGENT_OFFICE:
            return Scope(ScopeKind.EMPLOYER, office.pk)
        case _:
            return None


def _depth(standing: Standing, scope: Scope) -> Depth | None:
    match standing.role:
        case Role.NATIONAL_SUPERVISOR:
            return Depth.WHOLE
        case Role.VERIFIER | Role.MONITOR:
            return Depth.TOTALS
        case Role.PROVINCE_SUPERVISOR | Role.DISTRICT_SUPERVISOR:
            return Depth.WHOLE if _lies_in(scope, standing.institution.region_id) else None
        case Role.SUBDISTRICT_SUPERVISOR | Role.VILLAGE_SUPERVISOR:
            return Depth.WHOLE if scope == _home_of(standing) else None
        case Role.PERSONNEL_AUTHORITY | Role.REGENT_OFFICE:
            return Depth.OWN if scope == _home_of(standing) else None
        case _:
            return None


def _lies_in(scope: Scope, region_code: str | None) -> bool:
    """Whether a scope is a region, or an office or government of a region, that is this one or lies in it."""
    if not region_code:
        return False
    match scope.kind:
        case ScopeKind.PROVINCE | ScopeKind.REGION:
            place = scope.code
        case ScopeKind.OFFICE | ScopeKind.EMPLOYER:
            try:
                place = registry.office(scope.code).region_id or ""
            except UnknownOffice:
                return False
        case _:
            return False
    return place == region_code or _parent(place) == region_code


def _parent(code: str) -> str:
    try:
        return registry.region(code).parent_id or ""
    except UnknownRegion:
        return ""
