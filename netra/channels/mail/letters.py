"""A mail as it came, read into what it says; and whether a person wrote it at all (RFC 3834, RFC 3464)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from html.parser import HTMLParser
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile

from netra.channels.mail.marks import fingerprint, holds_code, is_notice, is_own, tokens_in

MAX_PARTS = 20
_BULK = frozenset({"bulk", "junk", "list", "auto_reply"})
_DAEMONS = ("mailer-daemon@", "postmaster@")
_AUTOMATIC = ("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply", "List-Id", "List-Unsubscribe")
_QUOTES_FROM = re.compile(
    r"^(-{2,}\s*(Original Message|Pesan Asli|Forwarded message|Pesan terusan)\b.*|_{20,})$", re.IGNORECASE
)
_WROTE = re.compile(r"(wrote|menulis|tulis)\s*:\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail. `refused` is why it is no letter of a person, or empty; `bounced` the Message-IDs of ours it says did
    not arrive; `tokens` those of talks it may belong to; `lacking` attachments beyond what one mail may bring."""

    id: str
    sender: str
    subject: str = ""
    text: str = ""
    files: "tuple[ContentFile[bytes], ...]" = ()
    lacking: int = 0
    language: str = "id"
    refused: str = ""
    tokens: tuple[str, ...] = ()
    bounced: tuple[str, ...] = field(default=())


def letter_from(raw: bytes) -> Letter:
    """Read a mail, however broken: what cannot be read at all is refused as `UNREADABLE`."""
    try:
        message = message_from_bytes(raw, policy=policy.default)
        assert isinstance(message, EmailMessage)
        return _read(message, raw)
    except Exception:  # the standard parser meets malformed headers with any kind of error
        return Letter(fingerprint(raw), "", refused="UNREADABLE")


def _read(message: EmailMessage, raw: bytes) -> Letter:
    identity = _header(message, "Message-ID") or fingerprint(raw)
    sender = parseaddr(_header(message, "From"))[1].lower()
    refused = _refusal(message, identity, sender)
    subject = _header(message, "Subject")
    receivers = [str(one) for name in ("To", "Cc", "Delivered-To") for one in message.get_all(name, [])]
    references = [_header(message, "In-Reply-To"), _header(message, "References")]
    tokens = tuple(tokens_in(*receivers, subject, *references))
    if refused:
        return Letter(identity, sender, subject, refused=refused, tokens=tokens, bounced=_bounced(message, refused))
    text = _text(message)
    if tokens or any(references):
        text = without_quotes(text)
    if not tokens and any(map(is_notice, " ".join(references).split())) and not holds_code(f"{subject} {text}"):
        return Letter(identity, sender, subject, refused="TO_NOTICE")
    files = list(_files(message))
    return Letter(
        identity,
        sender,
        subject,
        text,
        files=tuple(files[:MAX_PARTS]),
        lacking=max(0, len(files) - MAX_PARTS),
        language="en" if _header(message, "Content-Language").lower().startswith("en") else "id",
        tokens=tokens,
    )


def _refusal(message: EmailMessage, identity: str, sender: str) -> str:
    own = {settings.MAIL_ADDRESS.lower(), parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()}
    if is_own(identity) or sender in own:
        return "OWN"
    is_report = message.get_content_type() == "multipart/report"
    if is_report or _header(message, "Return-Path") == "<>" or sender.startswith(_DAEMONS):
        return "BOUNCE"
    if _header(message, "Auto-Submitted").lower() not in ("", "no"):
        return "AUTOMATIC"
    if _header(message, "Precedence").lower() in _BULK or any(name in message for name in _AUTOMATIC):
        return "AUTOMATIC"
    if _header(message, "X-Spam-Flag").upper() == "YES":
        return "SPAM"
    return "" if "@" in sender else "NO_SENDER"


def _bounced(message: EmailMessage, refused: str) -> tuple[str, ...]:
    """Ours that did not arrive: only what the report calls failed, not what is merely late."""
    if refused != "BOUNCE":
        return ()
    parts = list(message.walk())
    actions = [_header(part, "Action").lower() for part in parts]
    if any(actions) and "failed" not in actions:
        return ()
    told = [_header(part, name) for part in parts for name in ("Message-ID", "In-Reply-To", "References")]
    words = [part.get_content() for part in parts if part.get_content_type() == "text/rfc822-headers"]
    found = re.findall(r"<[^<>\s]+>", " ".join([*told, *map(str, words)]))
    return tuple(dict.fromkeys(one for one in found if is_own(one)))


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    content = _content(body)
    return content.strip() if body.get_content_type() == "text/plain" else _words_of(content)


def _content(part: "MIMEPart[Any, Any]") -> str:
    """The text of a part, also where it names a character set nobody knows."""
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _files(message: EmailMessage) -> "Iterator[ContentFile[bytes]]":
    body = message.get_body(("plain", "html"))
    for part in message.walk():
        if part.is_multipart() or part is body:
            continue
        if part.get_content_maintype() == "text" and not part.get_filename():
            continue  # the other form of the same text
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload:
            yield ContentFile(payload, name=part.get_filename() or f"lampiran.{part.get_content_subtype()}")


def without_quotes(text: str) -> str:
    """A reply without what it answers to: quoted lines, the line that introduces them, and all below a divider."""
    kept: list[str] = []
    for line in text.splitlines():
        if _QUOTES_FROM.match(line.strip()):
            break
        if line.startswith(">"):
            while kept and not kept[-1].strip():
                kept.pop()
            for back in (1, 2):  # "On …\nsomebody wrote:" may be broken in two
                if len(kept) >= back and _WROTE.search(kept[-1]) and re.match(r"(On|Pada)\b", kept[-back]):
                    del kept[-back:]
                    break
            continue
        kept.append(line)
    return "\n".join(kept).strip()


class _Words(HTMLParser):
    _BREAKS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote"})
    _SILENT = frozenset({"script", "style", "head", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._silent += tag in self._SILENT
        if tag in self._BREAKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in self._SILENT))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(" ".join(data.split()) + " " if data.strip() else "")


def _words_of(markup: str) -> str:
    reader = _Words()
    reader.feed(markup)
    lines = (line.strip() for line in "".join(reader.found).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())
