"""Compiled loops are kept by what all their sources say; what older sources made is not used and goes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from netra.engine import compiling


@pytest.fixture
def _own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.setattr(compiling.SETTINGS, "CACHE_DIR", compiling.SETTINGS.CACHE_DIR)


@pytest.mark.usefixtures("_own_place")
def test_it_works(tmp_path: Path) -> None:
    old = tmp_path / "kept" / ("netra-" + "0" * 16)
    others = tmp_path / "kept" / "somebody-else"
    old.mkdir(parents=True)
    others.mkdir()
    place = compiling.keep_by_sources()
    assert place is not None
    assert place.parent == tmp_path / "kept"
    assert str(place) == compiling.SETTINGS.CACHE_DIR
    assert not old.exists()
    assert others.exists()


@pytest.mark.usefixtures("_own_place")
def test_a_change_in_any_source_gives_another_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for package in compiling.COMPILED:
        (tmp_path / package).mkdir()
        (tmp_path / package / "loop.py").write_text("A = 1\n")
    monkeypatch.setattr(compiling, "HERE", tmp_path)
    before = compiling.keep_by_sources()
    assert compiling.keep_by_sources() == before
    (tmp_path / "resolve" / "loop.py").write_text("A = 2\n")
    after = compiling.keep_by_sources()
    assert after != before
    assert before is not None
    assert not before.exists()


def test_where_nothing_can_be_written_loops_still_run(tmp_path: Path) -> None:
    barred = tmp_path / "file"
    barred.write_text("")
    program = (
        "from netra.engine.compiling import KEPT\n"
        "from netra.engine.resolve import kernel\n"
        "print(KEPT, kernel.best_rows is not None)\n"
    )
    env = {**os.environ, "NUMBA_CACHE_DIR": str(barred)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=env, check=True)
    assert done.stdout.split() == ["None", "True"]
