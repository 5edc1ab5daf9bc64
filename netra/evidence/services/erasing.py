"""Erasing what a named rule does not let us keep. The row stays with its hash and every touch."""

from datetime import datetime

from django.db import transaction

from netra.evidence import store, walking
from netra.evidence.kinds import ACCEPTED
from netra.evidence.models import CleanReason, CleanState, Evidence, Touch


def erase(evidence: Evidence, *, by: str, under: str, at: datetime) -> bool:
    """Take a file and its copies off the disk under a rule; false when that was done before.

    The caller makes sure that nothing rests on it. Bytes that were handed in a second time stay for that row. Killed
    half-way it is done by calling it again.
    """
    with transaction.atomic():
        mine = Evidence.objects.filter(pk=evidence.pk, erased_at=None)
        is_new = bool(
            mine.update(
                erased_at=at,
                erased_under=under,
                name="",
                caption="",
                source_url="",
                clean_state=CleanState.NONE,
                clean_reason=CleanReason.ERASED,
            )
        )
        if is_new:
            Touch.objects.create(evidence=evidence, who=by, at=at, what=Touch.What.ERASED, why=under)
        if not Evidence.objects.filter(sha256=evidence.sha256, erased_at=None).exists():
            transaction.on_commit(lambda: _remove(evidence.sha256))
    return is_new


def _remove(sha256: str) -> None:
    copies = [store.clean_path(sha256, suffix) for suffix in {kind.suffix for kind in ACCEPTED}]
    for path in (store.original_path(sha256), store.small_path(sha256), *copies, *walking.made_of(sha256)):
        store.remove(path)
