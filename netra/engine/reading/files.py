"""Files as texts: what a file is is told by its content, never by its name alone."""

import re
from collections.abc import Iterator
from pathlib import Path

from netra.engine.reading import documents, pages
from netra.engine.reading.opening import LARGEST, LARGEST_TEXT, CannotRead, Opened, decoded, is_wrapped, unwrapped

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|article|p|div)\b", re.IGNORECASE)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*")
_MOST_CONTROLS = 0.02


def open_file(file: Path | bytes, name: str = "") -> Iterator[Opened]:
    """Every text in a file of plain text, HTML, PDF, DOCX, RSS or Atom. Raises `CannotRead` with what to do."""
    if isinstance(file, Path):
        name = name or str(file)
        try:
            size = file.stat().st_size
            content = file.read_bytes() if size <= LARGEST else b""
        except OSError as error:
            raise CannotRead(
                f"Berkas tidak dapat dibuka: {error.strerror}.", f"The file cannot be opened: {error.strerror}."
            ) from error
    else:
        size, content = len(file), file
    if size > LARGEST:
        raise CannotRead(
            f"Berkas ini terlalu besar ({size // 1_000_000} MB; paling besar {LARGEST // 1_000_000} MB)."
            " Berikan artikelnya saja.",
            f"The file is too large ({size // 1_000_000} MB; at most {LARGEST // 1_000_000} MB)."
            " Give only the article.",
        )
    if not content.strip():
        raise CannotRead("Berkas ini kosong.", "The file is empty.")
    yield from _opened(content, name)


def _opened(content: bytes, name: str) -> Iterator[Opened]:
    head = content[:4_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content[:1024].find(b"%PDF-") >= 0:
        yield documents.pdf(content, name)
    elif content.startswith(b"PK\x03\x04"):
        yield documents.word(content, name)
    elif content.startswith(b"\xd0\xcf\x11\xe0") or head.startswith(b"{\\rtf"):
        raise CannotRead(
            "Bentuk dokumen lama (DOC atau RTF). Simpan sebagai DOCX, PDF atau teks.",
            "An old kind of document (DOC or RTF). Save it as DOCX, PDF or text.",
        )
    elif content.startswith(_PICTURES):
        raise CannotRead(
            "Berkas ini gambar. Ketik atau kenali dahulu tulisannya (OCR).",
            "The file is a picture. Type its words or recognise them (OCR) first.",
        )
    elif head.startswith(b"<") and _FEED.search(head):
        yield from pages.feed(content, name)
    elif head.startswith(b"<") and (_PAGE.search(head) or name.lower().endswith((".html", ".htm", ".xhtml"))):
        yield pages.page(content, name)
    else:
        yield Opened(_plain_text(content), "", name, None)


def _plain_text(content: bytes) -> str:
    if len(content) > LARGEST_TEXT:
        raise CannotRead(
            "Teks ini terlalu panjang untuk satu artikel. Pecah menjadi satu berkas untuk tiap artikel.",
            "The text is too long for one article. Part it into one file for each article.",
        )
    text = decoded(content)
    controls = sum(1 for letter in text if ord(letter) < 32 and letter not in "\n\r\t\f")
    if controls > _MOST_CONTROLS * len(text) or "\x00" in text[:2_000]:
        raise CannotRead(
            "Berkas ini bukan teks, halaman web, PDF, DOCX atau umpan RSS/Atom. Simpan dalam salah satu bentuk itu.",
            "The file is no text, web page, PDF, DOCX or RSS/Atom feed. Save it as one of these.",
        )
    return unwrapped(text) if is_wrapped(text) else text
