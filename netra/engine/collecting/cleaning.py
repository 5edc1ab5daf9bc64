"""Texts and handles as people wrote them, freed from what transport added: entities, tags, line ends, half letters."""

import html
import re
from collections import Counter
from typing import Final

LONGEST_TEXT: Final = 50_000  # characters; what follows is cut, and told
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_BREAK: Final = re.compile(r"<br\s*/?>|</p>\s*<p[^>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_PROFILE: Final = re.compile(r"https?://([^/\s]+)/(?:@|users/|u/)([^/?#\s]+)/?\Z")


def text(value: object, mended: Counter[str]) -> str | None:
    """A text as it was written; nothing where it is empty. What was mended is counted.

    >>> text("Ayo &amp; menang\\r\\n", Counter())
    'Ayo & menang'
    """
    if value is None:
        return None
    words = value if isinstance(value, str) else str(value)
    if not words.isascii() and _SURROGATE.search(words):
        words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        mended["half_letters"] += 1
    if "\r" in words:
        words = words.replace("\r\n", "\n").replace("\r", "\n")
    if not words.isprintable() and _CONTROLS.search(words):
        words = _CONTROLS.sub("", words)
        mended["controls"] += 1
    if "&" in words and _ENTITY.search(words):
        words = html.unescape(words)
        mended["entities"] += 1
        if _SURROGATE.search(words) or _CONTROLS.search(words):
            words = _CONTROLS.sub("", _SURROGATE.sub("\ufffd", words))
    words = words.strip()
    if len(words) > LONGEST_TEXT:
        words = words[:LONGEST_TEXT]
        mended["cut"] += 1
    return words or None


def from_html(value: object) -> str:
    """A text that came as HTML, without its tags; paragraphs and breaks become lines. Entities are left to `text`.

    >>> from_html("<p>Satu<br>dua</p><p><a href='#'>tiga</a></p>")
    'Satu\\ndua\\ntiga'
    """
    return _TAG.sub("", _BREAK.sub("\n", str(value or "")))


def handle(value: object) -> str | None:
    """An account's handle without the at sign; of a profile's address the handle and its server.

    >>> handle(" @Budi_S "), handle("https://contoh.social/users/budi"), handle("")
    ('Budi_S', 'budi@contoh.social', None)
    """
    if value is None:
        return None
    words = str(value).strip()
    if words.startswith("http") and (match := _PROFILE.match(words)):
        words = f"{match[2]}@{match[1]}"
    words = words.lstrip("@")
    if _SURROGATE.search(words) or _CONTROLS.search(words):
        words = _CONTROLS.sub("", _SURROGATE.sub("\ufffd", words))
    return words[:300] or None
