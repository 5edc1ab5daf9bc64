"""Word-processor documents: the one kind of ZIP that is taken in, after a look at its table of contents."""

import os
import struct
import zipfile
from typing import BinaryIO

from netra.evidence.limits import MAX_OFFICE_BYTES, MAX_OFFICE_PARTS, MIB
from netra.evidence.refusals import RefusalCode, Refused

_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65535
_MAX_DIRECTORY = MIB


def check_docx(file: BinaryIO) -> None:
    """Return when the ZIP is a DOCX within the limits; raise `Refused` when it is anything else.

    Nothing is unpacked: sizes and names come from the table of contents, whose own size is checked before it is read.
    """
    entries = directory_of(file)
    names = {entry.filename for entry in entries}
    if not {"[Content_Types].xml", "word/document.xml"} <= names:
        raise Refused(RefusalCode.ARCHIVE)
    if len(entries) > MAX_OFFICE_PARTS or sum(entry.file_size for entry in entries) > MAX_OFFICE_BYTES:
        raise Refused(RefusalCode.BOMB)
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise Refused(RefusalCode.MACROS)


def directory_of(file: BinaryIO) -> list[zipfile.ZipInfo]:
    """What a ZIP says is in it. Raises `Refused` for what is none, or has a table beyond measure."""
    _check_directory_size(file)
    try:
        with zipfile.ZipFile(file) as parts:
            return parts.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused(RefusalCode.ARCHIVE) from None


def _check_directory_size(file: BinaryIO) -> None:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < _END_SIZE:
        raise Refused(RefusalCode.ARCHIVE)
    (directory_size,) = struct.unpack_from("<I", tail, place + 12)
    # ZIP64, which a text document never needs, marks its fields with all ones and so falls here too.
    if directory_size > _MAX_DIRECTORY or b"PK\x06\x07" in tail:
        raise Refused(RefusalCode.BOMB)
