"""Whom one asks."""

from datetime import date

from netra.registry import queries as registry
from netra.registry.queries import InstitutionKind, UnknownOffice


def cyber_unit(on: date) -> str | None:
    """The code of the cyber unit at work on a day; `None` where there is none, or several."""
    try:
        return str(registry.national(InstitutionKind.CYBER_UNIT, on).pk)
    except UnknownOffice:
        return None
