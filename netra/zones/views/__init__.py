"""Public pages of the zones; who signed in sees more of what they rest on."""

from netra.zones.views.borders import borders
from netra.zones.views.overview import borders_picture, overview, picture, table
from netra.zones.views.reference import formula, others
from netra.zones.views.region import region

__all__ = ["borders", "borders_picture", "formula", "others", "overview", "picture", "region", "table"]
