"""Rows of the ledger about a reading: codes and numbers, never words of the text."""

from datetime import date, datetime

from netra.cases.services import Actor
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject
from netra.readings.models import Reading
from netra.readings.queries import READING


def note(reading: Reading, name: str, *, by: Actor, on: date, at: datetime, text: str = "", **refs: object) -> None:
    """Write one row. `text` is kept apart from it and can be erased."""
    event = Event(
        name=name,
        on=on,
        at=at,
        actor=by.ref,
        institution=by.institution,
        refs=refs,
        catalogue=reading.catalogue,
        text=text,
    )
    ledger.record(Subject(READING, reading.pk), event)
