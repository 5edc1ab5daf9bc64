"""Flags as lines of JSON, column by column; `as_line` says in plain words what a line is, and a test compares them."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from json.encoder import encode_basestring
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from netra.engine.schemas import FLAGS

_DIGITS: Final = 6  # of a score
_MATCH: Final = tuple(field.name for field in FLAGS.field("matches").type.value_type)


def flag_lines(flags: pa.RecordBatch) -> Iterator[bytes]:
    """Every flag as a line: days and moments as ISO 8601, `extra` as the object it is."""
    columns = [_column(field, flags.column(at)) for at, field in enumerate(flags.schema)]
    template = "{" + ",".join(json.dumps(name).replace("%", "%%") + ":%s" for name in flags.schema.names) + "}\n"
    return ((template % values).encode() for values in zip(*columns, strict=True))


def as_line(row: Mapping[str, Any]) -> bytes:
    """One flag as a line, without haste."""
    plain = dict(row)
    if plain.get("extra"):
        plain["extra"] = json.loads(plain["extra"])
    plain["score"] = round(float(plain["score"]), _DIGITS)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=_said).encode() + b"\n"


def _column(field: pa.Field, column: pa.Array) -> list[str]:
    kind = field.type
    if field.name == "extra":
        return [one or "null" for one in _texts(column)]
    if field.name == "score":
        return [repr(round(one, _DIGITS)) for one in column.cast(pa.float64()).to_numpy().tolist()]
    if pa.types.is_string(kind):
        return _each(_texts(column), encode_basestring)
    if pa.types.is_integer(kind):
        return _each(_texts(column.cast(pa.string())), str)
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        written = pc.replace_substring(pc.replace_substring(column.cast(pa.string()), " ", "T"), ".000000Z", "Z")
        return _each(_texts(written), '"{}"'.format)
    if pa.types.is_list(kind):
        inner = _matches(column.flatten()) if pa.types.is_struct(kind.value_type) else None
        if inner is None:
            inner = _column(field.with_type(kind.value_type), column.flatten())
        return _lists(column, inner)
    return _each(column.to_pylist(), lambda one: json.dumps(one, ensure_ascii=False, default=_said))


def _texts(column: pa.Array) -> list[str | None]:
    found: list[str | None] = column.to_numpy(zero_copy_only=False).tolist()
    return found


def _each(values: list[Any], said: Callable[[Any], str]) -> list[str]:
    return ["null" if one is None else said(one) for one in values]


def _lists(column: pa.Array, inner: list[str]) -> list[str]:
    found, at = [], 0
    for size in column.value_lengths().to_pylist():
        if size is None:
            found.append("null")
            continue
        found.append("[" + ",".join(inner[at : at + size]) + "]")
        at += size
    return found


def _matches(flat: pa.Array) -> list[str]:
    columns = [_column(field, flat.field(at)) for at, field in enumerate(flat.type)]
    template = "{" + ",".join(f'"{name}":%s' for name in _MATCH) + "}"
    return [template % values for values in zip(*columns, strict=True)]


def _said(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
