"""Regions by code, now and at a date."""

from datetime import date

from netra.registry.models import FormerCode, Region
from netra.registry.names import as_code
from netra.registry.queries.held import regions_by_code, stamp


class UnknownRegion(LookupError):
    """No region carries this code, or carried it on that day."""


def region(code: str) -> Region:
    """The region of today's code ("33.09"), shared with other askers: read, not changed. Raises `UnknownRegion`."""
    found = regions_by_code(stamp()).get(code)
    if found is None and as_code(code) == code:
        found = Region.objects.select_related("parent").filter(pk=code).first()
    if found is None:
        raise UnknownRegion(f"No region has the code {code[:20]!r}.")
    return found


def region_at(code: str, on: date) -> Region:
    """The region meant by a code on a day: codes that were changed later lead to the region of today.

    A code of today is understood on any day the region existed, since papers of old cases are written with either.
    Raises `UnknownRegion`, also for an old code once it was out of use and for a province not yet made.
    """
    plain = _well_formed(code)
    former = FormerCode.objects.select_related("region__parent").filter(pk=plain, valid_to__gt=on).first()
    if former is not None:
        return former.region
    found = region(plain)
    if not found.existed(on):
        raise UnknownRegion(f"{found.full_name} did not exist on {on}.")
    return found


def region_by_any_code(code: str) -> Region:
    """The region of today's code or of one it once had, dots optional. Raises `UnknownRegion`."""
    plain = _well_formed(code)
    former = FormerCode.objects.select_related("region__parent").filter(pk=plain).first()
    return former.region if former is not None else region(plain)


def ancestors(place: Region, on: date | None = None) -> tuple[Region, ...]:
    """What the region lies in, nearest first; `on` a day, so that Merauke lies in Papua in 2020."""
    if place.is_province:
        return ()
    if on is not None:
        former = FormerCode.objects.select_related("parent").filter(region=place, valid_to__gt=on)
        earliest = former.order_by("valid_to").first()
        if earliest is not None:
            return (earliest.parent,)
    return (place.parent,) if place.parent is not None else ()


def all_regions() -> list[Region]:
    """Every province, regency and city, by code."""
    return list(regions_by_code(stamp()).values())


def provinces() -> list[Region]:
    """Every province of today, by code."""
    return list(Region.objects.filter(parent=None).order_by("code"))


def children(place: Region) -> list[Region]:
    """The regencies and cities of a province by code; empty below that."""
    return list(place.children.order_by("code"))


def _well_formed(code: str) -> str:
    plain = as_code(code)
    if plain is None:
        raise UnknownRegion(f"A region code looks like 33 or 33.09, not {code[:20]!r}.")
    return plain
