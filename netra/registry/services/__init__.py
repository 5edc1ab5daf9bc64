"""Changes to the registry: loading the reference data, making the offices, keeping their contacts."""

from netra.registry.reference import reference_version
from netra.registry.services.agencies import AgencyDraft, add_agency, add_sub_districts, change_agency, close_agency
from netra.registry.services.agency_files import AgencyReport, BadLine, UnreadableFile, import_agencies
from netra.registry.services.contacts import Contacts, create_agency, update_office
from netra.registry.services.contests import add_contest, add_election, add_pair, mark_incumbent, set_contest_days
from netra.registry.services.loading import LoadReport, load_reference_data
from netra.registry.services.offices import OfficeReport, create_offices

__all__ = [
    "AgencyDraft",
    "AgencyReport",
    "BadLine",
    "Contacts",
    "LoadReport",
    "OfficeReport",
    "UnreadableFile",
    "add_agency",
    "add_contest",
    "add_election",
    "add_pair",
    "add_sub_districts",
    "change_agency",
    "close_agency",
    "create_agency",
    "create_offices",
    "import_agencies",
    "load_reference_data",
    "mark_incumbent",
    "reference_version",
    "set_contest_days",
    "update_office",
]
