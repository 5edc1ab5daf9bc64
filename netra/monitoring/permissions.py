"""Who sees flags: supervisors from the district up, each what belongs to their region. The cyber unit sees what it was
asked about, and nothing else. Everybody else sees nothing."""

from datetime import date

from django.db.models import Q, QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Standing, Visitor
from netra.monitoring.models import Flag, Inquiry, InquiryState, Run

NOBODY = Q(pk__in=[])
# A post is judged where a case would be handled; sub-district and village supervisors judge none.
JUDGES = frozenset({Role.DISTRICT_SUPERVISOR, Role.PROVINCE_SUPERVISOR, Role.NATIONAL_SUPERVISOR})


def judging(user: Visitor, on: date) -> tuple[Standing, ...]:
    """The standings under which someone judges flags."""
    return tuple(one for one in accounts.standings(user, on) if one.role in JUDGES)


def analysing(user: Visitor, on: date) -> tuple[Standing, ...]:
    """The standings under which someone answers for the cyber unit."""
    return tuple(one for one in accounts.standings(user, on) if one.role == Role.CYBER_ANALYST)


def may_enter(user: Visitor, on: date) -> bool:
    """Whether these pages are anything for this person at all."""
    return bool(judging(user, on) or analysing(user, on))


def visible_to(user: Visitor, on: date) -> QuerySet[Flag]:
    """The flags someone judges: of the own region, of regions in it, or all."""
    seen = NOBODY
    for standing in judging(user, on):
        seen |= _flags_of(standing)
    return Flag.objects.filter(seen)


def judges_as(user: Visitor, flag: Flag, on: date) -> Standing | None:
    """The standing under which someone judges a flag; the nearest office first."""
    return next((one for one in judging(user, on) if Flag.objects.filter(_flags_of(one), pk=flag.pk).exists()), None)


def runs_visible_to(user: Visitor, on: date) -> QuerySet[Run]:
    """Runs brought in by one's own office, and those in which there is a flag one sees."""
    mine = judging(user, on)
    if any(one.role == Role.NATIONAL_SUPERVISOR for one in mine):
        return Run.objects.all()
    own = Q(institution__in=[one.institution.pk for one in mine])
    return Run.objects.filter(own | Q(pk__in=visible_to(user, on).values("run"))) if mine else Run.objects.none()


def inquiries_visible_to(user: Visitor, on: date) -> QuerySet[Inquiry]:
    """What one's unit was asked; what one's own office asked; and what was asked about flags one sees."""
    seen = Q(office__in=[one.institution.pk for one in analysing(user, on)])
    mine = judging(user, on)
    if mine:
        seen |= Q(asked_from__in=[one.institution.pk for one in mine]) | Q(flag__in=visible_to(user, on))
    return Inquiry.objects.filter(seen)


def answers_as(user: Visitor, inquiry: Inquiry, on: date) -> Standing | None:
    """The standing under which someone answers an inquiry."""
    return next((one for one in analysing(user, on) if one.institution.pk == inquiry.office_id), None)


def asks_as(user: Visitor, inquiry: Inquiry, on: date) -> Standing | None:
    """The standing under which someone asked, or may withdraw for the office that asked."""
    return next((one for one in judging(user, on) if one.institution.pk == inquiry.asked_from_id), None)


def unit_looks_at(user: Visitor, flag: Flag, on: date) -> bool:
    """Whether someone's unit was asked about this flag, and the question was not withdrawn."""
    units = [one.institution.pk for one in analysing(user, on)]
    asked = Inquiry.objects.filter(flag=flag, office__in=units)
    return bool(units) and asked.exclude(state=InquiryState.WITHDRAWN).exists()


def _flags_of(standing: Standing) -> Q:
    region = standing.institution.region_id
    match standing.role:
        case Role.NATIONAL_SUPERVISOR:
            return Q(pk__isnull=False)
        case Role.PROVINCE_SUPERVISOR:
            return Q(place=region) | Q(place__parent=region)
        case _:
            return Q(place=region)
