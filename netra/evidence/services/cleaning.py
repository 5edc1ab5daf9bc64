"""The worker's job: a copy for the eyes, without metadata. Killed at any moment, it loses nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from netra.evidence import kinds, store
from netra.evidence.kinds import BY_MEDIA_TYPE, Kind
from netra.evidence.limits import CLEAN_ATTEMPTS, CLEAN_LEASE_MINUTES
from netra.evidence.models import CleanReason, CleanState, Evidence, Touch
from netra.evidence.pdfs import DamagedPdf, LockedPdf, clean_pdf
from netra.evidence.pictures import copies_of
from netra.evidence.refusals import Refused

_WORKER = "system:cleaner"


@dataclass(frozen=True, slots=True)
class _Outcome:
    state: CleanState
    reason: CleanReason | None = None
    kind: Kind | None = None
    sha256: str = ""


def clean_pending(limit: int = 20, *, at: datetime) -> int:
    """Make up to `limit` clean copies; the number of rows settled, whether with a copy or with a reason.

    1. Claim one row by compare-and-set; a claim older than the lease counts as abandoned.
    2. Make the copy from the sealed original and put it into place in one step.
    3. Settle the row, unless another worker did so meanwhile.

    Two workers, or one killed in between, at worst make the same copy twice.
    """
    settled = 0
    free = Q(clean_claimed_at=None) | Q(clean_claimed_at__lt=at - timedelta(minutes=CLEAN_LEASE_MINUTES))
    waiting = Evidence.objects.filter(free, clean_state=CleanState.PENDING)
    for pk in list(waiting.order_by("kept_at", "pk").values_list("pk", flat=True)[:limit]):
        if waiting.filter(pk=pk).update(clean_claimed_at=at, clean_attempts=F("clean_attempts") + 1):
            evidence = Evidence.objects.get(pk=pk)
            settled += _settle(evidence, _outcome(evidence), at)
    return settled


def _outcome(evidence: Evidence) -> _Outcome:
    if evidence.clean_attempts > CLEAN_ATTEMPTS:
        return _Outcome(CleanState.FAILED, CleanReason.GAVE_UP)
    if not store.original_path(evidence.sha256).exists():
        return _Outcome(CleanState.FAILED, CleanReason.MISSING)
    try:
        return _cleaned(evidence)
    except LockedPdf:
        return _Outcome(CleanState.NONE, CleanReason.LOCKED)
    except (DamagedPdf, Refused):
        return _Outcome(CleanState.FAILED, CleanReason.DAMAGED)


def _cleaned(evidence: Evidence) -> _Outcome:
    kind = BY_MEDIA_TYPE[evidence.media_type]
    original = store.original_path(evidence.sha256)
    if kind == kinds.PDF:
        content, clean_kind = clean_pdf(original), kinds.PDF
    else:
        copies = copies_of(original, kind)
        content, clean_kind = copies.clean, copies.kind
        store.write_copy(store.small_path(evidence.sha256), copies.small)
    store.write_copy(store.clean_path(evidence.sha256, clean_kind.suffix), content)
    return _Outcome(CleanState.DONE, kind=clean_kind, sha256=store.digest_of(content))


@transaction.atomic
def _settle(evidence: Evidence, outcome: _Outcome, at: datetime) -> int:
    settled = Evidence.objects.filter(pk=evidence.pk, clean_state=CleanState.PENDING).update(
        clean_state=outcome.state,
        clean_reason=outcome.reason or "",
        clean_media_type=outcome.kind.media_type if outcome.kind else "",
        clean_sha256=outcome.sha256,
        clean_claimed_at=None,
    )
    if settled and outcome.state == CleanState.DONE:
        Touch.objects.create(evidence=evidence, who=_WORKER, at=at, what=Touch.What.CLEANED)
    return settled
