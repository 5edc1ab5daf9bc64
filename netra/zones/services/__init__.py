"""Taking readings, and bringing in what others counted and published."""

from netra.zones.services.boundaries import BoundaryReport, import_boundaries
from netra.zones.services.importing import (
    ZoneDraft,
    import_published_zones,
    import_staff_counts,
    load_published,
    record_published_zone,
)
from netra.zones.services.rows import BadRow, BadValue, CannotRead, ImportReport
from netra.zones.services.taking import keep_readings, take_history, take_readings

__all__ = [
    "BadRow",
    "BadValue",
    "BoundaryReport",
    "CannotRead",
    "ImportReport",
    "ZoneDraft",
    "import_boundaries",
    "import_published_zones",
    "import_staff_counts",
    "keep_readings",
    "load_published",
    "record_published_zone",
    "take_history",
    "take_readings",
]
