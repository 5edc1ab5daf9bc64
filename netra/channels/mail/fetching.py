"""Mail in: the mailbox is read over IMAP on from where it was left; a mail is on the disk here before it is passed by.

Read and never trusted: a mailbox that began anew (UIDVALIDITY) is read from its start, and each mail is known by its
Message-ID. Nothing is removed there unless the settings say so.
"""

import imaplib
import logging
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from django.conf import settings

from netra.channels.mail.letters import Letter, letter_from
from netra.channels.models import Kind, Mailbox, Outbound, OutState
from netra.channels.people import thread_of
from netra.channels.taking import came_lately, take_in
from netra.vault import services as vault

log = logging.getLogger("netra.channels")

TIMEOUT = 20
AT_ONCE = 50
MOST_AN_HOUR = 20  # letters of one sender
MAX_MAIL = 64 * 1024 * 1024
Box = imaplib.IMAP4


class NoMailbox(Exception):
    """The mailbox cannot be read; the message is a short reason without address or password."""


def fetch(*, at: datetime) -> int:
    """Take in what is new in the mailbox, at most fifty mails; how many. Without a mailbox nothing is tried."""
    if not settings.IMAP_HOST:
        return 0
    try:
        with mailbox() as box:
            return _take_new(box, at)
    except (NoMailbox, imaplib.IMAP4.error, OSError) as fault:
        log.warning("the mailbox could not be read (%s)", _named(fault))
        return 0


def state() -> tuple[bool, str]:
    """Whether the mailbox answers, for `netra check`."""
    if not settings.IMAP_HOST:
        return False, "NETRA_IMAP_HOST is not set: mail is not read"
    try:
        with mailbox() as box:
            count = len(_uids(box, 1))
    except (NoMailbox, imaplib.IMAP4.error, OSError) as fault:
        return False, f"{settings.IMAP_HOST}: {_named(fault)}"
    after = "removed once taken" if settings.IMAP_DELETE else "left there in clear (NETRA_IMAP_DELETE)"
    return True, f"{settings.IMAP_HOST} answers; {count} mails there, {after}"


@contextmanager
def mailbox() -> Iterator[Box]:
    """The mailbox, open for this once. Raises `NoMailbox`, `OSError`, `imaplib.IMAP4.error`."""
    context = ssl.create_default_context()
    if settings.IMAP_TLS == "tls":
        box: Box = imaplib.IMAP4_SSL(settings.IMAP_HOST, settings.IMAP_PORT, ssl_context=context, timeout=TIMEOUT)
    else:
        box = imaplib.IMAP4(settings.IMAP_HOST, settings.IMAP_PORT, timeout=TIMEOUT)
    try:
        if settings.IMAP_TLS == "starttls":
            box.starttls(context)
        try:
            box.login(settings.IMAP_USER, settings.IMAP_PASSWORD)
        except imaplib.IMAP4.error:
            raise NoMailbox("name and password are not taken") from None
        if box.select(f'"{settings.IMAP_FOLDER}"')[0] != "OK":
            raise NoMailbox(f"there is no folder {settings.IMAP_FOLDER}")
        yield box
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            box.logout()


def _take_new(box: Box, at: datetime) -> int:
    validity = int((box.response("UIDVALIDITY")[1] or [b"0"])[0] or 0)
    name = vault.mark_of("mailbox", f"{settings.IMAP_HOST} {settings.IMAP_USER} {settings.IMAP_FOLDER}")
    place, _is_new = Mailbox.objects.get_or_create(mark=name)
    after = place.last_uid if place.validity == validity else 0
    taken = 0
    for uid in [uid for uid in _uids(box, after + 1) if uid > after][:AT_ONCE]:
        letter = _letter(box, uid)
        if letter is not None:
            refused = _take(letter, at)
            _pass_by(box, uid, refused)
            taken += not refused
        Mailbox.objects.filter(pk=place.pk).update(validity=validity, last_uid=uid)
    if settings.IMAP_DELETE:
        box.expunge()
    return taken


def _uids(box: Box, first: int) -> list[int]:
    kind, data = box.uid("SEARCH", f"UID {first}:*")
    return sorted(int(one) for one in (data[0] or b"").split()) if kind == "OK" else []


def _letter(box: Box, uid: int) -> Letter | None:
    """The mail of a number; of one that is too large only its head. `None` when it is gone meanwhile."""
    size = re.search(rb"RFC822\.SIZE (\d+)", _answer(box, uid, "(RFC822.SIZE)"))
    is_large = size is not None and int(size[1]) > MAX_MAIL
    raw = _answer(box, uid, "(BODY.PEEK[HEADER])" if is_large else "(BODY.PEEK[])")
    return letter_from(raw) if raw else None


def _answer(box: Box, uid: int, what: str) -> bytes:
    kind, data = box.uid("FETCH", str(uid), what)
    if kind != "OK":
        return b""
    for piece in data:
        if isinstance(piece, tuple):
            return bytes(piece[1])
    return bytes(data[0]) if data and isinstance(data[0], bytes) else b""


def _take(letter: Letter, at: datetime) -> str:
    """Keep a letter; why it was put away, or empty. A sender of very many within an hour is a machine that does not
    say so, perhaps answering our answers: the rest stays in the mailbox for somebody to look at."""
    refused = letter.refused
    if not refused and came_lately(Kind.MAIL, letter.sender, at=at) >= MOST_AN_HOUR:
        refused = "TOO_MANY"
    threads = [found for token in letter.tokens if (found := thread_of(token)) is not None]
    take_in(
        adapter=Kind.MAIL,
        provider_id=letter.id,
        sender=letter.sender,
        text=letter.text,
        files=letter.files,
        at=at,
        extra={"subject": letter.subject, "message_id": letter.id, "lacking": str(letter.lacking)},
        thread=threads[0] if threads and not refused else None,
        language=letter.language,
        refused=refused,
    )
    for identity in letter.bounced:
        sent = Outbound.objects.filter(provider_mark=vault.mark_of("sent", identity), state=OutState.SENT)
        sent.update(state=OutState.REFUSED, fault="BOUNCED")
    return refused


def _pass_by(box: Box, uid: int, refused: str) -> None:
    """Marked as read; removed where the settings say so, but never what somebody has to look at there."""
    is_ours = settings.IMAP_DELETE and refused in ("", "OWN", "AUTOMATIC", "BOUNCE")
    box.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen \Deleted)" if is_ours else r"(\Seen)")


def _named(fault: Exception) -> str:
    """What went wrong in a word; servers' own sentences may hold an address."""
    return str(fault) if isinstance(fault, NoMailbox) else type(fault).__name__
