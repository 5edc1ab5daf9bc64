"""Texts out of PDF and DOCX files, with limits on what they may unfold into."""

import zipfile
from io import BytesIO
from xml.etree.ElementTree import ParseError

import docx
import pypdfium2
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import LxmlError

from netra.engine.reading.opening import LARGEST_TEXT, CannotRead, Opened, unwrapped

_MOST_PAGES = 300
_MOST_PARTS = 3_000
_LARGEST_UNPACKED = 80_000_000
_STEEPEST = 300


def pdf(content: bytes, source: str) -> Opened:
    """The text of a PDF. Raises `CannotRead` for one that is broken, locked, or only pictures."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise CannotRead(
                "PDF ini terkunci kata sandi. Simpan salinan tanpa kata sandi.",
                "The PDF is locked with a password. Save a copy without one.",
            ) from error
        raise CannotRead(
            "PDF ini rusak. Buka dan simpan ulang dari pembaca PDF, atau minta berkas aslinya.",
            "The PDF is broken. Open and save it anew in a PDF reader, or ask for the original file.",
        ) from error
    pages: list[str] = []
    try:
        for number in range(min(len(document), _MOST_PAGES)):
            pages.append(document[number].get_textpage().get_text_bounded())
            if sum(len(page) for page in pages) > LARGEST_TEXT:
                break
    except pypdfium2.PdfiumError as error:
        raise CannotRead(
            "Satu halaman PDF ini rusak. Buka dan simpan ulang dari pembaca PDF.",
            "A page of the PDF is broken. Open and save it anew in a PDF reader.",
        ) from error
    finally:
        document.close()
    text = "\n".join(pages)
    if len(text.strip()) < 20:
        raise CannotRead(
            "PDF ini hanya berisi gambar halaman, tanpa teks. Jalankan pengenalan huruf (OCR) dahulu, atau"
            " ketik isinya.",
            "The PDF holds only pictures of pages and no text. Run character recognition (OCR) first, or type it in.",
        )
    return Opened(unwrapped(text), "", source, None)


def word(content: bytes, source: str) -> Opened:
    """The text of a DOCX, tables included. Raises `CannotRead` for one that is broken or unfolds too far."""
    _check(content)
    try:
        document = docx.Document(BytesIO(content))
        lines = [paragraph.text for paragraph in document.paragraphs]
        for table in document.tables:
            lines.extend("\t".join(cell.text for cell in row.cells) for row in table.rows)
    except (
        PackageNotFoundError,
        LxmlError,
        ParseError,
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
        OSError,
    ) as error:
        raise _broken() from error
    text = "\n".join(lines)
    if not text.strip():
        raise CannotRead(
            "Dokumen ini kosong atau hanya berisi gambar.", "The document is empty or holds only pictures."
        )
    return Opened(text, (document.core_properties.title or "").strip(), source, None)


def _check(content: bytes) -> None:
    """A DOCX is a ZIP: look at what it says of its parts before any is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            if "word/document.xml" not in packed.namelist():
                raise CannotRead(
                    "Arsip ZIP ini bukan dokumen Word. Bongkar dahulu dan berikan berkas di dalamnya satu per satu.",
                    "The ZIP archive is no Word document. Unpack it and give the files inside one by one.",
                )
            if any(part.flag_bits & 1 for part in parts):
                raise CannotRead("Dokumen ini terkunci kata sandi.", "The document is locked with a password.")
            unpacked = sum(part.file_size for part in parts)
            steep = any(
                part.file_size > 2_000_000 and part.file_size > _STEEPEST * max(1, part.compress_size) for part in parts
            )
            if len(parts) > _MOST_PARTS or unpacked > _LARGEST_UNPACKED or steep:
                raise CannotRead(
                    "Dokumen ini mengembang jauh melebihi ukurannya dan tidak dibuka. Simpan teksnya saja"
                    " dalam dokumen baru.",
                    "The document unfolds to far more than its size and is not opened. Save only its text"
                    " in a new document.",
                )
            head = packed.open("word/document.xml").read(4_000)
    # What `zipfile` raises for a broken archive, an unknown method, a password, an early end.
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _broken() from error
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise _broken()


def _broken() -> CannotRead:
    return CannotRead(
        "Dokumen Word ini rusak. Buka dan simpan ulang, atau simpan sebagai teks.",
        "The Word document is broken. Open and save it anew, or save it as text.",
    )
