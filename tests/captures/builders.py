"""A capture that ended, made without a network."""

import io
import uuid
from datetime import datetime

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from netra.captures import services
from netra.captures.models import Brought, Capture, Part, Piece, State
from netra.evidence import services as evidence
from netra.ledger.services import Subject

URL = "https://contoh.invalid/unggahan/1"


def a_capture(subject: Subject, url: str = URL, at: datetime | None = None) -> Capture:
    """Taken, with a picture of one colour."""
    at = at or timezone.now()
    (row,) = services.ask(subject, [url], by="user:1", at=at)
    out = io.BytesIO()
    Image.new("RGB", (40, 90), "navy").save(out, "PNG")
    kept = evidence.keep(ContentFile(out.getvalue(), name="page.png"), by="system:capture", at=at)
    Piece.objects.create(capture=row, part=Part.PICTURE, evidence=kept)
    Capture.objects.filter(pk=row.pk).update(state=State.TAKEN, code="", ended_at=at)
    row.refresh_from_db()
    return row


def an_archive(subject: Subject, content: bytes = b"x", name: str = "arsip.ndjson") -> Brought:
    """Brought, and not yet read."""
    return services.bring(
        subject,
        ContentFile(content, name=name),
        url="",
        seen="",
        note="",
        form_key=str(uuid.uuid4()),
        by="user:1",
        institution="",
        at=timezone.now(),
    )
