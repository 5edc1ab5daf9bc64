"""What took place between two days, public or not; for figures, which name no act that is not public."""

from datetime import date

from django.db.models import Q, QuerySet

from netra.campaigns.models import Act


def held(region_code: str | None, start: date, end: date) -> QuerySet[Act]:
    """Acts that took place from `start` until `end` (excluded), in a region with those in it, or everywhere."""
    acts = Act.objects.filter(cancelled_on=None, on__gte=start, on__lt=end).select_related("region")
    if region_code:
        acts = acts.filter(Q(region=region_code) | Q(region__parent=region_code))
    return acts.order_by("on", "pk")
