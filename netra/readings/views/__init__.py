"""Pages of what was read."""

from netra.readings.views.confirming import act, figure, tip, zone
from netra.readings.views.reading import again, discard, original, reading, reopen
from netra.readings.views.register import add, add_files, batch, register

__all__ = [
    "act",
    "add",
    "add_files",
    "again",
    "batch",
    "discard",
    "figure",
    "original",
    "reading",
    "register",
    "reopen",
    "tip",
    "zone",
]
