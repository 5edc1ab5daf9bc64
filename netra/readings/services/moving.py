"""The one way a reading changes: by compare-and-set."""

from collections.abc import Sequence
from typing import Any

from netra.readings.models import Reading, State
from netra.readings.services.refusals import SomeoneWasFaster


def move(reading: Reading, *, revision: int, only: Sequence[State], **values: Any) -> None:
    """Change a reading that is still as it was seen; the row stays locked until the transaction ends."""
    found = Reading.objects.filter(pk=reading.pk, revision=revision, state__in=only)
    if not found.update(revision=revision + 1, **values):
        raise SomeoneWasFaster
    reading.refresh_from_db()
