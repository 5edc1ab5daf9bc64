"""Rows of the ledger about letters: codes and hashes, never a word of the letter."""

from datetime import date, datetime
from typing import Any

from netra.cases.queries import CASE
from netra.cases.services import Actor
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject
from netra.letters.models import Letter

NUMBERED, PRINTED, SENT, VOIDED = "LETTER_NUMBERED", "LETTER_PRINTED", "LETTER_SENT", "LETTER_VOIDED"


def note(letter: Letter, event: str, *, by: Actor, on: date, at: datetime, **refs: Any) -> None:
    track = letter.paper.track_id if letter.paper is not None else None
    ledger.record(
        Subject(CASE, letter.case_id),
        Event(
            name=event,
            on=on,
            at=at,
            actor=by.ref,
            institution=by.institution,
            track_id=track,
            refs={"letter": letter.ref, "kind": letter.kind, "paper": letter.paper_id, **refs},
        ),
    )
