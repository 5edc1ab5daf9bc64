"""Changes to the figures: advancing them from the ledger, building them anew, checking them; loading published ones."""

from netra.figures.published import CannotRead
from netra.figures.services.advancing import advance, rebuild
from netra.figures.services.checking import Verdict, Wrong, check, recount
from netra.figures.services.outside import (
    BadFigure,
    Imported,
    PublishedFigure,
    import_statistics,
    load_published,
    record_published,
)

__all__ = [
    "BadFigure",
    "CannotRead",
    "Imported",
    "PublishedFigure",
    "Verdict",
    "Wrong",
    "advance",
    "check",
    "import_statistics",
    "load_published",
    "rebuild",
    "record_published",
    "recount",
]
