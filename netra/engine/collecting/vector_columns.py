"""Whole columns cleaned at once. What a function cannot do exactly as `cleaning` and `times` do it, it marks odd.

Each gives the cleaned column and a mask of odd rows; what stands in an odd row of the column means nothing.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from netra.engine.collecting import cleaning
from netra.engine.collecting.times import EARLIEST, LATEST

Mask = NDArray[np.bool_]
Column = tuple[pa.Array, Mask]
_EDGE: Final = r"[\t-\r\x1c-\x20\x{85}\p{Z}]"
_ODD_TEXT: Final = rf"&(?:#|[a-zA-Z]{{2,8}};)|[\x00-\x08\x0b-\x1f]|^{_EDGE}|{_EDGE}$"
_ODD_HANDLE: Final = rf"^http|[\x00-\x1f]|^{_EDGE}|{_EDGE}$"
_ESCAPED: Final = r'["\\\x00-\x1f]'
_LONGEST_HANDLE: Final = 300
_STAMP: Final = r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{3}|\.\d{6})?"
_ZONED: Final = _STAMP + r"(?:Z|[+-]\d\d:\d\d)$"
_NAIVE: Final = _STAMP + "$"
_SECONDS: Final = r"^\d{10}$"
_THOUSANDTHS: Final = r"^\d{13}$"
_UTC: Final = pa.timestamp("us", tz="UTC")
_NONE: Final = pa.scalar(None, pa.string())


def flags(found: pa.Array) -> Mask:
    """A column of truths as a mask; what is unknown is false."""
    return np.asarray(pc.fill_null(found, False).to_numpy(zero_copy_only=False), np.bool_)


def words(column: pa.Array) -> pa.Array | None:
    """A column as text, where it is text or whole numbers; nothing where it is something else."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.cast(kind.value_type), kind.value_type
    if pa.types.is_string(kind):
        return column
    if pa.types.is_large_string(kind) or pa.types.is_integer(kind) or pa.types.is_null(kind):
        return column.cast(pa.string())
    return None


def filled(column: pa.Array) -> pa.Array:
    """Empty texts as nothing."""
    return pc.if_else(pc.equal(column, ""), _NONE, column)


def text(column: pa.Array) -> Column:
    """As `cleaning.text`."""
    odd = flags(pc.match_substring_regex(column, _ODD_TEXT))
    odd |= flags(pc.greater(pc.binary_length(column), cleaning.LONGEST_TEXT))
    return filled(column), odd


def handle(column: pa.Array) -> Column:
    """As `cleaning.handle`."""
    odd = flags(pc.match_substring_regex(column, _ODD_HANDLE))
    odd |= flags(pc.greater(pc.binary_length(column), _LONGEST_HANDLE))
    return filled(pc.utf8_ltrim(column, "@")), odd


def mapped(column: pa.Array, meaning: Callable[[str], str | None]) -> pa.Array:
    """Each different text once through a function; nothing stays nothing."""
    coded = column.dictionary_encode()
    meanings = pa.array([meaning(one) for one in coded.dictionary.to_pylist()], pa.string())
    return meanings.take(coded.indices)


def moment(column: pa.Array) -> Column | None:
    """As `times.moment`, for the shapes that machines write; nothing where the column is of another kind."""
    kind = column.type
    if pa.types.is_timestamp(kind):
        return _in_range(column.cast(pa.timestamp("us", tz=kind.tz), safe=False).cast(_UTC), column)
    if pa.types.is_integer(kind):
        return _in_range(_counted(column.cast(pa.int64())), column)
    if not pa.types.is_string(kind):
        return None
    given = filled(column)
    found = pa.nulls(len(given), _UTC)
    for shape, read in _SHAPES:
        fits = pc.match_substring_regex(given, shape)
        if pc.any(fits).as_py():
            try:
                found = pc.if_else(fits, read(pc.if_else(fits, given, _NONE)), found)
            except pa.ArrowInvalid:  # a thirteenth month somewhere: its rows stay odd
                continue
    return _in_range(found, given)


def _counted(numbers: pa.Array) -> pa.Array:
    """Seconds or thousandths since 1970; other numbers as nothing."""
    low, high = int(EARLIEST.timestamp()), int(LATEST.timestamp())
    seconds = pc.and_(pc.greater_equal(numbers, low), pc.less(numbers, high))
    parts = pc.and_(pc.greater_equal(numbers, low * 1_000), pc.less(numbers, high * 1_000))
    none = pa.scalar(None, pa.int64())
    micros = pc.coalesce(
        pc.multiply(pc.if_else(seconds, numbers, none), 1_000_000), pc.multiply(pc.if_else(parts, numbers, none), 1_000)
    )
    return micros.cast(_UTC)


def _said(written: pa.Array) -> pa.Array:
    return _counted(written.cast(pa.int64()))


_SHAPES: Final[tuple[tuple[str, Callable[[pa.Array], pa.Array]], ...]] = (
    (_ZONED, lambda written: written.cast(_UTC)),
    (_NAIVE, lambda written: written.cast(pa.timestamp("us")).cast(_UTC)),
    (_SECONDS, _said),
    (_THOUSANDTHS, _said),
)


def _in_range(found: pa.Array, given: pa.Array) -> Column:
    fits = pc.and_(pc.greater_equal(found, pa.scalar(EARLIEST, _UTC)), pc.less(found, pa.scalar(LATEST, _UTC)))
    known = flags(fits)
    odd = ~known & np.asarray(pc.is_valid(given).to_numpy(zero_copy_only=False), np.bool_)
    return pc.if_else(fits, found, pa.scalar(None, _UTC)), odd


def as_objects(named: Mapping[str, pa.Array], rows: int) -> Column | None:
    """Columns as one JSON object a row, as `batching.as_json` writes it; nothing where a column is of another kind."""
    parts: list[Any] = []
    odd = np.zeros(rows, np.bool_)
    for name, column in sorted(named.items()):
        kind = column.type
        if pa.types.is_boolean(kind) or pa.types.is_integer(kind):
            value = column.cast(pa.string())
        elif (given := words(column)) is not None:
            odd |= flags(pc.match_substring_regex(given, _ESCAPED))
            value = pc.binary_join_element_wise('"', filled(given), '"', "")
        else:
            return None
        parts.append(pc.fill_null(pc.binary_join_element_wise(_quoted(name) + ":", value, ",", ""), ""))
    if not parts:
        return pa.nulls(rows, pa.string()), odd
    joined = pc.utf8_rtrim(pc.binary_join_element_wise(*parts, ""), ",")
    return pc.if_else(pc.equal(joined, ""), _NONE, pc.binary_join_element_wise("{", joined, "}", "")), odd


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
