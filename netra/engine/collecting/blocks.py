"""Many lines or rows at once: what is regular goes by columns, the rest one by one as `reading` does it."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
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
_LOOKED_AT: Final = 50  # lines of a block, for its columns
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
        schema = _schema(json.loads(line) for line in lines[:: max(1, len(lines) // _LOOKED_AT)])
        if schema is None or any(size > LONGEST_LINE for _line, size in block):
            return None
        table = pj.read_json(
            pa.BufferReader(content),
            read_options=pj.ReadOptions(use_threads=False, block_size=len(content) + 1),
            parse_options=pj.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
        )
        table.validate(full=True)  # the parser does not look whether letters are UTF-8
    except (ValueError, RecursionError, pa.ArrowException):
        return None
    if table.num_rows != len(lines):
        return None

    def records(places: list[int]) -> list[Mapping[str, Any]]:
        found = table.take(pa.array(places, pa.int64())).to_pylist()
        return [{name: value for name, value in record.items() if value is not None} for record in found]

    numbers = np.arange(first, first + len(lines), dtype=np.int64)
    return vectors.collected(table, source, numbers, records, lambda place: lines[place].decode())


def _schema(records: Iterable[Any]) -> pa.Schema | None:
    """The columns of flat records whose names mean one thing each; nothing for others."""
    kinds: dict[str, pa.DataType | None] = {}
    for record in records:
        if not isinstance(record, Mapping) or not _SHAPES.isdisjoint(record):
            return None
        for name, value in record.items():
            kind = None if value is None else _KINDS.get(type(value), pa.null())
            if kind is not None and kinds.get(name) not in (None, kind):
                return None
            kinds[name] = kinds.get(name) or kind
    meant = [target for target in map(columns.target, kinds) if target]
    if len(set(meant)) < len(meant) or pa.null() in kinds.values():
        return None
    return pa.schema([(name, kind or pa.string()) for name, kind in kinds.items()])


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
