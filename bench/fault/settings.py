"""The settings of an installation with one thing planted: a fault of `bench.fault.planting`, or a clock that jumps."""

import time
from datetime import timedelta

from django.utils import timezone

from netra.config.environment import read_text
from netra.config.settings import *  # noqa: F403
from netra.config.settings import MIDDLEWARE, NETRA_DATA

PLANTED = read_text("NETRA_PLANTED")
MIDDLEWARE = [*MIDDLEWARE, "bench.fault.planting.Planted"]
_true_now, _true_time = timezone.now, time.time


def _offset() -> timedelta:
    """By how much the clock is wrong: seconds in a file of the house."""
    try:
        return timedelta(seconds=float((NETRA_DATA / "clock-offset").read_text()))
    except (OSError, ValueError):
        return timedelta(0)


if PLANTED == "clock":
    timezone.now = lambda: _true_now() + _offset()
    time.time = lambda: _true_time() + _offset().total_seconds()
