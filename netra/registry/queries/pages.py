"""Everything the public page of an office shows, gathered in one answer."""

from dataclasses import dataclass
from datetime import datetime

from netra.domain import loading
from netra.domain.timetable import Phase, UnknownElection
from netra.registry.hours import HoursLine, Opening, lines, week_from_json
from netra.registry.models import Contest, Institution, Region, SubDistrict
from netra.registry.queries.contests import contest_for
from netra.registry.queries.offices import handling_office, ppk_of_region
from netra.registry.queries.opening import is_open
from netra.registry.queries.regions import ancestors, children, region


@dataclass(frozen=True, slots=True)
class ContestLine:
    """A contest at hand with the phase of the day; `phase` is `None` where the timetable was not compiled."""

    contest: Contest
    phase: Phase | None


@dataclass(frozen=True, slots=True)
class OfficePage:
    """The office that handles a region, how to reach it, and what people vote on there."""

    region: Region
    zone: str
    office: Institution
    opening: Opening
    hours: tuple[HoursLine, ...]
    employer: Institution
    contests: tuple[ContestLine, ...]
    earlier: tuple[Contest, ...]
    province: Region | None
    province_office: Institution
    children: tuple[Region, ...]
    sub_districts: tuple[SubDistrict, ...]


def office_page(region_code: str, at: datetime) -> OfficePage:
    """The page of a region at an aware moment. Raises `UnknownRegion`."""
    place = region(region_code)
    today = at.astimezone(place.zone).date()
    office = handling_office(place.code)
    at_hand = contest_for(place.code, today).all
    known = Contest.objects.filter(region=place).select_related("election", "region").order_by("-election", "round")
    return OfficePage(
        region=place,
        zone=place.zone.key,
        office=office,
        opening=is_open(office, at),
        hours=lines(today, week_from_json(office.hours), office.hours_source),
        employer=ppk_of_region(place.code),
        contests=tuple(ContestLine(contest, _phase(contest, at)) for contest in at_hand),
        earlier=tuple(contest for contest in known if contest not in at_hand),
        province=next(iter(ancestors(place)), None),
        province_office=handling_office(place.code, "BAWASLU_PROVINCE"),
        children=tuple(children(place)),
        sub_districts=tuple(place.sub_districts.order_by("name")),
    )


def _phase(contest: Contest, at: datetime) -> Phase | None:
    """The phase by the national timetable; a contest with days of its own is not described by it."""
    if contest.polling_on is not None or contest.designation_on is not None:
        return None
    try:
        return loading.load().timetables.phase(contest.election_id, at.astimezone(contest.region.zone).date())
    except UnknownElection:
        return None
