"""Every change at the doors: taking a matter in, talking with whoever brought it."""

from netra.intake.models import Channel
from netra.intake.reporters import Identity
from netra.intake.reporters import contact_for_notice
from netra.intake.services.keeping import Keeping, Kept, keep_files, kept_before
from netra.intake.services.receiving import IDENTITY_CARD, HandingIn, Received, receive, received_before
from netra.intake.services.talking import become_formal, change_notices, complete, tell_region, withdraw, write

__all__ = [
    "IDENTITY_CARD",
    "Channel",
    "HandingIn",
    "Identity",
    "Keeping",
    "Kept",
    "Received",
    "become_formal",
    "change_notices",
    "complete",
    "contact_for_notice",
    "keep_files",
    "kept_before",
    "receive",
    "received_before",
    "tell_region",
    "withdraw",
    "write",
]
