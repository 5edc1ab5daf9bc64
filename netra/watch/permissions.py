"""Who sees the register, who writes in it, who may make a case of it. Every read starts at `visible_to`."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Standing, Visitor
from netra.watch.models import OfficeAct, Source

if TYPE_CHECKING:
    from netra.registry.models import Region

NOBODY = Q(pk__in=[])
# These watch a whole region; sub-district and village supervisors see what they wrote themselves.
WATCHERS = frozenset({Role.DISTRICT_SUPERVISOR, Role.PROVINCE_SUPERVISOR, Role.NATIONAL_SUPERVISOR})


def visible_to(user: Visitor, on: date) -> QuerySet[OfficeAct]:
    """The acts someone may see: watchers those of their region and of regions in it, others what their own office
    recorded. A regional government sees its own notices and nothing of what supervisors noted about it."""
    seen = NOBODY
    for standing in accounts.standings(user, on):
        seen |= _acts_of(standing)
    return OfficeAct.objects.filter(seen)


def _acts_of(standing: Standing) -> Q:
    office = standing.institution
    match standing.role:
        case Role.NATIONAL_SUPERVISOR:
            return Q(pk__isnull=False)
        case Role.PROVINCE_SUPERVISOR:
            return Q(region=office.region_id) | Q(region__parent=office.region_id)
        case Role.DISTRICT_SUPERVISOR:
            return Q(region=office.region_id)
        case Role.SUBDISTRICT_SUPERVISOR | Role.VILLAGE_SUPERVISOR | Role.PERSONNEL_AUTHORITY:
            return Q(institution=office)
        case _:
            return NOBODY


def may_enter(user: Visitor, on: date) -> bool:
    """Whether the register is anything for this person at all."""
    return bool(writers(user, on))


def writers(user: Visitor, on: date) -> tuple[Standing, ...]:
    """The standings under which someone may record an act."""
    return tuple(
        standing
        for standing in accounts.standings(user, on)
        if standing.is_supervisor or (standing.role is Role.PERSONNEL_AUTHORITY and standing.institution.region_id)
    )


def writes_as(user: Visitor, region: "Region", on: date) -> Standing | None:
    """The standing under which someone may record an act in this region; `None`: not at all."""
    return next((standing for standing in writers(user, on) if _reaches(standing, region)), None)


def watches(user: Visitor, region: "Region", on: date) -> Standing | None:
    """The standing under which someone watches this region: may mark incumbents, complete acts, open a case."""
    found = (standing for standing in accounts.standings(user, on) if standing.role in WATCHERS)
    return next((standing for standing in found if _reaches(standing, region)), None)


def is_watcher(user: Visitor, on: date) -> bool:
    return any(standing.role in WATCHERS for standing in accounts.standings(user, on))


def may_mark(user: Visitor, contest_region: "Region", office_region: "Region", on: date) -> bool:
    """Whether someone may say who of a contest holds office: those who watch the contest, or the office."""
    return watches(user, contest_region, on) is not None or watches(user, office_region, on) is not None


def sources_for(standing: Standing) -> tuple[Source, ...]:
    """A regional government gives notice of itself; supervisors write what they found, were told, or got by letter."""
    return (Source.OWN_NOTICE,) if standing.role is Role.PERSONNEL_AUTHORITY else tuple(Source)


def _reaches(standing: Standing, region: "Region") -> bool:
    home = standing.institution.region_id
    match standing.role:
        case Role.NATIONAL_SUPERVISOR:
            return True
        case Role.PROVINCE_SUPERVISOR:
            return home in {region.code, region.parent_id}
        case _:
            return home == region.code
