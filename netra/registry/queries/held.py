"""Regions, and which office is under which, as each process holds them: they change when reference files are loaded or
an office is made, and every page asks for them."""

from functools import lru_cache
from time import monotonic
from typing import TypeAlias

from django.core.cache import cache
from django.db.models import Count, Max

from netra.registry.models import Institution, Region, RegionAlias

ASKED_AGAIN_AFTER = 5  # seconds; how long a newly loaded name may stay unknown to a process
READ_AGAIN_AFTER = 600  # seconds; a changed row that leaves the numbers as they were
KEY, OFFICES = "registry-stamp", "registry-offices"
Stamp: TypeAlias = tuple[int, int, int | None, int]


def stamp() -> Stamp:
    """What tells that the tables of regions and names have changed; the key of whatever is made from them."""
    kept: tuple[int, int, int | None] | None = cache.get(KEY)
    if kept is None:
        regions = Region.objects.aggregate(n=Count("pk"))
        aliases = RegionAlias.objects.aggregate(n=Count("pk"), last=Max("pk"))
        kept = (regions["n"], aliases["n"], aliases["last"])
        if kept[0]:
            cache.set(KEY, kept, ASKED_AGAIN_AFTER)
    return (*kept, int(monotonic()) // READ_AGAIN_AFTER)


def forget() -> None:
    """Ask the tables at the next question; for whoever has just loaded them."""
    cache.delete_many([KEY, OFFICES])


def regions_by_code(at: Stamp) -> dict[str, Region]:
    """Every region with its province, by code, in the order of codes. Shared: they are read, never changed or saved."""
    return _regions(at)


@lru_cache(maxsize=2)
def _regions(at: Stamp) -> dict[str, Region]:
    return {row.code: row for row in Region.objects.select_related("parent").order_by("code")}


def offices_below() -> dict[str, list[str]]:
    """The offices right below each office that has some, by code."""
    kept: int | None = cache.get(OFFICES)
    if kept is None:
        kept = Institution.objects.count()
        if kept:
            cache.set(OFFICES, kept, ASKED_AGAIN_AFTER)
    return _below((kept, int(monotonic()) // READ_AGAIN_AFTER))


@lru_cache(maxsize=2)
def _below(at: tuple[int, int]) -> dict[str, list[str]]:
    below: dict[str, list[str]] = {}
    for code, above in Institution.objects.exclude(parent=None).values_list("code", "parent_id"):
        below.setdefault(above, []).append(code)
    return below
