"""A run gives the same files whoever does it, goes on after a kill, and tells what it did."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from netra.engine.runs import Alone, CannotRun, Crew, Manifest, Processes, Progress, run
from netra.engine.runs.cluster import Dask
from netra.engine.schemas import FLAGS, check
from tests.engine.runs.fakes import Fake

PIECES: dict[str, Any] = {"piece_bytes": 400, "piece_rows": 5}


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Lines, a table, Parquet, a dead file; ids that repeat and ids that clash."""
    folder = tmp_path / "masuk"
    folder.mkdir()
    lines = [
        json.dumps({"id": n, "platform": "x", "actor_handle": f"warga{n}", "text": f"dukung nomor {n % 5}"})
        for n in range(60)
    ]
    (folder / "a.jsonl").write_text("\n".join([*lines[:30], '{"id": 30, "te', *lines[30:]]) + "\n")
    (folder / "b.csv").write_text("id,text\n" + "".join(f'{n},"dukung\nsatu {n}"\n' for n in range(40)))
    (folder / "c.csv").write_text(
        "id,text\n" + "".join(f'{n},"dukung\nsatu {n}"\n' for n in range(20)) + "7,dukung dua\n"
    )
    (folder / "d.txt").write_text("Bukan tabel.\n")
    table = pq.read_table(_flagless(tmp_path))
    pq.write_table(table, folder / "e.parquet", row_group_size=4)
    return folder


def _flagless(tmp_path: Path) -> Path:
    run([_one(tmp_path, "dukung kita")], out=tmp_path / "dulu", recipe=Fake())
    return tmp_path / "dulu" / "flags.parquet"


def _one(tmp_path: Path, *texts: str) -> Path:
    path = tmp_path / "satu.csv"
    path.write_text("id,text\n" + "".join(f"{n},{text}\n" for n, text in enumerate(texts)))
    return path


def _files(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in ("flags.jsonl", "bad.jsonl", "flags.parquet")}


def _same(manifest: Manifest) -> object:
    """What may not depend on who did the run."""
    return (manifest.run, manifest.inputs, manifest.versions, manifest.counts, manifest.contests, manifest.files)


def test_it_works(tmp_path: Path) -> None:
    seen: list[Progress] = []
    out = tmp_path / "out"
    manifest = run([_one(tmp_path, "dukung satu", "pagi", "dukung dua")], out=out, recipe=Fake(), watch=seen.append)
    lines = [json.loads(line) for line in (out / "flags.jsonl").read_text().splitlines()]
    assert [line["text"] for line in lines] == ["dukung satu", "dukung dua"]
    assert list(lines[0]) == FLAGS.names
    written = pq.read_schema(out / "flags.parquet")
    check(written, FLAGS)
    assert written.metadata == FLAGS.metadata
    assert manifest.counts["read"] == 3
    assert manifest.counts["written"] == manifest.counts["flagged"] == 2
    assert manifest.contests == {"2024/00.01": 2}
    assert json.loads((out / "manifest.json").read_text())["run"] == manifest.run
    assert (seen[0].done, seen[-1].done) == (0, seen[-1].total)
    assert sorted(path.name for path in out.iterdir()) == [
        ".lock", "bad.jsonl", "flags.jsonl", "flags.parquet", "manifest.json"
    ]  # fmt: skip


def test_ids_seen_again_and_ids_that_clash(feed: Path, tmp_path: Path) -> None:
    manifest = run([feed], out=tmp_path / "out", recipe=Fake(), **PIECES)
    ids = pq.read_table(tmp_path / "out" / "flags.parquet", columns=["id"])["id"].to_pylist()
    assert len(set(ids)) == len(ids) == manifest.counts["written"] == 60 + 40 + 1 + 1
    assert manifest.counts["again"] == 20
    assert manifest.counts["renamed"] == 1  # the second "7" of c.csv says something else
    bad = [json.loads(line) for line in (tmp_path / "out" / "bad.jsonl").read_text().splitlines()]
    assert [(one["source"], one["row"]) for one in bad] == [("d.txt", 0), ("a.jsonl", 31)]
    assert manifest.counts["bad"] == 2
    assert [one.source for one in manifest.inputs if one.reason] == ["d.txt"]


def test_the_same_with_one_worker_with_two_and_on_dask(feed: Path, tmp_path: Path) -> None:
    told, files, tables = [], [], []
    crews: tuple[Crew, ...] = (Alone(), Processes(2), Dask(workers=2))
    for number, crew in enumerate(crews):
        out = tmp_path / str(number)
        told.append(_same(run([feed], out=out, recipe=Fake(), crew=crew, **PIECES)))
        files.append(_files(out))
        tables.append(pq.read_table(out / "flags.parquet"))
    assert told[0] == told[1] == told[2]
    assert files[0] == files[1] == files[2]
    assert tables[0].equals(tables[1])
    assert tables[0].equals(tables[2])


def test_the_cut_changes_nothing(feed: Path, tmp_path: Path) -> None:
    run([feed], out=tmp_path / "a", recipe=Fake(), **PIECES)
    run([feed], out=tmp_path / "b", recipe=Fake())
    assert _files(tmp_path / "a")["flags.jsonl"] == _files(tmp_path / "b")["flags.jsonl"]
    assert _files(tmp_path / "a")["bad.jsonl"] == _files(tmp_path / "b")["bad.jsonl"]


_KILLED = """
import sys
from pathlib import Path
from netra.engine.runs import Alone, Processes, run
from tests.engine.runs.fakes import Fake
if __name__ == "__main__":
    crew = Processes(2) if sys.argv[4] == "2" else Alone()
    run([Path(sys.argv[1])], out=Path(sys.argv[2]), recipe=Fake(slow=0.05, log=sys.argv[3]), crew=crew,
        piece_bytes=400, piece_rows=5)
"""


@pytest.mark.parametrize("workers", ["1", "2"])
def test_killed_outright_it_goes_on_without_doubling(feed: Path, tmp_path: Path, workers: str) -> None:
    whole = tmp_path / "whole"
    run([feed], out=whole, recipe=Fake(), **PIECES)
    out, log = tmp_path / "out", tmp_path / "log"
    script = tmp_path / "killed.py"
    script.write_text(_KILLED)
    log.write_text("")
    root = Path(__file__).parents[3]
    process = subprocess.Popen(
        [sys.executable, script, feed, out, log, workers], env=os.environ | {"PYTHONPATH": str(root)}
    )
    deadline = time.monotonic() + 30
    while len(log.read_text()) < 5 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    time.sleep(1.2 if workers == "2" else 0)  # its workers see that nobody is left
    there = len(list(out.glob(".partial/*/*.json")))
    assert there >= 2
    assert not (out / "manifest.json").exists()
    before = len(log.read_text())
    recipe = Fake(slow=0.0, log=str(log))
    manifest = run([feed], out=out, recipe=recipe, **PIECES)
    assert manifest.times["pieces_found_done"] >= there - 1
    assert _files(out) == _files(whole)
    total = len(list(_pieces(feed)))
    assert len(log.read_text()) - before <= total - manifest.times["pieces_found_done"]
    assert not (out / ".partial").exists()


def _pieces(feed: Path) -> list[object]:
    from netra.engine.collecting import CannotCollect, files_of, plan, whole_piece

    found: list[object] = []
    for path, source in files_of(feed):
        try:
            found += plan(whole_piece(path, source), **PIECES).pieces
        except CannotCollect:
            continue
    return found


def test_a_finished_run_is_not_done_again(tmp_path: Path) -> None:
    file, log = _one(tmp_path, "dukung satu"), tmp_path / "log"
    first = run([file], out=tmp_path / "out", recipe=Fake(log=str(log)))
    assert run([file], out=tmp_path / "out", recipe=Fake(log=str(log))) == first
    assert log.read_text() == "x"


def test_a_folder_with_another_run_is_left_alone(tmp_path: Path) -> None:
    run([_one(tmp_path, "dukung satu")], out=tmp_path / "out", recipe=Fake())
    before = _files(tmp_path / "out")
    with pytest.raises(CannotRun):
        run([_one(tmp_path, "dukung dua")], out=tmp_path / "out", recipe=Fake())
    with pytest.raises(CannotRun):
        run([_one(tmp_path, "dukung satu")], out=tmp_path / "out", recipe=Fake(version="2"))
    assert _files(tmp_path / "out") == before


def test_a_file_that_changed_begins_anew(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / ".partial" / "0123456789abcdef").mkdir(parents=True)
    (out / ".partial" / "0123456789abcdef" / "000000.json").write_text("{}")
    manifest = run([_one(tmp_path, "dukung satu")], out=out, recipe=Fake())
    assert manifest.counts["written"] == 1
