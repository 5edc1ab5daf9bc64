from netra.zones.models.published import PublishedZone
from netra.zones.models.readings import Reading, ReadingIsTaken
from netra.zones.models.staff import StaffCount

__all__ = ["PublishedZone", "Reading", "ReadingIsTaken", "StaffCount"]
