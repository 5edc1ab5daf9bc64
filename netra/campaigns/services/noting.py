"""Rows of the ledger about prevention."""

from datetime import date, datetime

from netra.campaigns.models import Act
from netra.campaigns.queries.register import PREVENTION
from netra.cases.services import Actor
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject


def note(act: Act, name: str, *, by: Actor, on: date, at: datetime, **refs: object) -> None:
    """Write one row about an act, in codes; call it in the transaction of the change."""
    event = Event(name=name, on=on, at=at, actor=by.ref, institution=by.institution, refs=refs)
    ledger.record(Subject(PREVENTION, act.pk), event)
