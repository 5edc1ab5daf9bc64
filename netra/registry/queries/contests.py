"""Contests of a place and the pairs in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from netra.registry.models import Contest, Election, Incumbency, Pair
from netra.registry.queries.regions import ancestors, region

# Counting and recapitulation are over by then (17 days in 2020, 19 in 2024); until then the contest is the one at hand.
SETTLED_AFTER = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class ContestsHere:
    """What people vote on in a place: the regency's or city's own contest and the province's. Either may be absent."""

    district: Contest | None
    province: Contest | None

    @property
    def all(self) -> tuple[Contest, ...]:
        """Those that there are, the nearer one first."""
        return tuple(contest for contest in (self.district, self.province) if contest is not None)


@dataclass(frozen=True, slots=True)
class IncumbentPair:
    """A pair with a member in office, who that is, where and since when."""

    pair: Pair
    person: str
    side: str
    office: str
    office_region: str
    since: date
    until: date | None
    source: str


def contest(pk: int) -> Contest:
    """One contest with its election and region. Raises `Contest.DoesNotExist`."""
    return Contest.objects.select_related("election", "region").get(pk=pk)


def contest_of(year: int, region_code: str, round: int = 1) -> Contest | None:
    """The contest of a region in an election year, in one of its rounds; `None` where there was none."""
    found = Contest.objects.select_related("election", "region__parent")
    return found.filter(election=year, region=region_code, round=round).first()


def contests_at_hand(region_codes: Iterable[str], on: date) -> list[tuple[int, str]]:
    """Ids and titles of the contests of these regions with pairs: those that lie ahead, else the last there was.

    One query for all; by the name of the region.
    """
    rows = Contest.objects.filter(region__in=list(region_codes), pairs__isnull=False).distinct()
    nearest: dict[str, Contest] = {}
    for row in sorted(rows.select_related("election", "region"), key=lambda row: (row.polls_on, row.round)):
        before = nearest.get(row.region_id)
        if before is None or before.polls_on + SETTLED_AFTER < on:
            nearest[row.region_id] = row
    return [(row.pk, row.title) for row in sorted(nearest.values(), key=lambda row: row.region.name)]


def contest_for(region_code: str, on: date | None = None, *, year: int | None = None) -> ContestsHere:
    """The contests in a region: those at hand on a day, or those of an election year.

    At hand is the election whose vote, or the counting after it, is not yet over; a region that takes no part in it has
    no contest, however soon the next election. Postponed and repeated votes stay at hand until their own day is over.
    Given both, `on` picks the round within the year. Raises `ValueError` when neither is given, `UnknownRegion`.
    """
    if on is None and year is None:
        raise ValueError("Ask for a day or for the year of an election.")
    place = region(region_code)
    province = place if place.is_province else next(iter(ancestors(place, on)), None)
    codes = {where.code for where in (place, province) if where is not None}
    found = Contest.objects.filter(region__in=codes).select_related("election", "region")
    if year is not None:
        found = found.filter(election=year)
    rows = sorted(found, key=lambda row: (row.polls_on, row.round))
    return ContestsHere(
        district=None if place.is_province else _pick([row for row in rows if row.region_id == place.code], on, year),
        province=None if province is None else _pick([row for row in rows if row.region_id == province.code], on, year),
    )


def all_contests() -> QuerySet[Contest]:
    """Every contest on record, with its election and region."""
    return Contest.objects.select_related("election", "region")


def election_years() -> frozenset[int]:
    """The years of the elections on record."""
    return frozenset(Election.objects.values_list("year", flat=True))


def numbered_pairs(year: int) -> list[Pair]:
    """The pairs of an election year that have a ballot number, by region, round and number, with their contest."""
    pairs = Pair.objects.filter(contest__election=year, ballot_no__isnull=False).select_related("contest")
    return list(pairs.order_by("contest__region", "contest__round", "ballot_no"))


def pair_of(contest: Contest, ballot_no: int) -> Pair | None:
    """The pair under a number."""
    return Pair.objects.filter(contest=contest, ballot_no=ballot_no).first()


def marked_pairs(year: int) -> frozenset[int]:
    """Ids of the pairs of an election year in which somebody holds an office."""
    return frozenset(Incumbency.objects.filter(pair__contest__election=year).values_list("pair", flat=True))


def pairs_of(contests: Iterable[Contest]) -> list[Pair]:
    """The pairs of these contests by ballot number, blank boxes included."""
    pairs = Pair.objects.filter(contest__in=list(contests)).select_related("contest__region", "contest__election")
    return list(pairs.order_by("contest", "ballot_no", "pk"))


def incumbent_pairs(region_code: str, on: date) -> list[IncumbentPair]:
    """Candidates who on that day hold office in this region, whichever contest they stand in.

    These are the people whose use of office the supervisors of the region watch.
    """
    rows = (
        Incumbency.objects.filter(office_region=region_code, since__lte=on)
        .filter(Q(until__isnull=True) | Q(until__gt=on))
        .select_related("pair__contest__region", "pair__contest__election")
        .order_by("office", "pair")
    )
    return [
        IncumbentPair(
            pair=row.pair,
            person=row.pair.head_name if row.side == "HEAD" else row.pair.deputy_name,
            side=row.side,
            office=row.office,
            office_region=row.office_region_id,
            since=row.since,
            until=row.until,
            source=row.source,
        )
        for row in rows
    ]


def _pick(contests: list[Contest], on: date | None, year: int | None) -> Contest | None:
    """The contest meant among those of one region, which come in the order of their votes."""
    if on is None:
        return contests[0] if contests else None
    open_still = [row for row in contests if on <= row.polls_on + SETTLED_AFTER]
    if year is not None:
        return next(iter([*open_still, *reversed(contests)]), None)
    if not open_still:
        return None
    nearest = open_still[0]
    at_hand = _election_at_hand(on)
    return nearest if nearest.polling_on is not None or nearest.election_id == at_hand else None


def _election_at_hand(on: date) -> int | None:
    coming = Election.objects.filter(polling_on__gte=on - SETTLED_AFTER).order_by("polling_on").first()
    return None if coming is None else coming.year
