"""Reads of the registry: regions by any name, the office that handles a place, contests, opening hours."""

from netra.registry.hours import HoursLine, Opening
from netra.registry.models import AgencyKind, Confidence, InstitutionKind, RegionKind
from netra.registry.models.regions import ZONES
from netra.registry.queries.agencies import (
    UnknownAgency,
    agencies_by_id,
    agencies_in,
    agency,
    match_agencies,
    match_agency,
    sub_districts_to_add,
)
from netra.registry.queries.contests import (
    ContestsHere,
    IncumbentPair,
    contest,
    contest_for,
    incumbent_pairs,
    pairs_of,
)
from netra.registry.queries.finding import Found, find_place
from netra.registry.queries.offices import (
    UnknownOffice,
    central_authorities,
    find_offices,
    handling_office,
    institution,
    national,
    office,
    offices_in,
    panwascam_of,
    ppk_of_region,
    regent_office,
)
from netra.registry.queries.opening import is_open, special_days
from netra.registry.queries.pages import ContestLine, OfficePage, office_page
from netra.registry.queries.regions import (
    UnknownRegion,
    all_regions,
    ancestors,
    children,
    provinces,
    region,
    region_at,
    region_by_any_code,
)
from netra.registry.queries.search import (
    RegionHit,
    SubDistrictHit,
    find_regions,
    find_sub_districts,
    region_names,
)

__all__ = [
    "ZONES",
    "AgencyKind",
    "Confidence",
    "ContestLine",
    "ContestsHere",
    "Found",
    "HoursLine",
    "IncumbentPair",
    "InstitutionKind",
    "OfficePage",
    "Opening",
    "RegionHit",
    "RegionKind",
    "SubDistrictHit",
    "UnknownAgency",
    "UnknownOffice",
    "UnknownRegion",
    "agencies_by_id",
    "agencies_in",
    "agency",
    "all_regions",
    "ancestors",
    "central_authorities",
    "children",
    "contest",
    "contest_for",
    "find_offices",
    "find_place",
    "find_regions",
    "find_sub_districts",
    "handling_office",
    "incumbent_pairs",
    "institution",
    "is_open",
    "match_agencies",
    "match_agency",
    "national",
    "office",
    "office_page",
    "offices_in",
    "pairs_of",
    "panwascam_of",
    "ppk_of_region",
    "provinces",
    "regent_office",
    "region",
    "region_at",
    "region_by_any_code",
    "region_names",
    "special_days",
    "sub_districts_to_add",
]
