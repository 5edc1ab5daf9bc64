"""Where the nation lives: every region with its offices, and how busy, prompt and silent each shall be.

All of it is drawn from the region's code, so that the same code gives the same region on every day.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from django.apps import apps

from netra.registry.queries import ZONES, all_regions

KINDS = ("BAWASLU_DISTRICT", "BAWASLU_PROVINCE", "PPK", "REGENT", "GAKKUMDU", "KPU")


@dataclass(frozen=True, slots=True)
class Place:
    """A region. `weight` is its share of cases, `slope` how they grow (1 as the nation, below 0 they fall),
    `lateness` the chance that an office's step is late, `silent` whether its personnel authority leaves files lying."""

    code: str
    name: str
    full_name: str
    zone: str
    offices: Mapping[str, str]
    sub_districts: tuple[str, ...]
    contest: int | None
    weight: float
    slope: float
    lateness: float
    silent: bool

    @property
    def is_province(self) -> bool:
        return len(self.code) == 2

    @property
    def office(self) -> str:
        return self.offices["BAWASLU_PROVINCE" if self.is_province else "BAWASLU_DISTRICT"]


def places(on: date) -> tuple[Place, ...]:
    """Every region that has a supervisor of its own, by code; `on` finds the contest at hand."""
    offices, names, contests = _offices(), _sub_districts(), _contests(on)
    found = []
    for region in all_regions():
        mine = offices.get(region.code, {})
        if "PPK" not in mine:
            continue  # the six units of Jakarta have no government of their own
        chance = Random(f"nation/{region.code}")  # noqa: S311  repeatable, not secret
        busy = 0.0 if chance.random() < 0.12 else chance.lognormvariate(0, 1.0)
        found.append(
            Place(
                code=region.code,
                name=region.name,
                full_name=region.full_name,
                zone=ZONES[region.time_zone].key,
                offices=mine,
                sub_districts=names.get(region.code, ()),
                contest=contests.get(region.code) or contests.get(region.code[:2]),
                weight=busy * (1.6 if region.is_province else 1),
                slope=chance.choices((1.0, 0.3, -0.7), (70, 18, 12))[0],
                lateness=chance.betavariate(1.3, 7),
                silent=chance.random() < 0.07,
            )
        )
    return tuple(found)


def _offices() -> dict[str, dict[str, str]]:
    model = apps.get_model("registry.Institution")
    found: dict[str, dict[str, str]] = defaultdict(dict)
    rows = model.objects.filter(kind__in=KINDS, region__isnull=False, sub_district__isnull=True)
    for code, kind, region in rows.values_list("code", "kind", "region_id"):
        found[region][kind] = code
    return found


def _sub_districts() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = apps.get_model("registry.SubDistrict").objects.order_by("code")
    for region, name in rows.values_list("region_id", "name"):
        found[region].append(name)
    return {region: tuple(names) for region, names in found.items()}


def _contests(on: date) -> dict[str, int]:
    """The contests of votes still to come that are set for a day of their own."""
    rows = apps.get_model("registry.Contest").objects.filter(polling_on__gte=on)
    return dict(rows.order_by("-polling_on").values_list("region_id", "pk"))
