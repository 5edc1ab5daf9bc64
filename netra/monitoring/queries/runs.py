"""Runs with their manifests."""

from datetime import date

from django.db.models import QuerySet

from netra.accounts.queries import Visitor
from netra.monitoring.models import Run
from netra.monitoring.permissions import runs_visible_to


def runs(user: Visitor, *, on: date) -> QuerySet[Run]:
    """The runs somebody may see, the latest first."""
    return runs_visible_to(user, on).select_related("institution", "contest__region").order_by("-id")


def run_by_ref(ref: str, user: Visitor, on: date) -> Run | None:
    found = runs_visible_to(user, on).filter(ref=ref)
    return found.select_related("institution", "contest__region", "sealed").first()
