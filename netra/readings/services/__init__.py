"""Changes to readings. None of them asks permission: that is the caller's part."""

from netra.readings.reader import Source
from netra.readings.services.confirming import (
    Basis,
    confirm_act,
    confirm_figure,
    confirm_tip,
    confirm_zone,
)
from netra.readings.services.refusals import AlreadyTaken, SomeoneWasFaster
from netra.readings.services.settling import discard, reopen
from netra.readings.services.taking import Told, queue_files, take_text
from netra.readings.services.working import read_again, read_file, read_pending

__all__ = [
    "AlreadyTaken",
    "Basis",
    "SomeoneWasFaster",
    "Source",
    "Told",
    "confirm_act",
    "confirm_figure",
    "confirm_tip",
    "confirm_zone",
    "discard",
    "queue_files",
    "read_again",
    "read_file",
    "read_pending",
    "reopen",
    "take_text",
]
