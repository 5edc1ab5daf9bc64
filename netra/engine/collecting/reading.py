"""Files and folders of exports as batches of ACTIVITIES."""

import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

from netra.domain.words import Text
from netra.engine.collecting import blocks, documents, objects, parquet, plain, screenshots, tables
from netra.engine.collecting.batching import Batcher, Item, batches
from netra.engine.collecting.lines import LONGEST_LINE, decoded
from netra.engine.collecting.pieces import Piece, stream_of, table_lines
from netra.engine.collecting.records import (
    BATCH_ROWS,
    UNFORESEEN,
    BadRow,
    CannotCollect,
    Collected,
    clipped,
    guarded,
    tried,
)
from netra.engine.collecting.sniffing import Kind, shape

_BROKEN: Final = Text("Baris ini bukan JSON yang utuh.", "The line is not whole JSON.")
_TOO_LONG: Final = Text("Baris ini terlalu panjang.", "The line is too long.")
_BREAKS_OFF: Final = Text("Berkas ini terputus di tengah.", "The file breaks off in the middle.")


def read_activities(path: Path, rows: int = BATCH_ROWS) -> Iterator[Collected]:
    """Everything in a file or folder. A file that cannot be read is one bad row with its reason; the rest goes on."""
    for file, source in files_of(path):
        try:
            whole = whole_piece(file, source)
        except CannotCollect as fault:
            yield only_bad(source, fault.text)
            continue
        yield from read_piece(whole, rows)


def files_of(path: Path) -> Iterator[tuple[Path, str]]:
    """A file with its name, or all files of a folder that are not hidden, in order, with their place in it."""
    if not path.is_dir():
        yield path, path.name
        return
    for one in sorted(path.rglob("*")):
        inside = one.relative_to(path)
        if one.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield one, inside.as_posix()


def whole_piece(path: Path, source: str) -> Piece:
    """A file as one piece. Raises `CannotCollect` where it cannot be read."""
    try:
        found = shape(path)
        end = len(parquet.group_rows(path)) if found.kind is Kind.PARQUET else None
        return Piece(path, source, found, end=end, size=path.stat().st_size)
    except OSError as fault:
        raise CannotCollect(
            f"Berkas tidak dapat dibuka: {fault.strerror}.", f"The file cannot be opened: {fault.strerror}."
        ) from fault


def only_bad(source: str, reason: Text) -> Collected:
    """No row at all, and why."""
    return Collected(Batcher(source).give().batch, [BadRow(source, 0, reason)])


def read_piece(piece: Piece, rows: int = BATCH_ROWS) -> Iterator[Collected]:
    """The rows of one piece in batches. What cannot be read at all is told as a bad row of the whole file."""
    try:
        if piece.shape.kind is Kind.PARQUET:
            groups = range(piece.start, piece.end or 0)
            yield from parquet.collected(piece.path, piece.source, groups, piece.first, rows)
        elif piece.shape.kind is Kind.PICTURE:
            item: Item = (1, screenshots.row(piece.path), "", piece.size)
            yield from batches(piece.source, [item], rows)
        else:
            yield from _of_text(piece, rows)
    except CannotCollect as fault:
        yield only_bad(piece.source, fault.text)
    except UNFORESEEN as fault:
        name = type(fault).__name__
        reason = Text(f"Sisanya tidak dapat dibaca ({name}).", f"The rest cannot be read ({name}).")
        yield only_bad(piece.source, reason)


def _of_text(piece: Piece, rows: int) -> Iterator[Collected]:
    """Lines, values or a table; a file that ends before its time ends the rows, and that is told."""
    readers = {Kind.LINES: _lines, Kind.VALUES: _values, Kind.TABLE: _table}
    with stream_of(piece) as stream:
        try:
            yield from readers[piece.shape.kind](piece, stream, rows)
        except (EOFError, zlib.error, OSError):
            yield only_bad(piece.source, _BREAKS_OFF)


def _lines(piece: Piece, stream: BinaryIO, rows: int) -> Iterator[Collected]:
    first = piece.first
    for block in blocks.line_blocks(table_lines(piece, stream), rows):
        fast = blocks.of_json(block, first, piece.source) if piece.shape.encoding == "utf-8" else None
        if fast is not None:
            yield replace(fast, size=sum(size for _line, size in block))
        else:
            mended: Counter[str] = Counter()
            items = _line_items(block, first, piece.shape.encoding, mended)
            yield from batches(piece.source, items, rows, mended)
        first += len(block)


def _line_items(block: list[tables.Line], first: int, encoding: str, mended: Counter[str]) -> Iterator[Item]:
    for number, (line, size) in enumerate(block, first):
        if size > LONGEST_LINE:
            yield number, _TOO_LONG, decoded(line, encoding), size
            continue
        text = decoded(line, encoding, mended).strip("\ufeff \t\r\n\0")
        if not text:
            continue
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            yield number, _BROKEN, text, size
            continue
        for row in guarded(objects.rows(value)):
            yield number, row, text, size
            size = 0


def _values(piece: Piece, stream: BinaryIO, rows: int) -> Iterator[Collected]:
    yield from batches(piece.source, _value_items(piece, stream), rows)


def _value_items(piece: Piece, stream: BinaryIO) -> Iterator[Item]:
    for found in documents.values(stream, piece.shape.encoding):
        if found.trouble:
            yield found.row, found.trouble, found.raw, found.size
            continue
        size = found.size
        for row in guarded(objects.rows(found.value)):
            yield found.row, row, found.raw, size
            size = 0


def _table(piece: Piece, stream: BinaryIO, rows: int) -> Iterator[Collected]:
    dialect = piece.shape.dialect
    assert dialect is not None
    mended: Counter[str] = Counter()
    found = tables.records(table_lines(piece, stream), dialect, mended, first_line=piece.first)
    if piece.start == 0:
        next(found, None)  # the header
    for block in blocks.table_blocks(found, rows):
        whole = [record for record in block if not isinstance(record.fields, Text)]
        fast = blocks.of_table(whole, dialect, piece.source) if whole else None
        if fast is None:
            yield from batches(piece.source, _table_items(block, dialect), rows, mended)
            continue
        bad = fast.bad + [
            BadRow(piece.source, one.line, one.fields, clipped(decoded(one.raw, dialect.encoding)))
            for one in block
            if isinstance(one.fields, Text)
        ]
        fast.mended.update(mended)
        mended.clear()
        yield replace(fast, bad=sorted(bad, key=lambda one: one.row), size=sum(record.size for record in block))


def _table_items(block: list[tables.Record], dialect: tables.Dialect) -> Iterator[Item]:
    for record in block:
        raw = decoded(record.raw, dialect.encoding)
        if isinstance(record.fields, Text):
            yield record.line, record.fields, raw, record.size
            continue
        row = tried(plain.row, dict(zip(dialect.names, record.fields, strict=True)))
        yield record.line, row, raw, record.size
