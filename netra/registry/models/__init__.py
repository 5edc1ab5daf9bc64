from netra.registry.models.agencies import Agency, AgencyKind
from netra.registry.models.elections import (
    Contest,
    ContestNote,
    Election,
    Incumbency,
    Pair,
    Side,
)
from netra.registry.models.institutions import Confidence, Institution, InstitutionKind
from netra.registry.models.regions import AliasKind, FormerCode, Region, RegionAlias, RegionKind, SubDistrict, TimeZone

__all__ = [
    "Agency",
    "AgencyKind",
    "AliasKind",
    "Confidence",
    "Contest",
    "ContestNote",
    "Election",
    "FormerCode",
    "Incumbency",
    "Institution",
    "InstitutionKind",
    "Pair",
    "Region",
    "RegionAlias",
    "RegionKind",
    "Side",
    "SubDistrict",
    "TimeZone",
]
