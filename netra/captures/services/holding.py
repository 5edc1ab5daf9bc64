"""Links of what waits beside the work list: nobody's server is asked on the word of a flood."""

from datetime import datetime

from django.db.models import QuerySet

from netra.captures.models import Capture, Held, State, Want
from netra.ledger.services import Subject


def hold(subject: Subject) -> int:
    """Captures only this matter wants are not begun until it is let in; how many."""
    others = Want.objects.exclude(subject_kind=subject.kind, subject_id=subject.id)
    mine = _of(subject).filter(state=State.WAITING, claimed_at=None).exclude(pk__in=others.values("capture"))
    return mine.update(state=State.HELD, code=Held.SET_ASIDE)


def resume(subject: Subject, *, at: datetime) -> int:
    """The matter was let in: its links are captured like any other's."""
    held = _of(subject).filter(state=State.HELD, code=Held.SET_ASIDE)
    return held.update(state=State.WAITING, code="", due_at=at)


def _of(subject: Subject) -> QuerySet[Capture]:
    wanted = Want.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    return Capture.objects.filter(pk__in=wanted.values("capture"))
