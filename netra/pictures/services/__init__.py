"""What other apps may do with pictures, and the worker's jobs. None of it asks permission."""

from netra.pictures.services.looking import forget_erased, look_at_pending
from netra.pictures.services.publishing import MOST_BOXES, CannotCover, Marked, look_published, publish

__all__ = [
    "MOST_BOXES",
    "CannotCover",
    "Marked",
    "forget_erased",
    "look_at_pending",
    "look_published",
    "publish",
]
