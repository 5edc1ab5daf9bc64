"""Public pages of the zones; who signed in sees more of what they rest on."""

from netra.zones.views.overview import overview, picture, table
from netra.zones.views.reference import formula, others
from netra.zones.views.region import region

__all__ = ["formula", "others", "overview", "picture", "region", "table"]
