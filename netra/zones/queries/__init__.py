"""Reads of the zones: of a day, of a region, its history, what others published, and what a zone rests on."""

from netra.domain.zones import Level, Which, Zone
from netra.zones.drawing import tile_map
from netra.zones.queries.behind import CaseBehind, PartBehind, behind
from netra.zones.queries.boundaries import boundary_defects, boundary_file, boundary_files, outlines
from netra.zones.queries.computing import compute, window
from netra.zones.queries.published import published, staff_counts
from netra.zones.queries.stored import day_shown, history, zone, zones_at
from netra.zones.reading import ZoneReading, level_of

__all__ = [
    "CaseBehind",
    "Level",
    "PartBehind",
    "Which",
    "Zone",
    "ZoneReading",
    "behind",
    "boundary_defects",
    "boundary_file",
    "boundary_files",
    "compute",
    "day_shown",
    "history",
    "level_of",
    "outlines",
    "published",
    "staff_counts",
    "tile_map",
    "window",
    "zone",
    "zones_at",
]
