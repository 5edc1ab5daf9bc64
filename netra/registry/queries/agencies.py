"""The agencies of a region."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from netra.registry.agency_names import agency_key
from netra.registry.models import Agency, Region, SubDistrict
from netra.registry.queries.regions import region


class UnknownAgency(LookupError):
    """No agency has this id."""


def agencies_in(region_code: str) -> list[Agency]:
    """The agencies at work in a region itself, not in regions below it, by kind and name."""
    return list(Agency.objects.filter(region=region_code, closed_on=None).order_by("kind", "name"))


def agency(id: int) -> Agency:
    """One agency. Raises `UnknownAgency`."""
    found = Agency.objects.select_related("region__parent").filter(pk=id).first()
    if found is None:
        raise UnknownAgency(f"No agency has the id {id}.")
    return found


def agencies_by_id(ids: Iterable[int]) -> dict[int, Agency]:
    """These agencies by id; unknown ids are left out."""
    return Agency.objects.select_related("region").in_bulk(list(ids))


def count_agencies(*among: "QuerySet[Any, Any]") -> dict[str, tuple[int, int]]:
    """For each region with agencies: how many of them are among those ids, and how many there are. One query."""
    found = Q(pk__in=[])
    for ids in among:
        found |= Q(pk__in=ids)
    rows = Agency.objects.filter(closed_on=None).order_by().values("region")
    counted = rows.annotate(some=Count("pk", filter=found), all=Count("pk")).values_list("region", "some", "all")
    return {code: (some, all_) for code, some, all_ in counted}


def match_agency(region_code: str, text: str) -> Agency | None:
    """The agency of a region that a text names in full or by its abbreviation; `None` rather than a guess."""
    place = region(region_code)
    key = agency_key(text, place)
    if not key:
        return None
    known = Agency.objects.filter(region=place, closed_on=None)
    found = known.filter(search_key=key).first()
    if found is not None:
        return found
    short = [one for one in known.exclude(abbreviation="") if agency_key(one.abbreviation, place) == key]
    return short[0] if len(short) == 1 else None


def match_agencies(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The ids of `match_agency` for many pairs of region code and text; what fits none is left out."""
    asked = {(code, text) for code, text in pairs if text}
    places = Region.objects.in_bulk({code for code, _text in asked})
    keys = {pair: agency_key(pair[1], places[pair[0]]) for pair in asked if pair[0] in places}
    known = Agency.objects.filter(region__in=places, closed_on=None)
    full = known.filter(search_key__in=set(keys.values())).values_list("region_id", "search_key", "id")
    by_name = {(code, key): id for code, key, id in full}
    found = {pair: by_name[pair[0], key] for pair, key in keys.items() if key and (pair[0], key) in by_name}
    rest = {pair: key for pair, key in keys.items() if key and pair not in found}
    short: dict[tuple[str, str], list[int]] = {}
    regions = {code for code, _text in rest}
    abbreviated = known.filter(region__in=regions).exclude(abbreviation="") if rest else known.none()
    for code, text, id in abbreviated.values_list("region_id", "abbreviation", "id"):
        short.setdefault((code, agency_key(text, places[code])), []).append(id)
    for pair, key in rest.items():
        ids = short.get((pair[0], key), [])
        if len(ids) == 1:
            found[pair] = ids[0]
    return found


def sub_districts_to_add(place: Region) -> list[SubDistrict]:
    """The known sub-districts of a region that are not among its agencies yet."""
    return list(SubDistrict.objects.filter(region=place, agency__isnull=True).order_by("code"))
