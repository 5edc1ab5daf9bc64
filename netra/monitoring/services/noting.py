"""Rows of the ledger about flags, runs and inquiries: codes and numbers, never words of a post or a name."""

from datetime import date, datetime

from netra.cases.services import Actor
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject
from netra.monitoring.models import Flag, Inquiry, Run
from netra.monitoring.queries.names import FLAG, INQUIRY, RUN

CLOCK = Actor("clock")


def note_flag(
    flag: Flag, name: str, *, by: Actor, on: date, at: datetime, was: str = "", now: str = "", **refs: object
) -> None:
    ledger.record(Subject(FLAG, flag.pk), _event(name, by, on, at, was, now, refs, flag.catalogue[:12]))


def note_run(run: Run, name: str, *, by: Actor, on: date, at: datetime, **refs: object) -> None:
    ledger.record(Subject(RUN, run.pk), _event(name, by, on, at, "", run.state, refs, ""))


def note_inquiry(
    inquiry: Inquiry, name: str, *, by: Actor, on: date, at: datetime, was: str = "", now: str = "", **refs: object
) -> None:
    """One row about the inquiry, and one about its flag, so that the flag's own row of events is whole."""
    ledger.record(Subject(INQUIRY, inquiry.pk), _event(name, by, on, at, was, now, refs, ""))
    if inquiry.flag is not None:
        event = _event(name, by, on, at, "", "", {"inquiry": inquiry.pk, **refs}, inquiry.flag.catalogue[:12])
        ledger.record(Subject(FLAG, inquiry.flag.pk), event)


def _event(
    name: str, by: Actor, on: date, at: datetime, was: str, now: str, refs: dict[str, object], catalogue: str
) -> Event:
    return Event(
        name=name,
        on=on,
        at=at,
        actor=by.ref,
        institution=by.institution,
        from_stage=was,
        to_stage=now,
        refs=refs,
        catalogue=catalogue,
    )
