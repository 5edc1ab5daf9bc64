"""Backups: writing one; filling an empty place from one is in `netra.backups.services.restoring`."""

from netra.backups.keys import read_recipient, write_pair
from netra.backups.refusals import CannotBackUp
from netra.backups.services.backing_up import STAMP, Written, back_up, last_whole

__all__ = ["STAMP", "CannotBackUp", "Written", "back_up", "last_whole", "read_recipient", "write_pair"]
