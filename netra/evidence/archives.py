"""Archives of web pages: taken in where the caller says so, from officers and our own captures, else from nobody."""

import zlib
from enum import Enum
from typing import BinaryIO

from netra.evidence.limits import MAX_OFFICE_PARTS, MIB
from netra.evidence.office import directory_of
from netra.evidence.refusals import RefusalCode, Refused

MAX_UNPACKED = 512 * MIB
_MARK = b"WARC/1."
_PROGRAMS = (
    ".exe",
    ".dll",
    ".msi",
    ".bat",
    ".cmd",
    ".com",
    ".scr",
    ".ps1",
    ".vbs",
    ".jar",
    ".apk",
    ".sh",
    ".lnk",
    ".app",
)


def is_warc(head: bytes) -> bool:
    """Whether these first bytes begin a WARC."""
    return head.startswith(_MARK)


def is_packed_warc(head: bytes) -> bool:
    """Whether they begin one in gzip."""
    if not head.startswith(b"\x1f\x8b"):
        return False
    try:
        return zlib.decompressobj(31).decompress(head, len(_MARK)) == _MARK
    except zlib.error:
        return False


class ZipOf(Enum):
    """What a ZIP holds."""

    WACZ = "WACZ"
    DOCUMENT = "DOCUMENT"
    FILES = "FILES"


def zip_of(file: BinaryIO) -> ZipOf:
    """What a ZIP within the limits holds. Raises `Refused`.

    Nothing is unpacked: names and sizes come from the table of contents.
    """
    entries = directory_of(file)
    if len(entries) > MAX_OFFICE_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Refused(RefusalCode.BOMB)
    names = [entry.filename.lower() for entry in entries]
    if any(name.endswith(_PROGRAMS) for name in names):
        raise Refused(RefusalCode.PROGRAM)
    if "[content_types].xml" in names:
        return ZipOf.DOCUMENT
    is_wacz = "datapackage.json" in names and any(_is_inner_warc(name) for name in names)
    return ZipOf.WACZ if is_wacz else ZipOf.FILES


def _is_inner_warc(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))
