"""The files of the pieces put together in order. Flags seen twice are kept once; ids that clash are told apart.

An activity that two exports both hold gives the same flag twice: the first stays. Two different posts that bear one id
(every export that counts from 1 has such) keep both flags; the later one's id is made anew from what it says.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from netra.engine.runs.chunks import COMPRESSION, Work, appearing
from netra.engine.runs.lines import flag_lines
from netra.engine.schemas import FLAGS

TABLE, LINES, BAD = "flags.parquet", "flags.jsonl", "bad.jsonl"
_GROUP: Final = 50_000
_BLOCK: Final = 1 << 20
_CONTENT: Final = (
    "contest", "platform", "actor_handle", "verb", "text", "target_handle", "target_url", "target_text", "created_at"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Joined:
    """What was put together: flags written, left out as seen before, given another id; SHA-256 of each file."""

    flags: int
    again: int
    renamed: int
    strong: int
    contests: dict[str, int]
    files: dict[str, str]


def join(works: Sequence[Work], out: Path, refused: Sequence[bytes] = ()) -> Joined:
    """Write the three files of a run from those of its pieces; `refused` are lines on files that were not read."""
    known = _Known(_doubled(works))
    contests: Counter[str] = Counter()
    strong = 0
    with (
        appearing(out / TABLE) as table_path,
        appearing(out / LINES) as lines_path,
        lines_path.open("wb") as lines,
        _Groups(table_path) as groups,
    ):
        for work in works:
            written = pq.read_table(work.file("parquet"), schema=FLAGS)
            table = known.first_seen(written)
            if table is written:
                _copy(work.file("jsonl"), lines)
            else:
                lines.writelines(line for batch in table.to_batches() for line in flag_lines(batch))
            groups.add(table)
            strong += pc.sum(pc.equal(table["level"], "strong")).as_py() or 0
            contests.update(contest or "" for contest in table["contest"].to_pylist())
    with appearing(out / BAD) as bad_path, bad_path.open("wb") as bad:
        bad.writelines(refused)
        for work in works:
            _copy(work.file("bad.jsonl"), bad)
    files = {name: digest(out / name) for name in (TABLE, LINES, BAD)}
    flags = sum(contests.values())
    return Joined(flags, known.again, known.renamed, strong, dict(sorted(contests.items())), files)


class _Known:
    """Flags whose ids stand more than once, as they come by."""

    def __init__(self, doubled: NDArray[np.uint64]) -> None:
        self._doubled = doubled
        self._seen: dict[str, bytes] = {}
        self.again = self.renamed = 0

    def first_seen(self, table: pa.Table) -> pa.Table:
        """The same table where nothing in it was seen before, else one without that and with ids of its own."""
        if not self._doubled.size:
            return table
        places = np.flatnonzero(np.isin(_hashes(table["id"]), self._doubled))
        ids = table["id"].to_pylist()
        gone: list[int] = []
        renamed = 0
        rows = table.select(["id", *_CONTENT]).take(pa.array(places)).to_pylist()
        for place, row in zip(places.tolist(), rows, strict=True):
            id = row.pop("id")
            content = hashlib.sha256(repr(list(row.values())).encode("utf-8", "replace")).digest()
            first = self._seen.setdefault(id, content)
            if first is not content and first != content:
                id = hashlib.sha256(id.encode() + content).hexdigest()[:32]
                first = self._seen.setdefault(id, content)
                ids[place] = id
                renamed += first is content
            if first is not content:
                gone.append(place)
        if not gone and not renamed:
            return table
        self.again += len(gone)
        self.renamed += renamed
        table = table.set_column(0, FLAGS.field("id"), pa.array(ids, pa.string()))
        keep = np.ones(table.num_rows, np.bool_)
        keep[gone] = False
        return table.filter(pa.array(keep))


class _Groups:
    """A Parquet file in row groups of a useful size, whatever the size of what is added."""

    def __init__(self, path: Path) -> None:
        self._writer = pq.ParquetWriter(path, FLAGS, compression=COMPRESSION)
        self._held: list[pa.Table] = []
        self._rows = 0

    def __enter__(self) -> "_Groups":
        return self

    def add(self, table: pa.Table) -> None:
        if table.num_rows:
            self._held.append(table)
            self._rows += table.num_rows
        if self._rows >= _GROUP:
            self._write()

    def _write(self) -> None:
        if self._held:
            self._writer.write_table(pa.concat_tables(self._held))
        self._held, self._rows = [], 0

    def __exit__(self, *_rest: object) -> None:
        self._write()
        self._writer.close()


def _doubled(works: Sequence[Work]) -> NDArray[np.uint64]:
    """Hashes of ids that stand more than once: eight bytes a flag are all that is held of a run of any size."""
    parts = [_hashes(pq.read_table(work.file("parquet"), columns=["id"])["id"]) for work in works]
    every = np.sort(np.concatenate(parts)) if parts else np.empty(0, np.uint64)
    return np.unique(every[1:][every[1:] == every[:-1]])


def _hashes(ids: pa.ChunkedArray) -> NDArray[np.uint64]:
    digests = (hashlib.blake2b(id.encode(), digest_size=8).digest() for id in ids.to_pylist())
    return np.frombuffer(b"".join(digests), np.uint64)


def _copy(path: Path, to: BinaryIO) -> None:
    with path.open("rb") as source:
        while block := source.read(_BLOCK):
            to.write(block)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
