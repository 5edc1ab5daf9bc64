"""Putting a reading aside, and taking it up again."""

from datetime import date, datetime

from django.db import transaction

from netra.cases.services import Actor
from netra.readings.models import Reading, State
from netra.readings.services.moving import move
from netra.readings.services.noting import note


@transaction.atomic
def discard(reading: Reading, *, why: str, revision: int, by: Actor, on: date, at: datetime) -> None:
    """Nothing is to be made of this text. Raises `SomeoneWasFaster`, also when something was made of it already."""
    move(reading, revision=revision, only=(State.OPEN,), state=State.DISCARDED, discarded_why=why[:300])
    note(reading, "READING_DISCARDED", by=by, on=on, at=at, text=why[:300])


@transaction.atomic
def reopen(reading: Reading, *, revision: int, by: Actor, on: date, at: datetime) -> None:
    """The text was put aside too early. Raises `SomeoneWasFaster`."""
    move(reading, revision=revision, only=(State.DISCARDED,), state=State.OPEN, discarded_why="")
    note(reading, "READING_REOPENED", by=by, on=on, at=at)
