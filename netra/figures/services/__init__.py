"""Changes to the figures: advancing them from the ledger, building them anew, checking them; loading published ones."""

from netra.figures.published import CannotRead
from netra.figures.services.advancing import advance, rebuild
from netra.figures.services.checking import Verdict, Wrong, check, recount
from netra.figures.services.outside import Imported, import_statistics, load_published

__all__ = [
    "CannotRead",
    "Imported",
    "Verdict",
    "Wrong",
    "advance",
    "check",
    "import_statistics",
    "load_published",
    "rebuild",
    "recount",
]
