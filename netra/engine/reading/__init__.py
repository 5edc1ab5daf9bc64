"""What an article or letter says: places, dates, bodies, activities, figures, citations."""

from netra.engine.reading.citations import read_citations
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

__all__ = [
    "Act",
    "Activity",
    "ActivityKind",
    "Body",
    "Citation",
    "Day",
    "Figure",
    "Meant",
    "Person",
    "Place",
    "Precision",
    "Reading",
    "Role",
    "Span",
    "Zone",
    "read_citations",
    "read_text",
]
