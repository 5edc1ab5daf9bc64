"""Taking a file in: sealed on the disk first, then a row."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from django.db import transaction

from netra.evidence import store
from netra.evidence.examining import Findings, examine
from netra.evidence.models import CleanReason, CleanState, Evidence, Touch
from netra.evidence.refusals import RefusalCode, Refused
from netra.evidence.texts import plain, safe_name
from netra.evidence.uploads import RefusedUpload


class Upload(Protocol):
    """What a Django `File` offers and we need."""

    name: str | None

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]: ...


def keep(
    upload: Upload, *, by: str, at: datetime, caption: str = "", source_url: str = "", archives: bool = False
) -> Evidence:
    """Seal a file and record it; when this returns, the bytes are on the disk.

    1. Write it aside, encrypted, and flush it.  2. Find out what it is.  3. Rename it to its name by content and flush
    the folder.  4. Only then write the row, with its first touch.

    `archives`: archives of web pages are taken in as well, which forms for everybody do not offer.

    Raises `Refused` (kind, damage, bombs), `TooLarge`, `StoreFull`; then nothing is kept.
    """
    if isinstance(upload, RefusedUpload):
        raise upload.error
    source_url = _checked_link(source_url)
    aside = store.take_in(upload.chunks())
    try:
        with store.open_aside(aside) as file:
            findings = examine(file, archives=archives)
        store.seal(aside)
    except BaseException:
        store.discard(aside)
        raise
    return _recorded(
        aside, findings, by=by, at=at, name=safe_name(upload.name or ""), caption=plain(caption), source_url=source_url
    )


@transaction.atomic
def _recorded(
    aside: store.Aside, findings: Findings, *, by: str, at: datetime, name: str, caption: str, source_url: str
) -> Evidence:
    cleanable = findings.kind.cleanable
    evidence = Evidence.objects.create(
        sha256=aside.sha256,
        size=aside.size,
        media_type=findings.kind.media_type,
        name=name,
        kept_at=at,
        kept_by=by,
        caption=caption,
        source_url=source_url,
        perceptual_key=findings.perceptual_key,
        clean_state=CleanState.PENDING if cleanable else CleanState.NONE,
        clean_reason="" if cleanable else CleanReason.KIND,
    )
    Touch.objects.create(evidence=evidence, who=by, at=at, what=Touch.What.KEPT)
    return evidence


def _checked_link(link: str) -> str:
    link = plain(link)
    if link and not link.lower().startswith(("http://", "https://")):
        raise Refused(RefusalCode.BAD_LINK)
    return link
