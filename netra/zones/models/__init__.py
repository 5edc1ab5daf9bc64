from netra.zones.models.boundaries import Boundary, BoundaryDefect, BoundaryFile
from netra.zones.models.published import PublishedZone
from netra.zones.models.readings import Reading, ReadingIsTaken
from netra.zones.models.staff import StaffCount

__all__ = [
    "Boundary",
    "BoundaryDefect",
    "BoundaryFile",
    "PublishedZone",
    "Reading",
    "ReadingIsTaken",
    "StaffCount",
]
