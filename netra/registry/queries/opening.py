"""Whether an office is open at a moment."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from netra.registry.hours import UNKNOWN, Opening, SpecialDay, opening, week_from_json
from netra.registry.models import Contest, Election, Institution, Region
from netra.registry.models.elections import QUIET_DAYS
from netra.registry.models.regions import ZONES, TimeZone

_NEAR = timedelta(days=60)


def is_open(institution: Institution, at: datetime) -> Opening:
    """Whether the office is open at an aware moment, on its region's clock, and when that changes.

    Supervisors follow the dated rule unless they recorded a week of their own; of any other office nothing is known
    until it records its hours.
    """
    week = week_from_json(institution.hours)
    if week is None and not institution.is_supervisor:
        return UNKNOWN
    zone = institution.region.zone if institution.region is not None else ZONES[TimeZone.WIB.value]
    special = special_days(institution.region, at.astimezone(zone).date()) if institution.is_supervisor else {}
    return opening(at, zone=zone, special=special, week=week, source=institution.hours_source)


def special_days(place: Region | None, around: date) -> dict[date, SpecialDay]:
    """Quiet and polling days near a day: of the region's contest and its province's; for a province, also the national
    day on which its regencies vote; without a region, the national days."""
    polls: set[date] = set()
    if place is not None:
        near = Contest.objects.select_related("election").filter(
            Q(region=place) | Q(region=place.parent_id) | Q(region__parent=place, polling_on__isnull=True)
        )
        polls = {contest.polls_on for contest in near}
    else:
        polls = set(Election.objects.values_list("polling_on", flat=True))
    days: dict[date, SpecialDay] = {}
    for polls_on in sorted(polls):
        if abs(polls_on - around) <= _NEAR:
            days |= {polls_on - timedelta(days=ahead): SpecialDay.QUIET for ahead in range(1, QUIET_DAYS + 1)}
            days[polls_on] = SpecialDay.POLLING
    return days
