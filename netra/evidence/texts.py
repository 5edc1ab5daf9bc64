"""Telling plain text from markup, and making file names harmless."""

import codecs
import unicodedata
from typing import BinaryIO

from netra.evidence.limits import MAX_NAME, MIB
from netra.evidence.refusals import RefusalCode, Refused

_MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<body", b"<head", b"<iframe", b"<math")
_LAYOUT = frozenset("\t\n\r\f\v\x1b")


def is_plain_text(file: BinaryIO, head: bytes) -> bool:
    """Whether the whole file is readable text in UTF-8 or marked UTF-16. Raises `Refused` for markup."""
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    beginning = head.decode(encoding, errors="ignore").lower().encode()
    if any(sign in beginning for sign in _MARKUP):
        raise Refused(RefusalCode.MARKUP)
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while block := file.read(MIB):
            if not _is_readable(decoder.decode(block)):
                return False
        return _is_readable(decoder.decode(b"", final=True))
    except UnicodeDecodeError:
        return False


def safe_name(name: str) -> str:
    """A file's own name as harmless text of at most 150 characters: no folders, no control or direction marks.

    Kept to be shown, never used as a path. May be empty.

    >>> safe_name("../../etc/foto\\x00 kampanye.JPG")
    'foto kampanye.JPG'
    """
    last = name[-4000:].replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(
        sign for sign in unicodedata.normalize("NFC", last) if not unicodedata.category(sign).startswith("C")
    )
    shown = " ".join(shown.split()).strip(". ")
    if len(shown) <= MAX_NAME:
        return shown
    stem, dot, suffix = shown.rpartition(".")
    if not dot or len(suffix) > 8:
        return shown[: MAX_NAME - 1] + "…"
    return stem[: MAX_NAME - len(suffix) - 2] + "…." + suffix


def plain(text: str) -> str:
    """Text a person wrote, without the NUL that no database takes."""
    return text.replace("\0", "").strip()


def _is_readable(text: str) -> bool:
    return all(sign in _LAYOUT or unicodedata.category(sign) != "Cc" for sign in set(text))
