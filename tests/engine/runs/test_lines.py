"""Lines made by columns are the lines that JSON would make of each row."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.engine.runs.lines import as_line, flag_lines
from netra.engine.schemas import FLAGS

_TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=6)
_OF: dict[str, st.SearchStrategy[Any]] = {
    "string": _TEXTS,
    "float": st.floats(0, 1, width=32),
    "int16": st.integers(0, 99),
    "int32": st.integers(0, 10**6),
    "int64": st.integers(0, 10**12),
    "date32[day]": st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    "timestamp[us, tz=UTC]": st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
}


def _values(field: pa.Field) -> st.SearchStrategy[Any]:
    found: st.SearchStrategy[Any]
    if field.name == "extra":
        made = st.dictionaries(_TEXTS, st.integers() | _TEXTS, min_size=1, max_size=3)
        found = made.map(lambda one: json.dumps(one, ensure_ascii=False, separators=(",", ":")))
    elif pa.types.is_list(field.type):
        inner = field.type.value_type
        one = st.fixed_dictionaries({part.name: _values(part) for part in inner}) if pa.types.is_struct(inner) else None
        found = st.lists(one if one is not None else _OF[str(inner)], max_size=3)
    else:
        found = _OF[str(field.type)]
    return found | st.none() if field.nullable else found


@settings(max_examples=30, deadline=None)
@given(st.lists(st.fixed_dictionaries({field.name: _values(field) for field in FLAGS}), min_size=1, max_size=4))
def test_it_works(rows: list[dict[str, Any]]) -> None:
    batch = pa.RecordBatch.from_pylist(rows, schema=FLAGS)
    lines = list(flag_lines(batch))
    assert lines == [as_line(row) for row in batch.to_pylist()]
    assert lines[1:] == list(flag_lines(batch.slice(1)))
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in rows]
