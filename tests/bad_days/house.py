"""A whole house for one test: its own data folder and database, and the real `netra serve`, which may be killed."""

import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from tests.bad_days.browser import Browser

ROOT = Path(__file__).parents[2]
SERVER = os.environ.get("DATABASE_URL", "")
ON_POSTGRES = SERVER.startswith(("postgres://", "postgresql://"))


@dataclass(slots=True)
class House:
    """`database` is an address for `DATABASE_URL`, empty for SQLite inside the folder."""

    folder: Path
    database: str = ""
    port: int = 0
    process: "subprocess.Popen[bytes] | None" = None
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        ours = ("NETRA_", "DATABASE_URL", "DJANGO_")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        clean |= {"NETRA_DATA": str(self.folder), "NETRA_SECOND_FACTOR": "0", "NETRA_PRACTICE": "0"}
        clean |= {"NETRA_HOURLY_QUOTA": "1000000000"}  # these houses hear more in a minute than others in a year
        clean |= {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "DJANGO_SETTINGS_MODULE": "netra.config.settings"}
        return clean | ({"DATABASE_URL": self.database} if self.database else {}) | self.more

    @property
    def log(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}.log")

    def start(self, *words: str, before: Sequence[str] = (), worker: bool = False) -> None:
        """Start the server in a process group of its own, and wait until it answers."""
        self.port = free_port()
        alone = [] if worker else ["--without-worker"]
        command = [*before, sys.executable, "-m", "netra.config.cli", "serve", "--port", str(self.port), *alone, *words]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, env=self.environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        for _ in range(600):
            assert self.process.poll() is None, self.log.read_text()[-3000:]
            try:
                if self.browser().get("/status/").status == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"The server did not answer: {self.log.read_text()[-3000:]}")

    def kill(self) -> None:
        """As a power cut would: every process of the server, at once, without a word."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def stop(self) -> None:
        """End it politely, if it runs."""
        if self.process is not None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=10)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def browser(self) -> Browser:
        return Browser(self.port)

    def netra(self, *words: str) -> str:
        """Run a `netra` command; what it printed."""
        return self.run("netra.config.cli", *words)

    def do(self, task: str, *words: str) -> Any:
        """Do something inside this house with the services of Netra; see `tests/bad_days/inside.py`."""
        return json.loads(self.run("tests.bad_days.inside", task, *words).splitlines()[-1])

    def begin(self, task: str, *words: str) -> "subprocess.Popen[bytes]":
        """The same, without waiting; its first line of output can be awaited."""
        command = [sys.executable, "-m", "tests.bad_days.inside", task, *words]
        return subprocess.Popen(command, env=self.environment, cwd=ROOT, stdout=subprocess.PIPE)

    def run(self, *module: str) -> str:
        """Run a module of Python with these words inside this house; what it printed."""
        command = [sys.executable, "-m", *module]
        done = subprocess.run(
            command, env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout.strip()

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        """What the database answers to a SELECT."""
        if self.database:
            with psycopg.connect(self.database) as line:
                return list(line.execute(question).fetchall())
        with sqlite3.connect(self.folder / "netra.sqlite3", timeout=30) as line:
            return list(line.execute(question).fetchall())

    def sealed(self, sha256: str) -> Path:
        return self.folder / "evidence" / sha256[:2] / sha256[2:4] / sha256


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def build(folder: Path) -> House:
    """A house ready to serve, on the kind of database that the tests run on."""
    house = House(folder, new_database() if ON_POSTGRES else "")
    house.netra("setup")
    return house


def copy(model: House, folder: Path) -> House:
    """Another house like a prepared one; much quicker than building it."""
    shutil.copytree(model.folder, folder)
    return House(folder, new_database(like=model.database) if model.database else "")


def demolish(house: House) -> None:
    house.stop()
    if house.database:
        _ask_server(f'DROP DATABASE "{_name(house.database)}" WITH (FORCE)')
    shutil.rmtree(house.folder, ignore_errors=True)


def new_database(*, like: str = "") -> str:
    name = f"netra_house_{secrets.token_hex(6)}"
    _ask_server(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{_name(like)}"' if like else ""))
    parts = urlsplit(SERVER)
    return parts._replace(path=f"/{name}").geturl().replace(f"{parts.scheme}:/{name}", f"{parts.scheme}:///{name}")


def _name(address: str) -> str:
    return urlsplit(address).path.lstrip("/")


def _ask_server(command: str) -> None:
    with psycopg.connect(SERVER, autocommit=True) as line:
        line.execute(command)
