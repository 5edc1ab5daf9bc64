"""Writing to the ledger: rows, clocks, and the erasing of texts."""

import json
import os
import secrets
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Sequence as Many
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from netra.ledger import bodies
from netra.ledger.linking import chain_others
from netra.ledger.models import Deadline, Entry, EntryText
from netra.ledger.queries import ERASED_EVENT
from netra.lib.chains import SALT, chained

FORM = bodies.FORM
__all__ = [
    "FORM",
    "Event",
    "Subject",
    "chain_others",
    "erase_text",
    "links",
    "mark_overdue",
    "record",
    "start_deadline",
    "stop_deadlines",
]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row is about: a kind such as CASE, and its id."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, in codes; `text` is kept apart from the row."""

    name: str
    on: date
    at: datetime
    actor: str
    institution: str = ""
    track_id: int | None = None
    from_stage: str = ""
    to_stage: str = ""
    result: str = ""
    basis: Many[str] = ()
    refs: dict[str, Any] = field(default_factory=dict)
    catalogue: str = ""
    text: str = ""


@transaction.atomic
def record(subject: Subject, event: Event) -> Entry:
    """Write one row with the next number of its subject. The row is in the same transaction as what it reports."""
    salt = secrets.token_hex(16) if event.text else ""
    entry = Entry.objects.create(
        subject_kind=subject.kind,
        subject_id=subject.id,
        event=event.name,
        at=event.at,
        on=event.on,
        actor=event.actor,
        institution=event.institution,
        track_id=event.track_id,
        from_stage=event.from_stage,
        to_stage=event.to_stage,
        result=event.result,
        basis=list(event.basis),
        refs=json.loads(json.dumps(event.refs)),  # as it will be read back, whatever its keys were
        catalogue=event.catalogue,
        text_hash=EntryText.digest(salt, event.text) if event.text else "",
    )
    if event.text:
        EntryText.objects.create(entry=entry, salt=salt, text=event.text)
    return entry


def links(
    rows: Iterable[Mapping[str, Any]], salts: Callable[[], bytes] = lambda: os.urandom(SALT)
) -> list[tuple[bytes, bytes]]:
    """Salt and hash of all rows of one subject, for whoever writes very many of them below the models."""
    return chained((bodies.body({"form": bodies.FORM, **row}) for row in rows), salts)


def start_deadline(
    subject: Subject,
    *,
    rule: str,
    started_at: datetime,
    due_at: datetime | None,
    track_id: int | None = None,
    set_by_letter: bool = False,
    why_open: str = "",
) -> Deadline:
    """Start a clock; `due_at` is `None` where neither the law nor a letter names a term."""
    return Deadline.objects.create(
        subject_kind=subject.kind,
        subject_id=subject.id,
        track_id=track_id,
        rule=rule,
        started_at=started_at,
        due_at=due_at,
        set_by_letter=set_by_letter,
        why_open=why_open,
    )


def stop_deadlines(
    subject: Subject, rules: Many[str], *, at: datetime, track_id: int | None = None, may_be_late: bool = True
) -> None:
    """Stop the open clocks of these rules: in time, or late; a term that was only waited for is never late."""
    running = Deadline.objects.filter(
        subject_kind=subject.kind,
        subject_id=subject.id,
        track_id=track_id,
        rule__in=rules,
        state__in=[Deadline.State.RUNNING, Deadline.State.OVERDUE],
    )
    for deadline in running:
        late = may_be_late and deadline.due_at is not None and at >= deadline.due_at
        deadline.state = Deadline.State.MET_LATE if late else Deadline.State.MET
        deadline.ended_at = at
        deadline.save(update_fields=["state", "ended_at"])


@transaction.atomic
def mark_overdue(deadline: Deadline, *, at: datetime, on: date) -> Entry | None:
    """Turn a running clock that has run out into an event; `None` when somebody else did so first."""
    claimed = Deadline.objects.filter(pk=deadline.pk, state=Deadline.State.RUNNING, due_at__lte=at)
    if not claimed.update(state=Deadline.State.OVERDUE):
        return None
    event = Event(
        name="OVERDUE",
        on=on,
        at=at,
        actor="clock",
        track_id=deadline.track_id,
        refs={"deadline": deadline.pk, "rule": deadline.rule},
    )
    return record(Subject(deadline.subject_kind, deadline.subject_id), event)


@transaction.atomic
def erase_text(entry: Entry, *, under: str, at: datetime, by: str = "clock") -> bool:
    """Empty the words of a row under a named rule, with a row that says so; false when there is nothing to erase."""
    words = EntryText.objects.filter(entry=entry, erased_at__isnull=True)
    if not words.update(text="", salt="", erased_at=at, erased_under=under):
        return False
    refs = {"row": entry.sequence, "under": under}
    event = Event(name=ERASED_EVENT, on=localdate(at), at=at, actor=by, track_id=entry.track_id, refs=refs)
    record(Subject(entry.subject_kind, entry.subject_id), event)
    return True
