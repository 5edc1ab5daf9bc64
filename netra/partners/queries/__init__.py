"""Reads of other institutions' systems and of what they may read."""

from netra.partners.queries.dossiers import File, file_of, handover_by_ref, handovers, listed
from netra.partners.queries.events import events_after, told
from netra.partners.queries.pages import Board, HookRow, board, hook_by_ref, partner_by_ref, partners, troubles
from netra.partners.queries.tokens import token_by_secret

__all__ = [
    "Board",
    "File",
    "HookRow",
    "board",
    "events_after",
    "file_of",
    "handover_by_ref",
    "handovers",
    "hook_by_ref",
    "listed",
    "partner_by_ref",
    "partners",
    "token_by_secret",
    "told",
    "troubles",
]
