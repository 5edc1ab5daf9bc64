"""Reading by columns gives what reading row by row gives, whatever stands in the cells."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.domain.words import Text
from netra.engine.collecting import blocks, plain, read_activities, vectors
from netra.engine.collecting.batching import Batcher
from netra.engine.collecting.records import Collected, tried

_WORDS = (
    *("", "RT @posko: datang", "@@budi", "https://contoh.social/@budi", "a &amp; b", "&#x41;", "direct", "private"),
    *("Like", "komentar", "menari", "https://x.com/a/status/1", "www.instagram.com/p/1", "a://x.com/b", "Twitter"),
    *("yes", "root", "comment", '{"b":1,"a":"é"}', '{"is_retweet":"yes"}', "{rusak", "x" * 301),
)
_MOMENTS = (
    *("", "2024-11-20 08:00:00", "2024-11-20T08:00:00Z", "2024-11-20T08:00:00.123Z", "2024-11-20T08:00:60Z"),
    *("2024-11-20T08:00:00.123456+07:00", "2024-02-30 08:00:00", "2024-11-20T24:00:00", "2024-13-01T00:00:00Z"),
    *("1732060800", "1732060800123", "9999999999", "0000000001", "20/11/2024", "1899-01-01 00:00:00", "kemarin"),
    *("2100-01-01T00:00:00Z", "2024-11-20T08:00:00+25:00", "２０24-11-20 08:00:00", "2024-11-20T08:00:00-00:30"),
    "2024-11-20 08:00:00.1",
)
_ODD = ' \t\n\r\x00\x1c\x85\xa0\u2003\u200b\ufeffab@&;#x3gtlp"\\{}:/.é\U0001f600'
_CELLS = st.one_of(st.text(max_size=12), st.text(alphabet=_ODD, max_size=14), st.sampled_from(_WORDS))
_TIMES = st.sampled_from(_MOMENTS)
_NAMES = (
    "id", "platform", "akun", "actor_name", "verb", "isi", "target_handle", "target_url", "target_text", "created_at",
    "seen_at", "visibility", "region_code", "contest", "extra", "url", "suka", "is_retweet", "parent_id", "thread_id",
    "type", "source", "source_row",
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> dict[str, list[str]]:
    names = draw(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=9, unique=True))
    rows = draw(st.integers(1, 5))
    return {
        name: draw(st.lists(_TIMES if name.endswith("_at") else _CELLS, min_size=rows, max_size=rows)) for name in names
    }


def _said(one: Collected) -> object:
    return one.batch.to_pylist(), one.bad, +one.mended


def _row_by_row(records: Sequence[Mapping[str, Any]]) -> Collected:
    batcher = Batcher("f")
    for number, record in enumerate(records, 1):
        row = tried(plain.row, record)
        if isinstance(row, Text):
            batcher.refuse(number, row, "raw")
        else:
            batcher.add(number, row, "raw")
    return batcher.give()


def _at_once(table: pa.Table, records: list[Mapping[str, Any]]) -> Collected | None:
    numbers = np.arange(1, table.num_rows + 1)
    return vectors.collected(table, "f", numbers, lambda places: [records[at] for at in places], lambda place: "raw")


def test_it_works() -> None:
    table = pa.table(
        {"id": ["1", "2"], "isi": ["pagi", " a &lt; b "], "created_at": ["2024-11-20 08:00:00", "kemarin"]}
    )
    found = _at_once(table, table.to_pylist())
    assert found is not None
    assert found.batch["text"].to_pylist() == ["pagi", "a < b"]
    assert found.mended == {"entities": 1, "times": 1}


@settings(max_examples=80, deadline=None)
@given(tables())
def test_both_ways_agree(table: dict[str, list[str]]) -> None:
    records: list[Mapping[str, Any]] = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
    fast = _at_once(pa.table({name: pa.array(cells, pa.string()) for name, cells in table.items()}), records)
    if fast is not None:
        assert _said(fast) == _said(_row_by_row(records))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"id": st.integers(-(2**70), 2**70) | st.text(max_size=3), "text": _CELLS},
            optional={
                "created_at": _TIMES | st.integers(0, 2**45),
                "suka": st.integers(0, 9) | st.booleans(),
                "url": _CELLS,
                "source": _CELLS,
                "source_row": st.just(1),
            },
        ),
        min_size=1,
        max_size=6,
    )
)
def test_lines_of_json_too(records: list[dict[str, Any]]) -> None:
    lines = [(json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n", 9) for record in records]
    fast = blocks.of_json(lines, 1, "f")
    if fast is not None:
        bad, slow = fast.bad, _row_by_row(records)
        assert fast.batch.to_pylist() == slow.batch.to_pylist()
        assert [(one.row, one.reason) for one in bad] == [(one.row, one.reason) for one in slow.bad]
        assert +fast.mended == +slow.mended


@pytest.mark.parametrize(
    "line",
    [
        '{"id":"1","text":"a"}{"id":"2","text":"b"}',
        '{"id":"1","text":"a","text":"b"}',
        '{"id":"1","text":"a","data":{"x":1}}',
        '{"id":"1","text":"\\ud83d"}',
        '{"id":"1","text":NaN}',
        '{"id":"1","text":["a"]}',
        '{"id":"1","text":"a","author":{"username":"b"}}',
        '{"id":"1","isi":"a","text":"b"}',
        '{"id":1.5,"text":"b"}',
    ],
)
def test_lines_that_are_looked_at_one_by_one(line: str, tmp_path: Path) -> None:
    block = [(b'{"id":"0","text":"awal"}', 1), (line.encode(), 1), (b'{"id":"9","text":"akhir"}', 1)]
    assert blocks.of_json(block, 1, "f") is None
    (tmp_path / "f").write_bytes(b"\n".join(one for one, _size in block))
    some = list(read_activities(tmp_path / "f"))
    ids = [id for one in some for id in one.batch["id"].to_pylist()]
    assert (ids[0], ids[-1]) == ("0", "9")
    assert sum((one.mended for one in some), Counter())["ids"] == 0
