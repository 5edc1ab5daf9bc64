"""Letting go of what a matter captured, when a dated rule says so."""

from datetime import datetime

from django.db import transaction

from netra.captures.models import Brought, Capture, Piece, State, Want
from netra.evidence import services as evidence
from netra.ledger.services import Subject


def forget(subject: Subject, *, by: str, under: str, at: datetime) -> int:
    """Erase the captures only this matter wanted, and what was brought to it; how many files went.

    Killed half-way it is done by calling it again.
    """
    gone = 0
    for one in Brought.objects.filter(subject_kind=subject.kind, subject_id=subject.id).select_related("evidence"):
        # A case into which a flag went has a row of its own on the same file.
        if not Brought.objects.filter(evidence=one.evidence).exclude(pk=one.pk).exists():
            gone += evidence.erase(one.evidence, by=by, under=under, at=at)
        Brought.objects.filter(pk=one.pk).update(url="", claims=[], checks=[])
    mine = Want.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    for capture in Capture.objects.filter(pk__in=mine.values("capture"), erased_at=None):
        if not capture.wants.exclude(subject_kind=subject.kind, subject_id=subject.id).exists():
            gone += _erase(capture, by=by, under=under, at=at)
    mine.delete()
    return gone


def _erase(capture: Capture, *, by: str, under: str, at: datetime) -> int:
    gone = 0
    for piece in Piece.objects.filter(capture=capture).select_related("evidence"):
        gone += evidence.erase(piece.evidence, by=by, under=under, at=at)
    with transaction.atomic():
        waiting = Capture.objects.filter(pk=capture.pk, state=State.WAITING)
        waiting.update(state=State.FAILED, ended_at=at, code="GAVE_UP")
        Capture.objects.filter(pk=capture.pk).update(url="", host="", result={}, erased_at=at)
    return gone
