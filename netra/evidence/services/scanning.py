"""The worker's job: every sealed file goes through the scanner before anybody is given it. Killed, it begins anew."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from netra.evidence import store
from netra.evidence.models import Evidence, ScanState, Touch
from netra.evidence.scanning import Said, ScannerDown, Verdict, answers, scan

_WORKER = "system:scanner"
_AGAIN = timedelta(days=1)
_NEW_FOR = timedelta(days=7)
_A_ROUND = 100
_STATES = {Said.PASSED: ScanState.PASSED, Said.FOUND: ScanState.SUSPICIOUS, Said.TOO_LARGE: ScanState.TOO_LARGE}

log = logging.getLogger(__name__)


def scan_pending(limit: int = 20, *, at: datetime) -> int:
    """Ask the scanner about up to `limit` files, those nobody was asked about first; how many got an answer.

    What it passed is asked about again daily for a week, because signatures come after the file; what it did not pass
    is asked about daily for as long as it lies here. Where the scanner is silent, files wait and their pages say so.
    """
    if not settings.CLAMD:
        return 0
    settled = 0
    for sha256 in _due(at)[:limit]:
        try:
            with store.open_original(sha256) as file:
                verdict = scan(file, settings.CLAMD)
        except FileNotFoundError:
            Evidence.objects.filter(sha256=sha256).update(scan_tried_at=at, scanned_at=at)
            continue
        except ScannerDown as silence:
            if not Evidence.objects.filter(scan_state=ScanState.WAITING, scan_tried_at__isnull=False).exists():
                log.warning("The virus scanner does not answer, files wait: %s", silence)
            Evidence.objects.filter(scan_state=ScanState.WAITING).update(scan_tried_at=at)
            break
        settled += _settle(sha256, verdict, at)
    return settled


def scanner_state() -> tuple[bool, int]:
    """Whether the configured scanner answers (false where none is configured), and how many files wait for it."""
    if not settings.CLAMD:
        return False, 0
    waiting = Evidence.objects.filter(erased_at=None, scan_state=ScanState.WAITING).count()
    return answers(settings.CLAMD), waiting


def _due(at: datetime) -> list[str]:
    """Contents to ask about, by their hash: first what nobody was asked about, then what it was longest ago."""
    here, stale = Evidence.objects.filter(erased_at=None), Q(scanned_at=None) | Q(scanned_at__lt=at - _AGAIN)
    held = here.filter(stale, scan_state__in=[ScanState.WAITING, ScanState.SUSPICIOUS, ScanState.TOO_LARGE])
    new = here.filter(stale, scan_state=ScanState.PASSED, kept_at__gt=at - _NEW_FOR)
    order = F("scanned_at").asc(nulls_first=True), "kept_at"
    found = [name for rows in (held, new) for name in rows.order_by(*order).values_list("sha256", flat=True)[:_A_ROUND]]
    return list(dict.fromkeys(found))


@transaction.atomic
def _settle(sha256: str, verdict: Verdict, at: datetime) -> int:
    """The same bytes handed in twice are judged once; who handed them in, and when, stays on each row."""
    state = _STATES[verdict.said]
    rows = Evidence.objects.filter(sha256=sha256, erased_at=None)
    for evidence in rows.exclude(scan_state=state):
        what = Touch.What.PASSED if state == ScanState.PASSED else Touch.What.HELD
        Touch.objects.create(evidence=evidence, who=_WORKER, at=at, what=what, why=verdict.finding or verdict.said)
    rows.update(scan_state=state, scan_finding=verdict.finding, scanned_at=at, scan_tried_at=None)
    return 1
