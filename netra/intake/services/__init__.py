"""Every change at the doors: taking a matter in, talking with whoever brought it."""

from netra.intake.services.keeping import Kept, Keeping, keep_files, kept_before
from netra.intake.services.receiving import HandingIn, Received, receive, received_before

__all__ = [
    "HandingIn",
    "Keeping",
    "Kept",
    "Received",
    "keep_files",
    "kept_before",
    "receive",
    "received_before",
]
