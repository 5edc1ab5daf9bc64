"""How an office wants links fetched."""

from datetime import datetime

from django.db import transaction

from netra.captures.models import Choice, Way


@transaction.atomic
def choose(institution: str, way: Way, *, by: str, at: datetime) -> None:
    """Set the way of an office; who and when stays with it."""
    Choice.objects.update_or_create(institution=institution, defaults={"way": way, "changed_at": at, "changed_by": by})
