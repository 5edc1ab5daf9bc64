"""The read-only programming interface over published versions: the house, its operations, and a page about them."""

from netra.opendata.api import operations
from netra.opendata.api.house import api
from netra.opendata.api.page import docs

__all__ = ["api", "docs", "operations"]
