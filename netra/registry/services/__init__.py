"""Changes to the registry: loading the reference data, making the offices, keeping their contacts."""

from netra.registry.services.contacts import Contacts, create_agency, update_office
from netra.registry.services.contests import add_contest, add_pair, mark_incumbent, set_contest_days
from netra.registry.services.loading import LoadReport, load_reference_data
from netra.registry.services.offices import OfficeReport, create_offices

__all__ = [
    "Contacts",
    "LoadReport",
    "OfficeReport",
    "add_contest",
    "add_pair",
    "create_agency",
    "create_offices",
    "load_reference_data",
    "mark_incumbent",
    "set_contest_days",
    "update_office",
]
