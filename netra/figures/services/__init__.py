"""Changes to the figures."""

from netra.figures.published import CannotRead
from netra.figures.services.outside import Imported, import_statistics, load_published

__all__ = ["CannotRead", "Imported", "import_statistics", "load_published"]
