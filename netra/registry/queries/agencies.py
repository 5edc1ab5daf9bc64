"""The agencies of a region."""

from collections.abc import Iterable

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


def sub_districts_to_add(place: Region) -> list[SubDistrict]:
    """The known sub-districts of a region that are not among its agencies yet."""
    return list(SubDistrict.objects.filter(region=place, agency__isnull=True).order_by("code"))
