"""Taking readings, and bringing in what others counted and published."""

from netra.zones.services.boundaries import BoundaryReport, import_boundaries
from netra.zones.services.importing import import_published_zones, import_staff_counts, load_published
from netra.zones.services.rows import BadRow, CannotRead, ImportReport
from netra.zones.services.taking import keep_readings, take_history, take_readings

__all__ = [
    "BadRow",
    "BoundaryReport",
    "CannotRead",
    "ImportReport",
    "import_boundaries",
    "import_published_zones",
    "import_staff_counts",
    "keep_readings",
    "load_published",
    "take_history",
    "take_readings",
]
