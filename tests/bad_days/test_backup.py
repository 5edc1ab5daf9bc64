"""A house that is served, backed up and restored elsewhere is the same house; half a backup is none. Rows: LAPTOP-4."""

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.bad_days.browser import code_in
from tests.bad_days.forms import a_photo, hand_in, open_form
from tests.bad_days.house import ROOT, House, demolish, new_database

PASSPHRASE = "empat puluh dua kuda liar"


@pytest.fixture
def empty(tmp_path: Path, house: House) -> Iterator[House]:
    """Somewhere else: nothing there, and an empty database where the first has a server."""
    elsewhere = House(tmp_path / "elsewhere", new_database() if house.database else "")
    yield elsewhere
    demolish(elsewhere)


@pytest.fixture
def safe(tmp_path: Path) -> Path:
    """The secret half, kept elsewhere."""
    path = tmp_path / "safe" / "backup.key"
    path.parent.mkdir()
    House(tmp_path / "nobody").netra("backup-key", str(path))
    return path


def _backup(house: House, to: Path, safe: Path, *more: str) -> str:
    return house.netra("backup", str(to), "--to", f"{safe}.pub", *more)


def _restore(house: House, source: Path, safe: Path, *more: str) -> str:
    return house.netra("restore", str(source), "--key", str(safe), *more)


def _refused(house: House, *words: str) -> str:
    command = [sys.executable, "-m", "netra.config.cli", *words]
    done = subprocess.run(command, env=house.environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (1, 2), done.stdout
    return done.stderr


def tables(house: House) -> dict[str, str]:
    """A digest of every row of every table."""
    if house.database:
        with psycopg.connect(house.database) as line:
            names = line.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
            return {name: _digest(line.execute(f'select * from "{name}"').fetchall()) for (name,) in names}
    with sqlite3.connect(house.folder / "netra.sqlite3") as lite:
        found = lite.execute("select name from sqlite_master where type = 'table'").fetchall()
        return {name: _digest(lite.execute(f'select * from "{name}"').fetchall()) for (name,) in found}


def _digest(rows: list[Any]) -> str:
    return hashlib.sha256("\n".join(sorted(map(repr, rows))).encode()).hexdigest()


def contents(folder: Path) -> dict[str, str]:
    """Every file but the database, what is made again, and the memory of backups."""
    left_out = ("static/", "backups/", "metrics/", "evidence/incoming/", "netra.sqlite3")
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not (name := path.relative_to(folder).as_posix()).startswith(left_out)
    }


def _report(house: House, seed: int) -> str:
    browser = house.browser()
    code = code_in(hand_in(browser, open_form(browser), a_photo(seed)))
    assert code
    return code


def test_it_works(house: House, empty: House, safe: Path, tmp_path: Path) -> None:
    """Backed up while it is served, twice, the second time with little to write; restored, codes open their reports."""
    house.start()
    first, place, keys = _report(house, 1), tmp_path / "kept", tmp_path / "keys"
    _backup(house, place, safe, "--keys", str(keys))
    second = _report(house, 2)
    time.sleep(1)  # stamps are of seconds
    said = _backup(house, place, safe, "--keys", str(keys))
    house.stop()
    wanted = tables(house), contents(house.folder)
    assert int(said.splitlines()[1].split()[0]) < len(list(place.glob("objects/*/*")))
    plain = b"".join(path.read_bytes() for path in place.rglob("*") if path.is_file())
    for word in (b"SQLite format", b"alun-alun", b"codes.key"):
        assert word not in plain
    said = _restore(empty, place, safe, "--keys", str(keys))
    assert (tables(empty), contents(empty.folder)) == wanted
    empty.netra("setup")
    empty.start()
    for code in (first, second):
        browser = empty.browser()
        browser.get("/status/")
        assert browser.post_plain("/status/", [("code", code)]).status == 302
        assert "Sudah kami terima" in browser.get("/status/").text
    assert _report(empty, 3) not in (first, second)  # sequences go on where they stood


def test_what_is_refused(house: House, empty: House, safe: Path, tmp_path: Path) -> None:
    place = tmp_path / "kept"
    assert "inside the data folder" in _refused(house, "backup", str(house.folder / "x"), "--to", f"{safe}.pub")
    (tmp_path / "words").write_text(PASSPHRASE)
    for _ in range(2):
        house.netra("backup", str(place), "--passphrase-file", str(tmp_path / "words"), "--keep", "1")
        time.sleep(1)  # stamps are of seconds
    [named] = place.glob("whole/*/objects.txt")  # the older one went, with what it alone held
    assert set(named.read_text().split()) == {path.name for path in place.glob("objects/*/*")}
    assert "another key" in _refused(house, "backup", str(place), "--to", f"{safe}.pub")
    assert "another key" in _refused(empty, "restore", str(place), "--key", str(safe))
    opens = ("--passphrase-file", str(tmp_path / "words"))
    assert "is not empty" in _refused(house, "restore", str(place), *opens)
    assert "No whole backup" in _refused(empty, "restore", str(place), *opens, "--at", "2001-01-01T000000Z")
    (tmp_path / "words").write_text(PASSPHRASE.upper())
    assert "another key" in _refused(empty, "restore", str(place), *opens)
    (tmp_path / "words").write_text(PASSPHRASE)
    [one] = place.glob("whole/*/manifest")
    largest = max(place.glob("objects/*/*"), key=lambda path: path.stat().st_size)
    _flip(largest)
    assert "altered or cut short" in _refused(empty, "restore", str(place), *opens)
    assert "did not come to its end" in _refused(empty, "restore", str(place), *opens)
    assert "not restored to its end" in _refused(empty, "backup", str(tmp_path / "more"))
    _flip(one)
    assert "altered" in _refused(House(tmp_path / "third"), "restore", str(place), *opens)


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o600)
    path.write_bytes(content)


def test_killed_in_the_middle(house: House, empty: House, safe: Path, tmp_path: Path) -> None:
    """Whatever the moment, there is a whole backup or none, and the next run comes through."""
    place = tmp_path / "kept"
    house.do("photos", "40")
    command = [sys.executable, "-m", "netra.config.cli", "backup", str(place), "--to", f"{safe}.pub"]
    for enough in (3, 30):
        run = subprocess.Popen(command, env=house.environment, cwd=ROOT, start_new_session=True)
        while run.poll() is None and len(list(place.glob("objects/*/*"))) < enough:
            time.sleep(0.001)
        assert run.poll() is None, "it was cut short"
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        assert not list(place.glob("whole/*"))
        assert "No whole backup" in _refused(empty, "restore", str(place), "--key", str(safe))
    _backup(house, place, safe)
    assert not list((house.folder / "backups").glob("snapshot-*"))
    objects = {path.name for path in place.glob("objects/*/*")}
    [named] = place.glob("whole/*/objects.txt")
    assert objects == set(named.read_text().split()), "nothing is left of the runs that were killed"
    _restore(empty, place, safe)
    assert (tables(empty), contents(empty.folder)) == (tables(house), contents(house.folder))


@pytest.mark.heavy
def test_the_practice_world(empty: House, safe: Path, tmp_path: Path) -> None:
    """The drill of `docs/operate/backups.md`: all of it, and `netra verify` says the same of both."""
    world = House(tmp_path / "world", new_database() if empty.database else "")
    try:
        world.netra("setup", "--practice")
        said = json.dumps(world.netra("verify").splitlines())
        _backup(world, tmp_path / "kept", safe)
        _restore(empty, tmp_path / "kept", safe)
        assert (tables(empty), contents(empty.folder)) == (tables(world), contents(world.folder))
        assert json.dumps(empty.netra("verify").splitlines()) == said
    finally:
        demolish(world)
