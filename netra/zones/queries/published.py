"""What others published: zones, and counts of civil servants."""

from datetime import date

from django.db.models import QuerySet

from netra.zones.models import PublishedZone, StaffCount


def published(code: str | None = None) -> QuerySet[PublishedZone]:
    """Zones other bodies published, of one region or of all; the latest first."""
    found = PublishedZone.objects.select_related("region__parent").order_by("-as_of", "body", "region", "id")
    return found.filter(region=code) if code else found


def staff_counts(code: str) -> QuerySet[StaffCount]:
    """Every count of civil servants of a region, the latest first."""
    return StaffCount.objects.filter(region=code).order_by("-as_of", "unit")


def staff_at(on: date) -> dict[str, StaffCount]:
    """For every region with one: the latest count of ASN that was not made after the day."""
    rows = StaffCount.objects.filter(unit=StaffCount.ASN).order_by("id")
    # "2024" and "2024-06" sort before the days in them.
    known = sorted((row for row in rows if row.as_of <= on.isoformat()), key=lambda row: row.as_of)
    return {row.region_id: row for row in known}
