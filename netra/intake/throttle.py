"""Wrong receipt codes at the doors of a report."""

from netra.vault.services import IN_SESSION, WrongCodes

__all__ = ["IN_SESSION", "everywhere", "must_wait", "note_wrong"]

_codes = WrongCodes("intake_wrong")
everywhere, note_wrong, must_wait = _codes.everywhere, _codes.note, _codes.wait
