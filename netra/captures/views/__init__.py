"""Pages of the links of one matter."""

from netra.captures.views.board import board, bring, way
from netra.captures.views.brought import brought, brought_original
from netra.captures.views.shown import again, original, piece, shown

__all__ = ["again", "board", "bring", "brought", "brought_original", "original", "piece", "shown", "way"]
