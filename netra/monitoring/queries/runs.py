"""Runs with their manifests."""

from datetime import date

from django.db.models import QuerySet

from netra.accounts.queries import Visitor
from netra.monitoring.models import Run
from netra.monitoring.permissions import judging, runs_visible_to
from netra.registry import queries as registry


def runs(user: Visitor, *, on: date) -> QuerySet[Run]:
    """The runs somebody may see, the latest first."""
    return runs_visible_to(user, on).select_related("institution", "contest__region").order_by("-id")


def run_by_ref(ref: str, user: Visitor, on: date) -> Run | None:
    found = runs_visible_to(user, on).filter(ref=ref)
    return found.select_related("institution", "contest__region", "sealed").first()


def contests_to_screen(user: Visitor, on: date) -> list[tuple[int, str]]:
    """The contests somebody may have an export screened for: those of the own region, and of regions in it, that are
    at hand, else of the last election."""
    codes: list[str] = []
    for standing in judging(user, on):
        region = standing.institution.region
        if region is None:
            codes += [one.code for one in registry.all_regions()]
        else:
            codes += [region.code, *(one.code for one in registry.children(region))]
    return registry.contests_at_hand(dict.fromkeys(codes), on)
