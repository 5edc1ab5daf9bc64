"""The worker's job: a copy for the eyes, without metadata. Killed at any moment, it loses nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from netra.evidence import store
from netra.evidence.copying import Copier, copier
from netra.evidence.limits import CLEAN_ATTEMPTS, CLEAN_LEASE_MINUTES
from netra.evidence.models import CleanReason, CleanState, Evidence, Touch
from netra.evidence.scanning import may_be_opened
from netra.vault import services as vault

_WORKER = "system:cleaner"


@dataclass(frozen=True, slots=True)
class _Outcome:
    state: CleanState
    reason: str = ""
    media_type: str = ""
    sha256: str = ""


def clean_pending(limit: int = 20, *, at: datetime) -> int:
    """Make up to `limit` clean copies; the number of rows settled, whether with a copy or with a reason.

    1. Claim one row by compare-and-set; a claim older than the lease counts as abandoned.
    2. Let the copier, a process of its own, make the copy from the sealed original; put it into place in one step.
    3. Settle the row, unless another worker did so meanwhile.

    Two workers, or one killed in between, at worst make the same copy twice.
    """
    settled = 0
    free = Q(clean_claimed_at=None) | Q(clean_claimed_at__lt=at - timedelta(minutes=CLEAN_LEASE_MINUTES))
    waiting = Evidence.objects.filter(free, may_be_opened(), clean_state=CleanState.PENDING)
    with copier() as hand:
        for pk in list(waiting.order_by("kept_at", "pk").values_list("pk", flat=True)[:limit]):
            if waiting.filter(pk=pk).update(clean_claimed_at=at, clean_attempts=F("clean_attempts") + 1):
                evidence = Evidence.objects.get(pk=pk)
                settled += _settle(evidence, _outcome(evidence, hand), at)
    return settled


def _outcome(evidence: Evidence, hand: Copier) -> _Outcome:
    if evidence.clean_attempts > CLEAN_ATTEMPTS:
        return _Outcome(CleanState.FAILED, CleanReason.GAVE_UP)
    try:
        copies = hand.copies_of(evidence.sha256, evidence.media_type)
    except FileNotFoundError:
        return _Outcome(CleanState.FAILED, CleanReason.MISSING)
    except vault.Damaged:
        return _Outcome(CleanState.FAILED, CleanReason.DAMAGED)
    if copies is CleanReason.LOCKED:
        return _Outcome(CleanState.NONE, copies)
    if isinstance(copies, CleanReason):
        return _Outcome(CleanState.FAILED, copies)
    if copies.small is not None:
        store.write_copy(store.small_path(evidence.sha256), copies.small)
    store.write_copy(store.clean_path(evidence.sha256, copies.kind.suffix), copies.clean)
    return _Outcome(CleanState.DONE, media_type=copies.kind.media_type, sha256=store.digest_of(copies.clean))


@transaction.atomic
def _settle(evidence: Evidence, outcome: _Outcome, at: datetime) -> int:
    settled = Evidence.objects.filter(pk=evidence.pk, clean_state=CleanState.PENDING).update(
        clean_state=outcome.state,
        clean_reason=outcome.reason,
        clean_media_type=outcome.media_type,
        clean_sha256=outcome.sha256,
        clean_claimed_at=None,
    )
    if settled and outcome.state == CleanState.DONE:
        Touch.objects.create(evidence=evidence, who=_WORKER, at=at, what=Touch.What.CLEANED)
    return settled
