"""Which agencies of a region were told, when, by what means, and which were not.

Told in writing (a letter that arrived, an appeal or circular with the agency in its audience, a broadcast) and told in
person (a session, meeting or pledge) are kept apart; see docs/decisions/0016-prevention.md.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from netra.campaigns.models import ARRIVED, Act, ActKind, Dispatch, DispatchState, Reach
from netra.domain.loading import load
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Agency, Region

IN_PERSON = frozenset({ActKind.SESSION, ActKind.MEETING, ActKind.PLEDGE})
_ON_ITS_WAY = (DispatchState.QUEUED, DispatchState.NO_ADDRESS, DispatchState.UNSURE)


@dataclass(slots=True)
class _Telling:
    """What is gathered about one agency while rows are read."""

    acts: set[int] = field(default_factory=set)
    days: list[date] = field(default_factory=list)
    written: list[date] = field(default_factory=list)
    in_person: list[date] = field(default_factory=list)
    people: dict[int, int] = field(default_factory=dict)
    is_waiting: bool = False


@dataclass(frozen=True, slots=True)
class AgencyCoverage:
    """How far one agency was told.

    `acts` counts acts, `informed_on` is the last day of a written word, `attended_on` of a session. `reached` is the
    largest number of its people counted at one act: nobody knows whether the same came twice, so several acts are not
    added up. `letter_waits`: a letter was made that has not arrived.
    """

    agency: "Agency"
    acts: int
    first_on: date | None
    last_on: date | None
    informed_on: date | None
    attended_on: date | None
    reached: int | None
    headcount: int | None
    letter_waits: bool

    @property
    def is_covered(self) -> bool:
        return self.first_on is not None


@dataclass(frozen=True, slots=True)
class Coverage:
    """A region's agencies, those told nothing first, then those told in writing only, each group by name.

    `people_total` adds up the headcounts that are known (`None`: none is), `people_reached_known` the people reached
    of just those agencies, `people_reached` those of all.
    """

    since: date | None
    on: date
    agencies: tuple[AgencyCoverage, ...]
    covered: int
    attended: int
    total: int
    people_reached: int
    people_reached_known: int
    people_total: int | None
    without_headcount: int

    @property
    def gaps(self) -> tuple[AgencyCoverage, ...]:
        """The agencies told nothing and with no letter under way."""
        return tuple(row for row in self.agencies if not row.is_covered and not row.letter_waits)


@dataclass(frozen=True, slots=True)
class RegionCoverage:
    """Agencies told and agencies in all of a region; of a province with all the regions in it."""

    region: "Region"
    covered: int
    total: int

    @property
    def gaps(self) -> int:
        return self.total - self.covered


def coverage(region_code: str, on: date) -> Coverage:
    """The agencies of a region as they stand at the end of a day, for the election at hand (see `counted_since`)."""
    since, agencies = counted_since(on), registry.agencies_in(region_code)
    told = _tellings(Q(agency__region=region_code), since, on)
    rows = sorted((_row(one, told.get(one.pk, _Telling())) for one in agencies), key=_gaps_first)
    known = [row for row in rows if row.headcount is not None]
    return Coverage(
        since=since,
        on=on,
        agencies=tuple(rows),
        covered=sum(row.is_covered for row in rows),
        attended=sum(row.attended_on is not None for row in rows),
        total=len(rows),
        people_reached=sum(row.reached or 0 for row in rows),
        people_reached_known=sum(min(row.reached or 0, row.headcount or 0) for row in known),
        people_total=sum(row.headcount or 0 for row in known) if known else None,
        without_headcount=len(rows) - len(known),
    )


def coverage_across(on: date) -> dict[str, tuple[int, int]]:
    """Agencies told and agencies in all, for every region that has any."""
    since = counted_since(on)
    return registry.count_agencies(
        _reaches(since, on).filter(agency__isnull=False).values("agency"), _letters(since, on).values("agency")
    )


def coverage_below(place: "Region | None", on: date) -> list[RegionCoverage]:
    """The regions of a province, or all provinces with what lies in them; those with the most agencies untold first,
    and at the end those whose agencies nobody has listed."""
    across = coverage_across(on)
    if place is not None:
        rows = [RegionCoverage(one, *across.get(one.code, (0, 0))) for one in registry.children(place)]
    else:
        rows = [_province(one, across) for one in registry.provinces()]
    return sorted(rows, key=lambda row: (row.total == 0, -row.gaps, row.region.code))


def told_before(agency_id: int, on: date) -> list[Act]:
    """The acts that told an agency something before a day, the earliest first, whatever the election."""
    earlier = on - timedelta(days=1)
    reached = _reaches(None, earlier).filter(agency=agency_id).values("act")
    written = _letters(None, earlier).filter(agency=agency_id).values("act")
    found = Act.objects.filter(Q(pk__in=reached) | Q(pk__in=written)).select_related("region__parent")
    return list(found.order_by("on", "pk"))


def counted_since(on: date) -> date | None:
    """The first day that counts: the day after the last election that was over by then. `None`: none was."""
    over = [one.timetable_at(on).last_day for one in load().timetables.elections]
    past = [day for day in over if day < on]
    return max(past) + timedelta(days=1) if past else None


def _province(place: "Region", across: dict[str, tuple[int, int]]) -> RegionCoverage:
    inside = [counts for code, counts in across.items() if code == place.code or code.startswith(f"{place.code}.")]
    return RegionCoverage(place, sum(some for some, _all in inside), sum(all_ for _some, all_ in inside))


def _reaches(since: date | None, on: date) -> QuerySet[Reach]:
    found = Reach.objects.filter(act__cancelled_on=None, act__on__lte=on)
    return found if since is None else found.filter(act__on__gte=since)


def _letters(since: date | None, on: date) -> QuerySet[Dispatch]:
    found = Dispatch.objects.filter(act__cancelled_on=None, state__in=ARRIVED, arrived_on__lte=on)
    return found if since is None else found.filter(arrived_on__gte=since)


def _tellings(where: Q, since: date | None, on: date) -> dict[int, _Telling]:
    told: dict[int, _Telling] = {}
    reached = _reaches(since, on).filter(where).values_list("agency", "act", "act__kind", "act__on", "people")
    for agency, act, kind, day, people in reached:
        row = told.setdefault(agency, _Telling())
        row.acts.add(act)
        row.days.append(day)
        if kind not in IN_PERSON:
            row.written.append(day)
            continue
        row.in_person.append(day)
        if people is not None:
            row.people[act] = row.people.get(act, 0) + people
    for letter in _letters(since, on).filter(where):
        assert letter.arrived_on is not None
        row = told.setdefault(letter.agency_id, _Telling())
        row.acts.add(letter.act_id)
        row.days.append(letter.arrived_on)
        row.written.append(letter.arrived_on)
    waiting = Dispatch.objects.filter(where, state__in=_ON_ITS_WAY, act__cancelled_on=None, act__on__lte=on)
    for agency in (waiting if since is None else waiting.filter(act__on__gte=since)).values_list("agency", flat=True):
        told.setdefault(agency, _Telling()).is_waiting = True
    return told


def _row(agency: "Agency", told: _Telling) -> AgencyCoverage:
    return AgencyCoverage(
        agency=agency,
        acts=len(told.acts),
        first_on=min(told.days, default=None),
        last_on=max(told.days, default=None),
        informed_on=max(told.written, default=None),
        attended_on=max(told.in_person, default=None),
        reached=max(told.people.values(), default=None),
        headcount=agency.headcount,
        letter_waits=told.is_waiting,
    )


def _gaps_first(row: AgencyCoverage) -> tuple[int, str]:
    step = 2 if row.attended_on else 1 if row.is_covered else 0
    return step, row.agency.name
