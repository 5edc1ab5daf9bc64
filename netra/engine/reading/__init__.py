"""What an article or letter says: places, dates, bodies, activities, figures, citations."""

from netra.engine.reading.citations import read_citations
from netra.engine.reading.files import open_file
from netra.engine.reading.opening import CannotRead, Opened
from netra.engine.reading.reading import read_text
from netra.engine.reading.records import (
    Act,
    Activity,
    ActivityKind,
    Body,
    Citation,
    Day,
    Figure,
    Meant,
    Person,
    Place,
    Precision,
    Reading,
    Role,
    Span,
    Zone,
)
from netra.engine.reading.saying import as_json, plain

__all__ = [
    "Act",
    "Activity",
    "ActivityKind",
    "Body",
    "CannotRead",
    "Citation",
    "Day",
    "Figure",
    "Meant",
    "Opened",
    "Person",
    "Place",
    "Precision",
    "Reading",
    "Role",
    "Span",
    "Zone",
    "as_json",
    "open_file",
    "plain",
    "read_citations",
    "read_text",
]
