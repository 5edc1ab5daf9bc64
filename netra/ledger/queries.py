"""Reading the ledger."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from netra.ledger.models import Deadline, Entry

__all__ = [
    "Deadline",
    "Entry",
    "deadlines",
    "entries_after",
    "lapsed_rules",
    "open_deadlines",
    "run_out",
    "timeline",
]


def timeline(kind: str, id: int) -> QuerySet[Entry]:
    """Every row of a subject in the order written, with its words."""
    return Entry.objects.filter(subject_kind=kind, subject_id=id).select_related("words").order_by("sequence")


def entries_after(last_id: int, events: Iterable[str] | None = None) -> QuerySet[Entry]:
    """Rows written since the one with this id, oldest first."""
    found = Entry.objects.filter(id__gt=last_id).order_by("id")
    return found if events is None else found.filter(event__in=list(events))


def open_deadlines(kind: str, ids: Iterable[int]) -> QuerySet[Deadline]:
    """Clocks still running or overdue on these subjects, the nearest end first."""
    states = [Deadline.State.RUNNING, Deadline.State.OVERDUE]
    return Deadline.objects.filter(subject_kind=kind, subject_id__in=list(ids), state__in=states).order_by(
        "due_at", "id"
    )


def deadlines(kind: str, id: int) -> QuerySet[Deadline]:
    """All clocks of a subject, ended ones too, in the order they started."""
    return Deadline.objects.filter(subject_kind=kind, subject_id=id).order_by("started_at", "id")


def run_out(at: datetime) -> QuerySet[Deadline]:
    """Running clocks whose end has passed."""
    return Deadline.objects.filter(state=Deadline.State.RUNNING, due_at__lte=at).order_by("due_at", "id")


def lapsed_rules(kind: str, id: int, *, at: datetime, track_id: int | None) -> frozenset[str]:
    """Rules whose open clock on this subject has run out, or never had an end to wait for."""
    found = open_deadlines(kind, [id]).filter(track_id=track_id)
    return frozenset(d.rule for d in found if d.due_at is None or d.due_at <= at)
