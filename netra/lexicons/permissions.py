"""Who reads the words of a contest, and who changes them. Not everybody: who knows them writes around them."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Standing, Visitor
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Contest

EVERYWHERE = frozenset({Role.NATIONAL_SUPERVISOR, Role.CYBER_ANALYST})
EDITORS = EVERYWHERE | {Role.PROVINCE_SUPERVISOR, Role.DISTRICT_SUPERVISOR}


def readers(user: Visitor, on: date) -> tuple[Standing, ...]:
    """The standings under which somebody may read words: supervisors of every level, and the cyber unit."""
    return tuple(one for one in accounts.standings(user, on) if one.is_supervisor or one.role in EVERYWHERE)


def may_enter(user: Visitor, on: date) -> bool:
    """Whether these pages are anything for this person at all."""
    return bool(readers(user, on))


def sees_everything(user: Visitor, on: date) -> bool:
    return any(standing.role in EVERYWHERE for standing in readers(user, on))


def visible_to(user: Visitor, on: date) -> "QuerySet[Contest]":
    """Contests whose words somebody may read: of the own region, of the regions in it, of the province above."""
    seen = Q(pk__in=[])
    for standing in readers(user, on):
        seen |= _reads(standing)
    return registry.all_contests().filter(seen)


def edits_as(user: Visitor, contest: "Contest", on: date) -> Standing | None:
    """The standing under which somebody may change the words of a contest; `None`: not at all."""
    return next((standing for standing in readers(user, on) if _edits(standing, contest)), None)


def _reads(standing: Standing) -> Q:
    if standing.role in EVERYWHERE:
        return Q(pk__isnull=False)
    home = standing.institution.region
    if home is None:
        return Q(pk__in=[])
    seen = Q(region=home.code)
    return seen | (Q(region__parent=home.code) if home.parent_id is None else Q(region=home.parent_id))


def _edits(standing: Standing, contest: "Contest") -> bool:
    home = standing.institution.region_id
    match standing.role:
        case Role.NATIONAL_SUPERVISOR | Role.CYBER_ANALYST:
            return True
        case Role.PROVINCE_SUPERVISOR:
            return bool(home) and home in {contest.region_id, contest.region.parent_id}
        case Role.DISTRICT_SUPERVISOR:
            return bool(home) and home == contest.region_id
        case _:
            return False
