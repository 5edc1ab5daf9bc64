"""Every change at the doors: taking a matter in, talking with whoever brought it."""

from netra.intake.models import Channel
from netra.intake.reporters import Identity, contact_for_notice
from netra.intake.services.forgetting import fade_rejected, forget_identities, sweep_abandoned
from netra.intake.services.guarding import NotNow, ask, decide, open_once
from netra.intake.services.importing import (
    COLUMNS,
    BadRow,
    CannotRead,
    ImportReport,
    Register,
    bring_register,
    import_reports,
)
from netra.intake.services.keeping import Keeping, Kept, keep_files, kept_before, uploaded
from netra.intake.services.reaching import choose_channel, let_go, tell
from netra.intake.services.receiving import DOOR, IDENTITY_CARD, HandingIn, Received, receive, received_before
from netra.intake.services.talking import become_formal, change_notices, complete, tell_region, withdraw, write

__all__ = [
    "COLUMNS",
    "DOOR",
    "IDENTITY_CARD",
    "BadRow",
    "CannotRead",
    "Channel",
    "HandingIn",
    "Identity",
    "ImportReport",
    "Keeping",
    "Kept",
    "NotNow",
    "Received",
    "Register",
    "ask",
    "become_formal",
    "bring_register",
    "change_notices",
    "choose_channel",
    "complete",
    "contact_for_notice",
    "decide",
    "fade_rejected",
    "forget_identities",
    "import_reports",
    "keep_files",
    "kept_before",
    "let_go",
    "open_once",
    "receive",
    "received_before",
    "sweep_abandoned",
    "tell",
    "tell_region",
    "uploaded",
    "withdraw",
    "write",
]
