"""A run: inputs cut into pieces, pieces screened by a crew, their files put together, and what was done written down.

Killed at any line, a run goes on where it was when it is started again with the same inputs and versions: pieces whose
files are whole are not done twice, and nothing is visible under its own name before it is whole.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from netra.engine.collecting import BadRow, CannotCollect, Piece, files_of, plan, whole_piece
from netra.engine.collecting.pieces import PIECE_BYTES, PIECE_ROWS
from netra.engine.runs import manifest as told
from netra.engine.runs.chunks import Counts, Work, appearing, bad_line, counts_of, summed
from netra.engine.runs.crews import Alone, Crew
from netra.engine.runs.joining import BAD, LINES, TABLE, join
from netra.engine.runs.manifest import Input, Manifest
from netra.engine.runs.recipes import CannotRun, Recipe

try:
    import fcntl
except ImportError:  # Windows: two runs into one folder are not told apart there
    fcntl = None  # type: ignore[assignment]

PARTIAL: Final = ".partial"
_READ_AS: Final = 1  # goes up when the same input would be read or cut otherwise


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. Sizes are bytes on the disk; `rows` those read so far, before a resumption too."""

    done: int
    total: int
    rows: int
    flags: int
    bad: int
    fresh: int  # bytes done since this start, for a rate that a resumed run does not flatter
    fresh_rows: int = 0


Watch = Callable[[Progress], None]


def run(
    inputs: Sequence[Path],
    *,
    out: Path,
    recipe: Recipe,
    crew: Crew | None = None,
    watch: Watch = lambda progress: None,
    piece_bytes: int = PIECE_BYTES,
    piece_rows: int = PIECE_ROWS,
) -> Manifest:
    """Screen files and folders into `out`. Raises `CannotRun` where the folder holds another run or is in use."""
    started = datetime.now(UTC)
    crew = crew or Alone()
    out.mkdir(parents=True, exist_ok=True)
    with _alone_in(out):
        planned = _planned(inputs, piece_bytes, piece_rows)
        key = _key(planned, recipe)
        before = told.read(out / told.NAME)
        if before is not None and before.run == key and _is_whole(out, before):
            return before
        if before is not None and before.run != key:
            raise CannotRun(
                f"Di {out.name} sudah ada hasil lain. Pakai map lain, atau hapus dahulu isinya.",
                f"{out.name} holds another run. Use another folder, or remove what is in it first.",
            )
        folder = _folder(out, key)
        works = [Work(number, piece, folder) for number, piece in enumerate(planned.pieces)]
        done = {work.number: counts for work in works if (counts := counts_of(work))}
        resumed, rows_before = len(done), summed(done.values()).read
        for work, counts in _watched(crew, works, recipe, done, watch):
            done[work.number] = counts
        about = {
            "engine": {"name": crew.name, "workers": crew.workers},
            "versions": dict(recipe.versions),
            "resumed": resumed,
            "rows_before": rows_before,
        }
        manifest = _finish(planned, works, done, out, key, started, about)
        shutil.rmtree(out / PARTIAL)
        return manifest


@dataclass(frozen=True, slots=True)
class _Planned:
    inputs: tuple[Input, ...]
    pieces: tuple[Piece, ...]
    refused: tuple[BadRow, ...]
    params: tuple[int, int]


def _planned(inputs: Sequence[Path], piece_bytes: int, piece_rows: int) -> _Planned:
    """Every file with its hash, and where it is cut. A file that cannot be read is told, and the others go on."""
    found: list[Input] = []
    pieces: list[Piece] = []
    refused: list[BadRow] = []
    names: set[str] = set()
    for path, given in (one for each in inputs for one in files_of(each)):
        source = _different(given, names)
        try:
            whole = whole_piece(path, source)
            cut = plan(whole, piece_bytes=piece_bytes, piece_rows=piece_rows)
        except CannotCollect as fault:
            reason = {"id": fault.text.id, "en": fault.text.en}
            found.append(Input(source, _size(path), _hash(path), "unknown", bad=1, reason=reason))
            refused.append(BadRow(source, 0, fault.text))
            continue
        found.append(Input(source, cut.size, cut.sha256, whole.shape.kind.value))
        pieces += cut.pieces
    return _Planned(tuple(found), tuple(pieces), tuple(refused), (piece_bytes, piece_rows))


def _different(name: str, names: set[str]) -> str:
    """Two inputs of one name from different folders are told apart by a number."""
    source, number = name, 1
    while source in names:
        number += 1
        source = f"{name} ({number})"
    names.add(source)
    return source


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _key(planned: _Planned, recipe: Recipe) -> str:
    told_inputs = [(one.source, one.sha256) for one in planned.inputs]
    what = [_READ_AS, told_inputs, planned.params, sorted(recipe.versions.items())]
    return hashlib.sha256(json.dumps(what).encode()).hexdigest()[:16]


def _folder(out: Path, key: str) -> Path:
    """Where the pieces of this run lie; those of a run that was given up go."""
    for other in (out / PARTIAL).glob("*"):
        if other.name != key:
            shutil.rmtree(other)
    folder = out / PARTIAL / key
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob("*.tmp"):
        left.unlink(missing_ok=True)
    return folder


def _watched(
    crew: Crew, works: Sequence[Work], recipe: Recipe, done: dict[int, Counts], watch: Watch
) -> Iterator[tuple[Work, Counts]]:
    """The pieces that are left, and after each of them how far the run is."""
    total = sum(work.piece.size for work in works)
    before = sum(work.piece.size for work in works if work.number in done)
    so_far = summed(done.values())
    at, rows, flags, bad = before, so_far.read, so_far.flags, so_far.bad
    watch(Progress(at, total, rows, flags, bad, 0))
    left = [work for work in works if work.number not in done]
    for work, counts in crew.do(left, recipe) if left else ():
        at, rows, flags, bad = at + work.piece.size, rows + counts.read, flags + counts.flags, bad + counts.bad
        watch(Progress(at, total, rows, flags, bad, at - before, rows - so_far.read))
        yield work, counts


def _finish(
    planned: _Planned,
    works: Sequence[Work],
    done: Mapping[int, Counts],
    out: Path,
    key: str,
    started: datetime,
    about: Mapping[str, Any],
) -> Manifest:
    """Put the files together, and last of all write the manifest."""
    joined = join(works, out, [bad_line(row) for row in planned.refused])
    counts = summed(done[work.number] for work in works)
    resumed = about["resumed"]
    manifest = Manifest(
        run=key,
        inputs=tuple(_with_counts(planned.inputs, works, done)),
        versions=about["versions"],
        counts={
            "files": len(planned.inputs),
            "files_refused": len(planned.refused),
            "read": counts.read,
            "bad": counts.bad + len(planned.refused),
            "flagged": counts.flagged,
            "written": joined.flags,
            "again": joined.again,
            "renamed": joined.renamed,
            "strong": joined.strong,
        },
        mended=dict(sorted(counts.mended.items())),
        contests=joined.contests,
        files=joined.files,
        engine=about["engine"],
        times=told.times(started, datetime.now(UTC), counts.seconds, counts.read - about["rows_before"], resumed),
        machine=told.machine(),
    )
    with appearing(out / told.NAME) as path:
        path.write_text(manifest.as_json(), encoding="utf-8")
    return manifest


def _with_counts(inputs: Sequence[Input], works: Sequence[Work], done: Mapping[int, Counts]) -> Iterator[Input]:
    by_source: dict[str, Counts] = {}
    for work in works:
        by_source[work.piece.source] = by_source.get(work.piece.source, Counts()) + done[work.number]
    for one in inputs:
        counts = by_source.get(one.source)
        yield one if counts is None else replace(one, rows=counts.read, bad=counts.bad)


def _is_whole(out: Path, manifest: Manifest) -> bool:
    return all(_hash(out / name) == manifest.files.get(name) for name in (TABLE, LINES, BAD))


@contextmanager
def _alone_in(out: Path) -> Iterator[None]:
    """Nobody else writes into this folder meanwhile; the system takes the lock back when the process ends."""
    with (out / ".lock").open("a") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as fault:
                raise CannotRun(
                    "Penyaringan lain sedang menulis ke map ini.", "Another run is writing into this folder."
                ) from fault
        yield
