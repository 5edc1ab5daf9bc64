"""Which office takes a matter in, and what day it is there."""

from datetime import date, datetime, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Institution

JAKARTA = ZoneInfo("Asia/Jakarta")


def receiving_office(region_code: str) -> "Institution":
    """The supervisors of the place; where no place is known yet, Bawaslu RI, which asks for it."""
    return registry.handling_office(region_code) if region_code else registry.office("BAWASLU-RI")


def zone_of(office: "Institution") -> ZoneInfo:
    """The clock of an office; national offices keep Jakarta's."""
    return JAKARTA if office.region is None else office.region.zone


def day_at(office: "Institution", at: datetime) -> date:
    """The local day of a moment."""
    return at.astimezone(zone_of(office)).date()


def day_where(region_code: str, at: datetime) -> date:
    """The local day of a moment at the office that takes in matters of a place, without asking for the office."""
    zone = registry.region(region_code).zone if region_code else JAKARTA
    return at.astimezone(zone).date()


def clock_at(office: "Institution", at: datetime) -> datetime:
    """A moment on the office's clock with a fixed offset and whole seconds, as papers want it."""
    local = at.astimezone(zone_of(office)).replace(microsecond=0)
    offset = local.utcoffset()
    assert offset is not None
    return local.astimezone(timezone(offset))
