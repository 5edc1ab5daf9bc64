"""The read-only programming interface over published versions: the house, and its operations."""

from netra.opendata.api import operations
from netra.opendata.api.house import api

__all__ = ["api", "operations"]
