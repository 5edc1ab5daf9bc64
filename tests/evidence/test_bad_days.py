"""A worker killed in the middle, and the order in which a real process writes to the disk."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from netra.evidence import store
from tests.evidence import samples

ROOT = Path(__file__).parents[2]


@pytest.fixture
def environment(data_folder: Path) -> dict[str, str]:
    # A SQLite file of its own, also where the other tests run on PostgreSQL.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_URL")}
    return {**inherited, "NETRA_DATA": str(data_folder), "PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("phone") / "foto.jpg"
    path.write_bytes(samples.jpeg((1200, 900)))
    return path


def command(*task: str) -> list[str]:
    return [sys.executable, "-m", "tests.evidence.alone", *task]


def run(*task: str, environment: dict[str, str]) -> str:
    done = subprocess.run(command(*task), env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def state(environment: dict[str, str]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(run("state", environment=environment))
    return answer


def test_a_worker_killed_in_the_middle_loses_nothing(
    environment: dict[str, str], photo: Path, data_folder: Path
) -> None:
    run("keep", str(photo), environment=environment)
    worker = subprocess.Popen(command("clean-and-hang"), env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "hanging\n"
    worker.kill()
    worker.wait()
    worker.stdout.close()
    assert state(environment) == {"state": "PENDING", "attempts": 1, "touches": ["KEPT"]}
    assert list((data_folder / "evidence").glob("clean/*/*/*")) == []

    assert run("clean", environment=environment) == "1"
    assert state(environment) == {"state": "DONE", "attempts": 2, "touches": ["KEPT", "CLEANED"]}
    assert len(list((data_folder / "evidence").glob("clean/*/*/*.jpg"))) == 1
    [original] = (data_folder / "evidence").glob("[0-9a-f][0-9a-f]/*/*")
    assert store.read_copy(original) == photo.read_bytes()
    assert run("clean", environment=environment) == "0"


def test_a_real_process_flushes_before_the_row_is_written(
    environment: dict[str, str], photo: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed; the order is also checked by injected failures in test_keep.py")
    log = tmp_path_factory.mktemp("strace") / "calls"
    watched = "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,newfstatat,stat,statx"
    traced = subprocess.run(
        [strace, "-f", "-y", "-o", str(log), "-e", f"trace={watched}", *command("keep", str(photo))],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    if "ptrace" in traced.stderr and traced.returncode:
        pytest.skip(f"strace may not trace here: {traced.stderr.strip()[:200]}")
    assert traced.returncode == 0, traced.stderr
    assert _steps(log.read_text()) == ["write file", "fsync file", "rename", "fsync folder", "write row", "fsync row"]


def _steps(log: str) -> list[str]:
    """The calls between the two marks, each run of like calls once."""
    _, _, rest = log.partition("/netra-starts-here")
    between, mark, _ = rest.partition("/netra-ends-here")
    assert mark, "the marks are in the log"
    sealed = r"/evidence/[0-9a-f]{2}/[0-9a-f]{2}"
    patterns = {
        r" p?write(64)?\(\d+<[^>]*/incoming/[^>]*\.part>": "write file",
        r" f(data)?sync\(\d+<[^>]*/incoming/[^>]*\.part>": "fsync file",
        rf" rename(at2?)?\(.*{sealed}/[0-9a-f]{{64}}\"": "rename",
        rf" f(data)?sync\(\d+<[^>]*{sealed}>": "fsync folder",
        r" p?write(64)?\(\d+<[^>]*\.sqlite3(-wal)?>": "write row",
        r" f(data)?sync\(\d+<[^>]*\.sqlite3(-wal)?>": "fsync row",
    }
    steps: list[str] = []
    for line in between.splitlines():
        for pattern, step in patterns.items():
            if re.search(pattern, line) and step not in steps[-1:]:
                steps.append(step)
    return steps
