"""WARC files: who wrote them, which pages are in them, and whether their records can be read and are what they say."""

import zlib
from dataclasses import dataclass, field
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from netra.engine.capturing.brought.claims import Read

MOST_RECORDS = 20_000
MOST_BYTES = 512 * 1024 * 1024
STEP = 1 << 20


@dataclass(slots=True)
class Inside:
    """What one pass over a WARC found; `bad` counts records whose digest is not that of their bytes."""

    software: str = ""
    first_url: str = ""
    first_at: str = ""
    records: int = 0
    bad: int = 0
    whole: bool = True
    urls: set[str] = field(default_factory=set)


def look_inside(file: BinaryIO) -> Inside:
    """Within limits; what cannot be read ends it."""
    found, size = Inside(whole=_ends_well(file)), 0
    try:
        for record in ArchiveIterator(file, check_digests=True):
            found.records += 1
            kind, url = record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or ""
            if kind == "warcinfo" and not found.software:
                found.software = _software(record.content_stream().read(10_000))
            if kind in ("response", "resource", "revisit"):
                found.urls.add(url)
                if not found.first_url:
                    found.first_url = url
                    found.first_at = record.rec_headers.get_header("WARC-Date") or ""
            while piece := record.raw_stream.read(STEP):
                size += len(piece)
                if size > MOST_BYTES:
                    break
            checker = getattr(record, "digest_checker", None)
            found.bad += checker is not None and checker.passed is False
            if found.records >= MOST_RECORDS or size > MOST_BYTES:
                found.whole = False
                break
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, KeyError):
        found.whole = False
    return found


def _ends_well(file: BinaryIO) -> bool:
    """Whether a packed file ends where a packed piece ends; a reader of records takes a torn end for an end."""
    file.seek(0)
    is_packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    if not is_packed:
        return True
    worker, size, rest = zlib.decompressobj(31), 0, b""
    try:
        while size <= MOST_BYTES and (rest := rest or file.read(STEP)):
            if worker.eof:
                worker = zlib.decompressobj(31)
            size += len(worker.decompress(rest, STEP))
            rest = worker.unused_data if worker.eof else worker.unconsumed_tail
    except zlib.error:
        return False
    finally:
        file.seek(0)
    return worker.eof


def read_warc(file: BinaryIO) -> Read:
    """A WARC by itself."""
    found, inside = Read("WARC"), look_inside(file)
    found.claim("software", inside.software)
    found.claim("made", inside.first_at)
    found.claim("url", inside.first_url)
    check_records(found, inside)
    return found


def check_records(found: Read, inside: Inside) -> None:
    """How many records are what their digests say."""
    good = inside.records - inside.bad
    found.check("records", bool(inside.records) and not inside.bad and inside.whole, f"{good}/{inside.records}")


def _software(content: bytes) -> str:
    for line in content.decode("utf-8", "replace").splitlines():
        key, _, value = line.partition(":")
        if key.strip().lower() == "software":
            return value.strip()
    return ""
