"""Whose figures someone may read, and how deep. A dashboard that is not for its asker does not exist (404)."""

from collections.abc import Iterable
from datetime import date
from enum import IntEnum

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Standing, Visitor
from netra.figures.queries import Scope, ScopeKind
from netra.registry import queries as registry

NATION = Scope(ScopeKind.NATION, "")
OF_OFFICES = frozenset({ScopeKind.OFFICE, ScopeKind.EMPLOYER})


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
    """How deep someone reads a scope; `None`: not at all. Whether the scope exists is for others to say."""
    return depths(user, [scope], on).get(scope)


def depths(user: Visitor, scopes: Iterable[Scope], on: date) -> dict[Scope, Depth]:
    """The same for many scopes in two looks; those not read are left out."""
    wanted = list(scopes)
    standings = accounts.standings(user, on)
    homes = registry.regions_of_offices(scope.code for scope in wanted if scope.kind in OF_OFFICES)
    found = {}
    for scope in wanted:
        place = homes.get(scope.code, "") if scope.kind in OF_OFFICES else scope.code
        reads = [depth for standing in standings if (depth := _depth(standing, scope, place)) is not None]
        if reads:
            found[scope] = max(reads)
    return found


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


def _depth(standing: Standing, scope: Scope, place: str) -> Depth | None:
    match standing.role:
        case Role.NATIONAL_SUPERVISOR:
            return Depth.WHOLE
        case Role.VERIFIER | Role.MONITOR:
            return Depth.TOTALS
        case Role.PROVINCE_SUPERVISOR | Role.DISTRICT_SUPERVISOR:
            return Depth.WHOLE if _lies_in(place, standing.institution.region_id) else None
        case Role.SUBDISTRICT_SUPERVISOR | Role.VILLAGE_SUPERVISOR:
            return Depth.WHOLE if scope == _home_of(standing) else None
        case Role.PERSONNEL_AUTHORITY | Role.REGENT_OFFICE:
            return Depth.OWN if scope == _home_of(standing) else None
        case _:
            return None


def _lies_in(place: str, region_code: str | None) -> bool:
    """Whether a region, or that of an office, is this one or lies in it; ministries lie nowhere."""
    return bool(region_code and place) and (place == region_code or place.startswith(f"{region_code}."))
