"""Files cut into pieces that can be read apart from one another, with the same rows however many workers read them."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from netra.engine.collecting import parquet, tables
from netra.engine.collecting.lines import LONGEST_LINE, lines, opened
from netra.engine.collecting.sniffing import Kind, Shape

PIECE_BYTES: Final = 16_000_000
PIECE_ROWS: Final = 100_000  # of Parquet
_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file: bytes from `start` to `end` (of Parquet: row groups), whose first line or row is `first`."""

    path: Path
    source: str
    shape: Shape
    start: int = 0
    end: int | None = None
    first: int = 1
    size: int = 0  # bytes of it on the disk


@dataclass(frozen=True, slots=True)
class Planned:
    """A file with its pieces in order and its SHA-256."""

    pieces: tuple[Piece, ...]
    sha256: str
    size: int


def plan(whole: Piece, *, piece_bytes: int = PIECE_BYTES, piece_rows: int = PIECE_ROWS) -> Planned:
    """Where to cut. Reads the file once; JSON that is no lines, and what is packed, stay whole."""
    path, shape = whole.path, whole.shape
    size = path.stat().st_size
    whole = replace(whole, size=size)
    if shape.kind is Kind.PARQUET:
        return Planned(tuple(_groups(whole, piece_rows)), _digest(path), size)
    can_be_cut = shape.plain and not shape.packed and size > piece_bytes
    if can_be_cut and shape.kind in (Kind.LINES, Kind.TABLE):
        digest = hashlib.sha256()
        with path.open("rb") as stream:
            cut = _lines if shape.kind is Kind.LINES else _records
            pieces = tuple(cut(whole, stream, digest, piece_bytes))
        return Planned(pieces, digest.hexdigest(), size)
    return Planned((whole,), _digest(path), size)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _lines(whole: Piece, stream: BinaryIO, digest: "hashlib._Hash", most: int) -> Iterator[Piece]:
    """Cuts after line ends, counted block by block."""
    start, first, at, line = 0, 1, 0, 1
    while block := stream.read(_BLOCK):
        digest.update(block)
        last = block.rfind(b"\n")
        if last >= 0 and at + last + 1 - start >= most:
            line_there = line + block.count(b"\n", 0, last + 1)
            cut = at + last + 1
            yield replace(whole, start=start, end=cut, first=first, size=cut - start)
            start, first = cut, line_there
        line += block.count(b"\n")
        at += len(block)
    if at > start:
        yield replace(whole, start=start, end=at, first=first, size=at - start)


def _records(whole: Piece, stream: BinaryIO, digest: "hashlib._Hash", most: int) -> Iterator[Piece]:
    """Cuts between rows of a table, found by reading it as it will be read."""
    assert whole.shape.dialect is not None

    def watched() -> Iterator[tables.Line]:
        while line := stream.readline(_BLOCK):
            digest.update(line)
            size = len(line)
            while not line.endswith(b"\n") and (rest := stream.readline(_BLOCK)):
                digest.update(rest)
                size += len(rest)
                line = line + rest if size < LONGEST_LINE else line[:1_000] + rest[-1:]
            yield line, size

    start, first, at = 0, 1, 0
    for record in tables.records(watched(), whole.shape.dialect, Counter()):
        if record.offset - start >= most:
            yield replace(whole, start=start, end=record.offset, first=first, size=record.offset - start)
            start, first = record.offset, record.line
        at = record.offset + record.size
    if at > start:
        yield replace(whole, start=start, end=None, first=first, size=whole.size - start)


def _groups(whole: Piece, most: int) -> Iterator[Piece]:
    """Row groups of Parquet, small ones together."""
    rows = parquet.group_rows(whole.path)
    start, before, held = 0, 0, 0
    total = sum(rows) or 1
    for number, count in enumerate(rows):
        if held and held + count > most:
            share = whole.size * held // total
            yield replace(whole, start=start, end=number, first=before + 1, size=share)
            start, before, held = number, before + held, 0
        held += count
    yield replace(whole, start=start, end=len(rows), first=before + 1, size=whole.size * held // total)


def table_lines(piece: Piece, stream: BinaryIO) -> Iterator[tables.Line]:
    """The lines of a piece."""
    if piece.start:
        stream.seek(piece.start)
    return lines(stream, piece.shape.encoding, plain=piece.shape.plain, end=piece.end)


def stream_of(piece: Piece) -> BinaryIO:
    """The file of a piece, unpacked."""
    return opened(piece.path)
