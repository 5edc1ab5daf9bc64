"""Every change of messages and of who is at the other end."""

from datetime import datetime

from netra.channels.adapters import ADAPTERS
from netra.channels.delivering import deliver
from netra.channels.fetching import NotFetched, fetch
from netra.channels.mail import fetching
from netra.channels.models import Correspondent, Inbound, Kind, Outbound
from netra.channels.people import choose_language, correspondent, stop, token_of
from netra.channels.sending import Attachment, NotSent, Option, Sending, Sent
from netra.channels.taking import Content, attach, claim, read, settle, take_in
from netra.channels.telegram.connecting import connect as connect_telegram
from netra.channels.telegram.connecting import disconnect as disconnect_telegram
from netra.channels.writing import note_failed, send

__all__ = [
    "Attachment",
    "Content",
    "Correspondent",
    "Inbound",
    "Kind",
    "NotFetched",
    "NotSent",
    "Option",
    "Outbound",
    "Sending",
    "Sent",
    "attach",
    "choose_language",
    "claim",
    "connect_telegram",
    "correspondent",
    "deliver_pending",
    "disconnect_telegram",
    "fetch",
    "fetch_mail",
    "note_failed",
    "read",
    "send",
    "settle",
    "stop",
    "take_in",
    "token_of",
]


def deliver_pending(*, at: datetime) -> int:
    """Hand what waits to the providers; how many messages they took."""
    return deliver(ADAPTERS, at=at)


def fetch_mail(*, at: datetime) -> int:
    """Take in what is new in the mailbox; how many letters of people."""
    return fetching.fetch(at=at)
