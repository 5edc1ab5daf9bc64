"""Archives made elsewhere: sealed as they came, read by the worker, their words kept apart from what we computed."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from netra.captures.models import Brought, Form
from netra.engine.capturing.brought import Read, read
from netra.evidence import services as evidence
from netra.evidence.services import NoCopy, Upload
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject

WORKER = "system:capture"
ATTEMPTS = 3
WHY = "reading the archive's own words"


def bring(
    subject: Subject,
    upload: Upload,
    *,
    url: str,
    seen: str,
    note: str,
    form_key: str,
    by: str,
    institution: str,
    at: datetime,
) -> Brought:
    """Take an archive in. `seen` and `note` are what the bringer says of it. Sent twice, it is there once.

    Raises what `evidence.services.keep` raises.
    """
    known = Brought.objects.filter(form_key=form_key).first()
    if known is not None:
        return known
    kept = evidence.keep(upload, by=by, at=at, source_url=url, archives=True)
    said = [("url", url), ("seen", seen), ("note", note)]
    with transaction.atomic():
        row, is_new = Brought.objects.get_or_create(
            form_key=form_key,
            defaults={
                "subject_kind": subject.kind,
                "subject_id": subject.id,
                "evidence": kept,
                "url": url,
                "claims": [{"by": "person", "what": what, "says": says} for what, says in said if says],
                "brought_at": at,
                "brought_by": by,
            },
        )
        if is_new:
            refs = {"archive": row.ref, "sha256": kept.sha256}
            event = Event(name="ARCHIVE_BROUGHT", on=localdate(at), at=at, actor=by, institution=institution, refs=refs)
            ledger.record(subject, event)
    return row


def read_brought(*, at: datetime, limit: int = 5) -> int:
    """The worker's job: read up to `limit` archives, from what was sealed; how many were settled.

    Killed half-way, or with a file that kills its reader, it is tried some times and then left unread.
    """
    settled = 0
    waiting = Brought.objects.filter(read_at=None).select_related("evidence")
    for row in waiting.order_by("brought_at", "pk")[:limit]:
        if row.attempts >= ATTEMPTS:
            settled += _settle(row, None, at)
            continue
        try:
            opened = evidence.look(row.evidence, by=WORKER, at=at, copy="original", why=WHY)
        except NoCopy:
            continue  # held until a scanner has passed it
        Brought.objects.filter(pk=row.pk).update(attempts=F("attempts") + 1)
        with opened.open() as file:
            settled += _settle(row, read(file, row.evidence.media_type), at)
    return settled


def _settle(row: Brought, found: Read | None, at: datetime) -> bool:
    claims = [{"by": "file", "what": one.what, "says": one.says} for one in found.claims] if found else []
    checks = [{"what": one.what, "ok": one.ok, "says": one.says} for one in found.checks] if found else []
    mine = Brought.objects.filter(pk=row.pk, read_at=None)
    return bool(
        mine.update(
            read_at=at,
            form=found.form if found else Form.OTHER,
            url=row.url or (found.said("url") if found else ""),
            claims=[*row.claims, *claims],
            checks=checks,
        )
    )
