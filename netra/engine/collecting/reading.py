"""Files and folders of exports as batches of ACTIVITIES."""

import json
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from netra.domain.words import Text
from netra.engine.collecting import documents, objects, parquet, plain, screenshots, tables
from netra.engine.collecting.batching import Batcher, Item, batches
from netra.engine.collecting.lines import LONGEST_LINE, decoded
from netra.engine.collecting.pieces import Piece, stream_of, table_lines
from netra.engine.collecting.records import BATCH_ROWS, BadRow, CannotCollect, Collected, guarded, tried
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
            mended: Counter[str] = Counter()
            yield from batches(piece.source, _text_items(piece, mended), rows, mended)
    except CannotCollect as fault:
        yield only_bad(piece.source, fault.text)


def _text_items(piece: Piece, mended: Counter[str]) -> Iterator[Item]:
    """Rows of lines, values or a table; a file that ends before its time ends the rows, and that is told."""
    readers = {Kind.LINES: _line_items, Kind.VALUES: _value_items, Kind.TABLE: _table_items}
    try:
        yield from readers[piece.shape.kind](piece, mended)
    except (EOFError, zlib.error, OSError):
        yield 0, _BREAKS_OFF, "", 0


def _line_items(piece: Piece, mended: Counter[str]) -> Iterator[Item]:
    with stream_of(piece) as stream:
        for number, (line, size) in enumerate(table_lines(piece, stream), piece.first):
            if size > LONGEST_LINE:
                yield number, _TOO_LONG, decoded(line, piece.shape.encoding), size
                continue
            text = decoded(line, piece.shape.encoding, mended).strip("\ufeff \t\r\n\0")
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


def _value_items(piece: Piece, mended: Counter[str]) -> Iterator[Item]:
    with stream_of(piece) as stream:
        for found in documents.values(stream, piece.shape.encoding):
            if found.trouble:
                yield found.row, found.trouble, found.raw, found.size
                continue
            size = found.size
            for row in guarded(objects.rows(found.value)):
                yield found.row, row, found.raw, size
                size = 0


def _table_items(piece: Piece, mended: Counter[str]) -> Iterator[Item]:
    dialect = piece.shape.dialect
    assert dialect is not None
    names = dialect.names
    with stream_of(piece) as stream:
        found = tables.records(table_lines(piece, stream), dialect, mended, first_line=piece.first)
        for record in found:
            if piece.start == 0 and record.offset == 0:
                continue  # the header
            if isinstance(record.fields, Text):
                yield record.line, record.fields, decoded(record.raw, dialect.encoding), record.size
                continue
            row = tried(plain.row, dict(zip(names, record.fields, strict=True)))
            yield record.line, row, decoded(record.raw, dialect.encoding), record.size
