"""Taking texts in: pasted ones at once, files into the queue."""

import hashlib
import unicodedata
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction

from netra.cases.services import Actor
from netra.evidence import services as evidence
from netra.evidence.services import Upload
from netra.readings import reader
from netra.readings.models import Incoming, Reading
from netra.readings.reader import Source
from netra.readings.services.noting import note
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.evidence.models import Evidence

LONGEST_TITLE = 300
# What is sealed is told by its first bytes; a text that begins like a program is a text all the same.
HEADING = "Teks yang dibacakan:\n\n"


@dataclass(frozen=True, slots=True)
class Told:
    """The reading of a text; `is_new` is false when the office had brought in the same text before."""

    reading: Reading
    is_new: bool


def take_text(
    source: Source,
    *,
    by: Actor,
    on: date,
    at: datetime,
    incoming: Incoming | None = None,
    original: Upload | None = None,
) -> Told:
    """Read a text and keep it, sealed; the same text again gives the reading that is there.

    The sealed text, and the file it came from where its kind may be sealed, are on the disk before the row speaks of
    them. Raises `evidence.services.Refused` and `StoreFull`; then nothing is kept.
    """
    source = replace(source, text=_readable(source.text))
    digest = digest_of(source.text)
    known = Reading.objects.filter(institution=by.institution, digest=digest).first()
    if known is not None:
        return Told(known, is_new=False)
    found = reader.read(source)
    piece = evidence.keep(ContentFile((HEADING + source.text).encode(), name="teks.txt"), by=by.ref, at=at)
    sealed = _sealed(original, by=by, at=at)
    with transaction.atomic():
        reading, is_new = Reading.objects.get_or_create(
            institution_id=by.institution,
            digest=digest,
            defaults={
                "title": (source.title or found.title or _first_words(source.text))[:LONGEST_TITLE],
                "source": source.source,
                "text": found.text,
                "given": source.text if source.text != found.text else "",
                "published_on": source.published_on or found.published_on,
                "region": registry.region(found.region) if found.region else None,
                "activity": found.activity,
                "result": found.result,
                "engine": found.engine,
                "catalogue": found.catalogue,
                "read_at": at,
                "evidence": piece,
                "original": sealed,
                "incoming": incoming,
                "brought_at": at,
                "brought_by": by.ref,
            },
        )
        if is_new:
            note(reading, "READING_TAKEN", by=by, on=on, at=at, engine=reading.engine, findings=found.count)
    return Told(reading, is_new)


def queue_files(uploads: Iterable[Upload], *, by: Actor, at: datetime) -> list[Incoming]:
    """Put files into the queue, all of one form under one batch. Their kind and size were judged by the form."""
    batch, rows = uuid.uuid4(), []
    with transaction.atomic():
        for upload in uploads:
            content = b"".join(upload.chunks())
            row = Incoming.objects.create(
                batch=batch,
                institution_id=by.institution,
                name=_plain_name(upload.name),
                size=len(content),
                sha256=hashlib.sha256(content).hexdigest(),
                content=content,
                brought_at=at,
                brought_by=by.ref,
            )
            row.content = None  # one file in memory at a time; the row in the table keeps it
            rows.append(row)
    return rows


def digest_of(text: str) -> str:
    """What makes two texts the same: their words, whatever stands between them."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def _sealed(original: Upload | None, *, by: Actor, at: datetime) -> "Evidence | None":
    """The file itself, sealed; `None` where its kind is not (a web page, a feed): then the text alone is kept."""
    if original is None:
        return None
    try:
        return evidence.keep(original, by=by.ref, at=at)
    except evidence.Refused:
        return None


def _readable(text: str) -> str:
    """The text without signs that nobody sees and no store takes."""
    return "".join(sign for sign in text if sign in "\n\r\t" or unicodedata.category(sign) != "Cc")


def _first_words(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= 120 else line[:117].rsplit(" ", 1)[0] + "…"


def _plain_name(name: str | None) -> str:
    return " ".join((name or "").replace("\0", "").split())[-160:]
