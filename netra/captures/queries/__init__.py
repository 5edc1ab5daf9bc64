"""Reading captures: what a matter's links showed. Who may read is decided by the page's desk."""

from netra.captures.queries.board import Kept, Link, board, brought_for, brought_of, capture_for, kept_for
from netra.captures.queries.desks import Desk
from netra.captures.queries.ways import is_on, route_kind, way_of

__all__ = [
    "Desk",
    "Kept",
    "Link",
    "board",
    "brought_for",
    "brought_of",
    "capture_for",
    "is_on",
    "kept_for",
    "route_kind",
    "way_of",
]
