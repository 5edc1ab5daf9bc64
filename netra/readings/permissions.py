"""Who reads what others brought in: the office itself and the supervisors above it. Nobody else."""

from datetime import date

from django.db.models import Q, QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Standing, Visitor
from netra.readings.models import Incoming, Reading
from netra.registry.queries import InstitutionKind

NOBODY = Q(pk__in=[])


def readers(user: Visitor, on: date) -> tuple[Standing, ...]:
    """The standings under which someone has texts read: supervisors of every level."""
    return tuple(standing for standing in accounts.standings(user, on) if standing.is_supervisor)


def may_enter(user: Visitor, on: date) -> bool:
    """Whether these pages are anything for this person at all."""
    return bool(readers(user, on))


def visible_to(user: Visitor, on: date) -> QuerySet[Reading]:
    """Readings of one's own office and of the offices below it."""
    return Reading.objects.filter(_reach(user, on))


def files_visible_to(user: Visitor, on: date) -> QuerySet[Incoming]:
    """Files handed in at one's own office and at the offices below it."""
    return Incoming.objects.filter(_reach(user, on))


def decides_as(user: Visitor, reading: Reading, on: date) -> Standing | None:
    """The standing under which someone decides on a reading: of the office itself first, else of one above it."""
    if not visible_to(user, on).filter(pk=reading.pk).exists():
        return None
    mine = readers(user, on)
    own = (standing for standing in mine if standing.institution.pk == reading.institution_id)
    return next(own, next((standing for standing in mine if _is_above(standing, reading)), None))


def _reach(user: Visitor, on: date) -> Q:
    seen = NOBODY
    for standing in readers(user, on):
        seen |= _below(standing)
    return seen


def _below(standing: Standing) -> Q:
    office = standing.institution
    own = Q(institution=office)
    match standing.role:
        case Role.NATIONAL_SUPERVISOR:
            return Q(pk__isnull=False)
        case Role.PROVINCE_SUPERVISOR:
            return own | Q(institution__region=office.region_id) | Q(institution__region__parent=office.region_id)
        case Role.DISTRICT_SUPERVISOR:
            return own | Q(institution__region=office.region_id, institution__kind=InstitutionKind.PANWASCAM)
        case _:
            return own


def _is_above(standing: Standing, reading: Reading) -> bool:
    return Reading.objects.filter(_below(standing), pk=reading.pk).exists()
