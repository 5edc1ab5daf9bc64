"""One piece of input screened into files of its own, which appear whole or not at all."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from netra.engine.collecting import BadRow, Piece, read_piece
from netra.engine.runs.lines import flag_lines
from netra.engine.runs.recipes import Recipe, made
from netra.engine.schemas import FLAGS

COMPRESSION: Final = "zstd"


@dataclass(frozen=True, slots=True)
class Work:
    """A piece, its number in the run, and where its files go."""

    number: int
    piece: Piece
    folder: Path

    def file(self, ending: str) -> Path:
        return self.folder / f"{self.number:06d}.{ending}"


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows of a piece, or of a whole run."""

    read: int = 0
    flagged: int = 0  # activities with at least one flag
    flags: int = 0
    strong: int = 0
    bad: int = 0
    mended: Mapping[str, int] = field(default_factory=dict)
    contests: Mapping[str, int] = field(default_factory=dict)  # flags; "" where no single contest is known
    seconds: float = 0.0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.read + other.read,
            self.flagged + other.flagged,
            self.flags + other.flags,
            self.strong + other.strong,
            self.bad + other.bad,
            dict(Counter(self.mended) + Counter(other.mended)),
            dict(Counter(self.contests) + Counter(other.contests)),
            self.seconds + other.seconds,
        )


def screen_piece(work: Work, recipe: Recipe) -> Counts:
    """Screen a piece, write its files, and give its counts. Done already: the counts alone.

    The counts are written last, so their file means that the others are whole.
    """
    done = counts_of(work)
    if done is not None:
        return done
    screening = made(recipe)
    started = _own_time()
    read = flagged = flags = strong = bad = 0
    mended: Counter[str] = Counter()
    contests: Counter[str] = Counter()
    with (
        _Appearing(work.file("parquet")) as table_path,
        _Appearing(work.file("jsonl")) as lines_path,
        _Appearing(work.file("bad.jsonl")) as bad_path,
        pq.ParquetWriter(table_path, FLAGS, compression=COMPRESSION) as writer,
        lines_path.open("wb") as lines,
        bad_path.open("wb") as bad_lines,
    ):
        for some in read_piece(work.piece):
            read += some.batch.num_rows
            bad += len(some.bad)
            mended += some.mended
            bad_lines.writelines(bad_line(one) for one in some.bad)
            if not some.batch.num_rows:
                continue
            found = screening(some.batch)
            if not found.num_rows:
                continue
            writer.write_batch(found.cast(FLAGS) if found.schema != FLAGS else found)
            lines.writelines(flag_lines(found))
            flags += found.num_rows
            flagged += len(set(zip(found["source"].to_pylist(), found["source_row"].to_pylist(), strict=True)))
            strong += sum(level == "strong" for level in found["level"].to_pylist())
            contests.update(contest or "" for contest in found["contest"].to_pylist())
    counts = Counts(read, flagged, flags, strong, bad, dict(mended), dict(contests), round(_own_time() - started, 3))
    with _Appearing(work.file("json")) as path:
        path.write_text(json.dumps(asdict(counts)), encoding="utf-8")
    return counts


def counts_of(work: Work) -> Counts | None:
    """The counts of a piece that is done, else nothing."""
    try:
        return Counts(**json.loads(work.file("json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def bad_line(row: BadRow) -> bytes:
    """A row that was set aside as a line, with its reason in both languages."""
    told = {"source": row.source, "row": row.row, "reason": asdict(row.reason), "raw": row.raw}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def _own_time() -> float:
    times = os.times()
    return times.user + times.system


class _Appearing:
    """A file written under another name and given its own when it is whole and on the disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written = path.with_name(f"{path.name}.{os.getpid()}.tmp")

    def __enter__(self) -> Path:
        return self._written

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        if kind is not None:
            self._written.unlink(missing_ok=True)
            return
        flush(self._written)
        self._written.replace(self._path)


def appearing(path: Path) -> _Appearing:
    """Write a file so that it is there whole or not at all."""
    return _Appearing(path)


def flush(path: Path) -> None:
    """See to it that a file is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def summed(counts: Iterable[Counts]) -> Counts:
    """All together."""
    total = Counts()
    for one in counts:
        total += one
    return total
