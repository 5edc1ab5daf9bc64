"""What other apps may do with evidence: keep it, look at it, send it; and the worker's jobs."""

from netra.evidence.limits import MAX_FILE, MAX_FILES
from netra.evidence.refusals import RefusalCode, Refused, StoreFull, TooLarge
from netra.evidence.services.cleaning import clean_pending
from netra.evidence.services.erasing import erase
from netra.evidence.services.keeping import Upload, keep
from netra.evidence.services.looking import CopyName, LookReasonRequired, NoCopy, OpenedFile, look
from netra.evidence.services.making import (
    Made,
    look_publishable,
    note_publishable,
    read_clean,
    read_made,
    write_made,
)
from netra.evidence.services.scanning import scan_pending, scanner_state
from netra.evidence.services.sending import respond
from netra.evidence.services.upkeep import StoreState, encrypt_plain, inspect_store, rewrap_files, sweep

__all__ = [
    "MAX_FILE",
    "MAX_FILES",
    "CopyName",
    "LookReasonRequired",
    "Made",
    "NoCopy",
    "OpenedFile",
    "RefusalCode",
    "Refused",
    "StoreFull",
    "StoreState",
    "TooLarge",
    "Upload",
    "clean_pending",
    "encrypt_plain",
    "erase",
    "inspect_store",
    "keep",
    "look",
    "look_publishable",
    "note_publishable",
    "read_clean",
    "read_made",
    "respond",
    "rewrap_files",
    "scan_pending",
    "scanner_state",
    "sweep",
    "write_made",
]
