"""Many lines or rows at once: what is regular goes by columns, the rest one by one as `reading` does it."""

import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.json as pj

from netra.domain.words import Text
from netra.engine.collecting import columns, tables, vectors
from netra.engine.collecting.lines import LONGEST_LINE, decoded
from netra.engine.collecting.records import Collected

Line = tuple[bytes, int]
# Keys by which `objects` knows shapes of platforms: records with one of them are read one by one.
_SHAPES: Final = frozenset(
    "__import_meta source_platform data kind type comments legacy rest_id account author_id attributedTo meta".split()  # noqa: SIM905
)
_KINDS: Final = {str: pa.string(), int: pa.int64(), bool: pa.bool_()}
_MOST: Final = 8_000_000  # bytes of a block


def line_blocks(lines: Iterator[Line], rows: int) -> Iterator[list[Line]]:
    """Lines in lists of at most so many, and of at most some megabytes."""
    block: list[Line] = []
    size = 0
    try:
        for line in lines:
            block.append(line)
            size += len(line[0])
            if len(block) >= rows or size >= _MOST:
                yield block
                block, size = [], 0
    except (EOFError, zlib.error, OSError):  # the file breaks off: what came before counts
        yield block
        raise
    if block:
        yield block


def of_json(block: list[Line], first: int, source: str) -> Collected | None:
    """Lines that are flat JSON objects of one kind, as a batch; nothing where any line is something else."""
    lines = [line.strip(b" \t\r\n") for line, _size in block]
    if not all(line.startswith(b"{") and line.endswith(b"}") for line in lines):
        return None
    content = b"\n".join(lines)
    try:
        content.decode("utf-8")
        schema = _schema(json.loads(lines[0]))
        if schema is None or any(size > LONGEST_LINE for _line, size in block):
            return None
        table = pj.read_json(
            pa.BufferReader(content),
            read_options=pj.ReadOptions(use_threads=False, block_size=len(content) + 1),
            parse_options=pj.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
        )
    except (ValueError, RecursionError, pa.ArrowException):
        return None
    if table.num_rows != len(lines):
        return None

    def records(places: list[int]) -> list[Mapping[str, Any]]:
        found = table.take(pa.array(places, pa.int64())).to_pylist()
        return [{name: value for name, value in record.items() if value is not None} for record in found]

    numbers = np.arange(first, first + len(lines), dtype=np.int64)
    return vectors.collected(table, source, numbers, records, lambda place: lines[place].decode())


def _schema(record: Any) -> pa.Schema | None:
    """The columns of a flat record whose names mean one thing each."""
    if not isinstance(record, Mapping) or not _SHAPES.isdisjoint(record):
        return None
    targets = [target for _name, target in columns.plan(tuple(record)) if target]
    known = {columns.target(name) for name in record} - {""}
    kinds = [(name, _KINDS.get(type(value))) for name, value in record.items()]
    if len(targets) != len([name for name in record if columns.target(name)]) or len(known) != len(targets):
        return None
    if any(kind is None for _name, kind in kinds):
        return None
    return pa.schema(kinds)


def table_blocks(found: Iterator[tables.Record], rows: int) -> Iterator[list[tables.Record]]:
    """Rows of a table in lists of at most so many."""
    block: list[tables.Record] = []
    try:
        for record in found:
            block.append(record)
            if len(block) >= rows:
                yield block
                block = []
    except (EOFError, zlib.error, OSError):
        yield block
        raise
    if block:
        yield block


def of_table(block: list[tables.Record], dialect: tables.Dialect, source: str) -> Collected | None:
    """Whole rows of a table as a batch; nothing where a column of it needs a closer look."""
    fields = [record.fields for record in block if not isinstance(record.fields, Text)]
    columns_ = [pa.array(column, pa.string()) for column in zip(*fields, strict=True)]
    table = pa.RecordBatch.from_arrays(columns_, names=list(dialect.names))

    def records(places: list[int]) -> list[Mapping[str, Any]]:
        return [dict(zip(dialect.names, fields[place], strict=True)) for place in places]

    numbers = np.fromiter((record.line for record in block), np.int64, len(block))
    return vectors.collected(table, source, numbers, records, lambda place: decoded(block[place].raw, dialect.encoding))
