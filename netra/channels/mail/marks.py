"""What our mails carry so that a reply finds its talk again, and so that we know our own: never the receipt code."""

import hashlib
import re

from django.conf import settings

from netra.vault import services as vault

CODE = re.compile(r"\b\w{4}(?:[-\s]?\w{4}){3}[-\s]?\w{2}\b")
TOKEN = re.compile(r"\bn[0-9a-hjkmnp-tv-z]{18}\b", re.IGNORECASE)
OURS = "netra"


def domain() -> str:
    return settings.MAIL_ADDRESS.rpartition("@")[2] or "localhost"


def message_id(thread: str, key: str) -> str:
    """The same for the same message, and telling nothing."""
    mark = vault.mark_of("mail", key)[:24]
    return f"<{OURS}.{f'{thread}.' if thread else ''}{mark}@{domain()}>"


def is_own(identity: str) -> bool:
    """Whether a Message-ID is one of ours."""
    return bool(re.fullmatch(rf"<{OURS}\.(?:n\w{{18}}\.)?[0-9a-f]{{24}}@{re.escape(domain())}>", identity.strip()))


def is_notice(identity: str) -> bool:
    """Whether a Message-ID is that of a notice, which nobody is asked to answer."""
    return bool(re.fullmatch(r"<kabar\.[0-9a-f]{32}@[^<>@\s]+>", identity.strip()))


def holds_code(text: str) -> bool:
    """Whether something in a text may be a receipt code."""
    return any(isinstance(vault.normalise(found), str) for found in CODE.findall(text))


def plus_address(thread: str) -> str:
    """Where replies go: the mailbox, with the token behind a plus where the server is said to deliver such."""
    name, _at, host = settings.MAIL_ADDRESS.rpartition("@")
    return f"{name}+{thread}@{host}" if settings.MAIL_PLUS else settings.MAIL_ADDRESS


def subject_with(subject: str, thread: str) -> str:
    """The subject in one line, with the token in square brackets."""
    subject = " ".join(subject.split())[:150]
    return f"{subject} [{thread}]" if thread else subject


def tokens_in(*texts: str) -> list[str]:
    """Tokens in addresses, subjects and references, each once, in the order they stand."""
    return list(dict.fromkeys(found.lower() for text in texts for found in TOKEN.findall(text)))


def fingerprint(raw: bytes) -> str:
    """What stands for the provider's id where a mail has no Message-ID."""
    return hashlib.sha256(raw).hexdigest()
