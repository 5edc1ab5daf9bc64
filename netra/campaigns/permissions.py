"""Who sees the register of prevention, who writes in it, who keeps the list of agencies."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Standing, Visitor
from netra.campaigns.models import Act

if TYPE_CHECKING:
    from netra.registry.models import Region

NOBODY = Q(pk__in=[])
# Supervisors of a village or sub-district write for the region they lie in, and change what they wrote themselves.
_LOCAL = frozenset({Role.SUBDISTRICT_SUPERVISOR, Role.VILLAGE_SUPERVISOR})


def visible_to(user: Visitor, on: date) -> QuerySet[Act]:
    """The acts someone finds in the register: supervisors those of their region and of regions in it, monitors all, a
    personnel authority its own and the public ones of its region. Whatever one's own office wrote is always there."""
    seen = NOBODY
    for standing in accounts.standings(user, on):
        seen |= _acts_of(standing)
    return Act.objects.filter(seen)


def _acts_of(standing: Standing) -> Q:
    office = standing.institution
    match standing.role:
        case Role.NATIONAL_SUPERVISOR | Role.MONITOR:
            return Q(pk__isnull=False)
        case Role.PROVINCE_SUPERVISOR:
            return Q(institution=office) | Q(region=office.region_id) | Q(region__parent=office.region_id)
        case Role.DISTRICT_SUPERVISOR | Role.SUBDISTRICT_SUPERVISOR | Role.VILLAGE_SUPERVISOR:
            return Q(institution=office) | Q(region=office.region_id)
        case Role.PERSONNEL_AUTHORITY:
            return Q(institution=office) | Q(region=office.region_id, is_public=True, region__isnull=False)
        case _:
            return NOBODY


def may_enter(user: Visitor, on: date) -> bool:
    """Whether the register is anything for this person at all."""
    return bool(writers(user, on)) or reads_all(user, on)


def reads_all(user: Visitor, on: date) -> bool:
    """Whether somebody reads every region without writing: a monitor."""
    return any(standing.role is Role.MONITOR for standing in accounts.standings(user, on))


def writers(user: Visitor, on: date) -> tuple[Standing, ...]:
    """The standings under which someone may record an act of prevention."""
    return tuple(
        standing
        for standing in accounts.standings(user, on)
        if standing.is_supervisor or (standing.role is Role.PERSONNEL_AUTHORITY and standing.institution.region_id)
    )


def writes_as(user: Visitor, region: "Region | None", on: date) -> Standing | None:
    """The standing under which someone may record an act in this region (`None`: the nation); `None`: not at all."""
    return next((standing for standing in writers(user, on) if _reaches(standing, region)), None)


def manages(user: Visitor, region: "Region | None", on: date) -> Standing | None:
    """The standing under which someone answers for prevention in this region: keeps its agencies, writes its letters.

    Supervisors of the region or above it, and its personnel authority; not those of a sub-district or village.
    """
    found = (standing for standing in writers(user, on) if standing.role not in _LOCAL)
    return next((standing for standing in found if _reaches(standing, region)), None)


def reads_region(user: Visitor, region: "Region", on: date) -> bool:
    """Whether someone may read the agencies and the calendar of a region."""
    return writes_as(user, region, on) is not None or reads_all(user, on)


def changes_as(user: Visitor, act: Act, on: date) -> Standing | None:
    """The standing under which someone may change an act: of the office that wrote it, or a supervisor who answers for
    the region. What a government wrote is changed by that government alone."""
    for standing in writers(user, on):
        if standing.institution.pk == act.institution_id:
            return standing
        by_supervisors = standing.is_supervisor and act.institution.is_supervisor
        if by_supervisors and standing.role not in _LOCAL and _reaches(standing, act.region):
            return standing
    return None


def _reaches(standing: Standing, region: "Region | None") -> bool:
    if standing.role is Role.NATIONAL_SUPERVISOR:
        return True
    if region is None:
        return False
    home = standing.institution.region_id
    if standing.role is Role.PROVINCE_SUPERVISOR:
        return home in {region.code, region.parent_id}
    return home == region.code
