"""Putting a message on its way: sealed, once for each key of the caller, within the caller's own transaction."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from netra.channels.models import Correspondent, Outbound, OutState
from netra.channels.sending import Attachment, Option, Sending
from netra.vault import services as vault

CONTENT = "channel-outgoing"
MOST_BYTES = 1_000_000  # of all attachments together: receipts, not evidence


def send(
    to: Correspondent,
    *,
    key: str,
    text: str,
    at: datetime,
    about: str = "",
    subject: str = "",
    options: Iterable[Option] = (),
    files: Iterable[Attachment] = (),
    answers: str = "",
    extra: Mapping[str, str] | None = None,
) -> Outbound | None:
    """Let a worker deliver this; `None` for somebody who said stop. The same key again is the same message.

    `about` names the talk a reply comes back to, such as "report:12".
    """
    if to.sealed_address is None:
        return None
    earlier = Outbound.objects.filter(key=key).first()
    if earlier is not None:
        return earlier
    pieces = list(files)
    if sum(len(piece.content) for piece in pieces) > MOST_BYTES:
        raise ValueError("These attachments are too large for a message.")
    told = {
        "text": text,
        "subject": subject,
        "answers": answers,
        "options": json.dumps([[one.id, one.label] for one in options]),
        "extra": json.dumps(dict(extra or {})),
        "files": json.dumps([[one.name, one.media_type, b64encode(one.content).decode()] for one in pieces]),
    }
    try:
        with transaction.atomic():
            sealed = vault.seal(CONTENT, told)
            return Outbound.objects.create(
                correspondent=to, key=key, about=about, sealed_content=sealed, made_at=at, try_at=at
            )
    except IntegrityError:
        return Outbound.objects.get(key=key)


def opened(row: Outbound, *, to: str, thread: str, by: str, at: datetime) -> Sending:
    """The message as its adapter is handed it. Raises `vault.Forgotten`."""
    told = vault.open_sealed(row.sealed_content, by=by, reason="kirim pesan", at=at)
    return Sending(
        to=to,
        text=told["text"],
        key=row.key,
        subject=told["subject"],
        options=tuple(Option(*one) for one in json.loads(told["options"])),
        files=tuple(
            Attachment(name, media_type, b64decode(content)) for name, media_type, content in json.loads(told["files"])
        ),
        language=row.correspondent.language,
        thread=thread,
        answers=told["answers"],
        heard_at=row.correspondent.heard_at,
        fault_before=row.fault,
        extra=json.loads(told["extra"]),
    )


def note_failed(provider_id: str, fault: str) -> bool:
    """A message that was taken did not arrive after all; false for one that is not known."""
    sent = Outbound.objects.filter(provider_mark=vault.mark_of("sent", provider_id), state=OutState.SENT)
    return bool(sent.update(state=OutState.REFUSED, fault=fault[:60]))
