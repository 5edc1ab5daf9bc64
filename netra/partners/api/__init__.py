"""The interface for other institutions' systems: the house, its operations, and a page about them."""

from netra.partners.api import acts, reads
from netra.partners.api.house import api
from netra.partners.api.page import docs

__all__ = ["acts", "api", "docs", "reads"]
