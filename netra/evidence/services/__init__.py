"""What other apps may do with evidence: keep it, look at it, send it; and the worker's jobs."""

from netra.evidence.limits import MAX_FILE, MAX_FILES, MAX_REQUEST
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
from netra.evidence.services.piecing import drop_piece, put_piece, read_piece
from netra.evidence.services.scanning import scan_pending, scanner_state
from netra.evidence.services.sending import respond
from netra.evidence.services.upkeep import StoreState, encrypt_plain, inspect_store, rewrap_files, sweep
from netra.evidence.sharing import blocks_of, share, shared_files

__all__ = [
    "MAX_FILE",
    "MAX_FILES",
    "MAX_REQUEST",
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
    "blocks_of",
    "clean_pending",
    "drop_piece",
    "encrypt_plain",
    "erase",
    "inspect_store",
    "keep",
    "look",
    "look_publishable",
    "note_publishable",
    "put_piece",
    "read_clean",
    "read_made",
    "read_piece",
    "respond",
    "rewrap_files",
    "scan_pending",
    "scanner_state",
    "share",
    "shared_files",
    "sweep",
    "write_made",
]
