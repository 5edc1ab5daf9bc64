"""Backups: `backing_up` writes one; `restoring` fills an empty place, before there are any settings to read."""

from netra.backups.keys import read_recipient, write_pair
from netra.backups.refusals import CannotBackUp

__all__ = ["CannotBackUp", "read_recipient", "write_pair"]
