"""Tables with plain columns as batches of ACTIVITIES, column by column; odd rows go the slow way, and the order stays.

`plain.row` and `batching.cleaned` say what is right; this only does it faster, and a test holds it to them.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from netra.domain.words import Text
from netra.engine.collecting import columns, plain, vector_columns
from netra.engine.collecting.batching import Batcher, as_json
from netra.engine.collecting.records import Collected, tried
from netra.engine.collecting.vector_columns import Mask, as_objects, filled, flags, handle, mapped, moment, text, words
from netra.engine.schemas import ACTIVITIES

Records = Callable[[list[int]], list[Mapping[str, Any]]]  # what stands at some places, as it was given
Raw = Callable[[int], str]
_TEXTS: Final = ("text", "target_text", "actor_name", "target_url", "visibility", "region_code", "contest")
_HANDLES: Final = ("id", "actor_handle", "target_handle")
_WITNESS: Final = ("text", "target_text", "target_handle", "target_url")
_OWN: Final = frozenset({"post", "comment", "share"})
_YES: Final = pa.array(["yes", "true", "1", "ya"])
_PRIVATE: Final = pa.array(["direct", "private"])


def collected(
    table: pa.RecordBatch | pa.Table, source: str, numbers: NDArray[np.int64], records: Records, raw: Raw
) -> Collected | None:
    """The rows of a table whose columns are named once; nothing where one is of a kind that needs a closer look."""
    made = _columns(table)
    if made is None:
        return None
    found, odd = made
    rows = table.num_rows
    found |= {"source": pa.array([source] * rows, pa.string()), "source_row": pa.array(numbers)}
    arrays = [found.get(field.name, pa.nulls(0)) for field in ACTIVITIES]
    arrays = [
        array if len(array) == rows else pa.nulls(rows, field.type)
        for array, field in zip(arrays, ACTIVITIES, strict=True)
    ]
    if not odd.any():
        return Collected(pa.RecordBatch.from_arrays(arrays, schema=ACTIVITIES))
    batcher = Batcher(source)
    places = np.flatnonzero(odd).tolist()
    for place, record in zip(places, records(places), strict=True):
        one = tried(plain.row, record)
        if isinstance(one, Text):
            batcher.refuse(int(numbers[place]), one, raw(place))
        else:
            batcher.add(int(numbers[place]), one, raw(place))
    given = batcher.give()
    # Of odd rows nothing may be looked at, not even whether a value that may not lack does.
    loose = pa.Table.from_arrays(arrays, names=ACTIVITIES.names).filter(pa.array(~odd))
    both = pa.concat_tables([loose, pa.Table.from_batches([given.batch]).cast(loose.schema)])
    both = both.take(pc.sort_indices(both["source_row"])).combine_chunks()
    batches = both.to_batches()
    plain_arrays = batches[0].columns if batches else [pa.nulls(0, field.type) for field in ACTIVITIES]
    return Collected(pa.RecordBatch.from_arrays(plain_arrays, schema=ACTIVITIES), given.bad, given.mended)


def _columns(table: pa.RecordBatch | pa.Table) -> tuple[dict[str, pa.Array], Mask] | None:
    names = tuple(table.schema.names)
    given: dict[str, pa.Array] = {}
    rest: dict[str, pa.Array] = {}
    odd = np.zeros(table.num_rows, np.bool_)
    soft = False
    for name, target in columns.plan(names):
        column = table.column(name)
        column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        if target == columns.IGNORED:
            odd |= flags(pc.is_null(column))  # of JSON: not named, so that the other one is not passed over
        elif target in ("", "extra"):
            rest[name] = column
        else:
            given[target] = column
            soft |= target == "verb" and columns.key(name) in columns.SOFT_VERBS
    if soft or not _are_words(given):
        return None
    odd |= _marked(rest, table.num_rows)
    found: dict[str, pa.Array] = {}
    for target, column in given.items():
        if target in ("created_at", "seen_at"):
            given_so = column if pa.types.is_timestamp(column.type) or _counts(column) else words(column)
            read = None if given_so is None else moment(given_so)
            if read is None:
                return None
            found[target] = read[0]
            odd |= read[1]
        elif target in _TEXTS or target in _HANDLES:
            found[target], is_odd = (text if target in _TEXTS else handle)(words(column))
            odd |= is_odd
    odd |= _verbs(given, found, table.num_rows)
    odd |= _platforms(given, found, rest, table.num_rows)
    extra = _extra(rest, table.num_rows)
    if extra is None:
        return None
    found["extra"] = extra[0]
    odd |= extra[1] | _without(found, table.num_rows)
    return found, odd


def _are_words(given: Mapping[str, pa.Array]) -> bool:
    return all(name in ("created_at", "seen_at") or words(column) is not None for name, column in given.items())


def _counts(column: pa.Array) -> bool:
    return bool(pa.types.is_integer(column.type))


def _marked(rest: Mapping[str, pa.Array], rows: int) -> Mask:
    """Rows that other columns call a repost or a reply."""
    odd = np.zeros(rows, np.bool_)
    for name, column in rest.items():
        given = words(column)
        if name in ("is_retweet", "is_reply"):
            said = column.cast(pa.string()) if given is None else given
            odd |= flags(pc.is_in(pc.utf8_lower(said), value_set=_YES))
        elif name == "parent_comment_id":
            odd |= np.ones(rows, np.bool_) if given is None else flags(pc.not_equal(given, ""))
        elif name == "parent_id":
            odd |= np.ones(rows, np.bool_) if given is None else flags(pc.equal(given, "root"))
        elif name == "type" and "thread_id" in rest:
            odd |= np.ones(rows, np.bool_) if given is None else flags(pc.match_substring(given, "comment"))
    return odd


def _verbs(given: Mapping[str, pa.Array], found: dict[str, pa.Array], rows: int) -> Mask:
    if "verb" not in given:
        found["verb"] = pa.array(["post"] * rows, pa.string())
        odd = np.zeros(rows, np.bool_)
    else:
        said = filled(words(given["verb"]))
        known = mapped(said, columns.verb)
        odd = flags(pc.and_(pc.is_valid(said), pc.is_null(known)))
        found["verb"] = pc.fill_null(known, "post")
    if "text" in found:
        odd |= flags(pc.starts_with(found["text"], "RT @"))
    if "url" in given:
        has_url = pc.is_valid(filled(words(given["url"])))
        odd |= flags(pc.and_(has_url, pc.invert(pc.is_in(found["verb"], value_set=pa.array(sorted(_OWN))))))
    return odd


def _platforms(given: Mapping[str, pa.Array], found: dict[str, pa.Array], rest: dict[str, pa.Array], rows: int) -> Mask:
    said, odd = None, np.zeros(rows, np.bool_)
    if "platform" in given:
        cleaned, odd = text(words(given["platform"]))
        said = mapped(cleaned, plain.platform)
    if "url" in given:
        url = filled(words(given["url"]))
        rest["url"] = url
        host = pc.struct_field(pc.extract_regex(url, r"(?s)^(?P<host>(?:.*?://)?[^/]*)"), "host")
        seen = mapped(host, plain.platform_of)
        said = seen if said is None else pc.coalesce(said, seen)
    if said is not None:
        found["platform"] = filled(said)
    return odd


def _extra(rest: Mapping[str, pa.Array], rows: int) -> vector_columns.Column | None:
    """What is left as JSON objects. A column that is such an object already stands alone or makes its rows odd."""
    others = {name: column for name, column in rest.items() if name != "extra"}
    made = as_objects(others, rows)
    if made is None or "extra" not in rest:
        return made
    whole = words(rest["extra"])
    if whole is None:
        return None
    given = filled(whole)
    if made[0].null_count < rows:
        return made[0], made[1] | flags(pc.is_valid(given))
    known = mapped(given, _canonical)
    return known, made[1] | flags(pc.and_(pc.is_valid(given), pc.is_null(known)))


def _canonical(written: str) -> str | None:
    """An object as `batching.as_json` writes it; nothing where it is none, or says more than `extra` may."""
    try:
        inner = json.loads(written) if written.startswith("{") else None
    except ValueError:
        return None
    return as_json(inner) if isinstance(inner, dict) and inner and plain.MARKS.isdisjoint(inner) else None


def _without(found: Mapping[str, pa.Array], rows: int) -> Mask:
    """Rows without anything to find, without an id, or said to be private."""
    witnessed = np.zeros(rows, np.bool_)
    for name in _WITNESS:
        if name in found:
            witnessed |= np.asarray(pc.is_valid(found[name]).to_numpy(zero_copy_only=False), np.bool_)
    lacking = ~witnessed
    if "id" not in found:
        return np.ones(rows, np.bool_)
    lacking |= np.asarray(pc.is_null(found["id"]).to_numpy(zero_copy_only=False), np.bool_)
    if "visibility" in found:
        lacking |= flags(pc.is_in(found["visibility"], value_set=_PRIVATE))
    return lacking
