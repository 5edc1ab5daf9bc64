"""The day it is in the house under test. Python imports this by itself in every process started with this folder on
its path: the server, its workers, the background worker. Nothing but Django's clock is touched."""

import os
from datetime import datetime, timedelta
from pathlib import Path

_file = os.environ.get("JOURNEYS_CLOCK", "")

if _file:
    from django.utils import timezone

    _true_now = timezone.now

    def _now() -> datetime:
        """The true moment, moved by as many seconds as the file says."""
        return _true_now() + timedelta(seconds=float(Path(_file).read_text(encoding="ascii")))

    timezone.now = _now
