"""A real Netra for the journeys: `netra setup` and `netra serve` on a data directory of their own, worker included.

The house keeps a calendar of its own, so that a story may happen in October 2024 whatever day the tests are run.
`backstage` reaches into its database from here: to seed what a story takes for granted, and to check how it ended.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import urlopen
from zoneinfo import ZoneInfo

from django.contrib.sessions.models import Session
from django.db import connection
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from netra.accounts.services import make_link
from tests.cast import Cast, Person, make_cast

T = TypeVar("T")
WIB = ZoneInfo("Asia/Jakarta")
CLOCK = Path(__file__).parent / "clock"
SLOWEST_START = 60


class House:
    """A running installation. `url` is where people go; `cast` are its staff, as `tests/cast.py` tells."""

    def __init__(self, data: Path, blocker: DjangoDbBlocker) -> None:
        self.data = data
        self._blocker = blocker
        self._thread = ThreadPoolExecutor(1)
        self._offset = data.parent / "offset"
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.is_on(date(2024, 10, 10))
        self._netra("setup")
        self.cast: Cast = self.backstage(make_cast)
        self._complaints = (data.parent / "stderr").open("w+", encoding="utf-8")
        self._server = subprocess.Popen(
            [*_NETRA, "serve", "--port", str(self.port)],
            env=self._environment(),
            stdout=subprocess.DEVNULL,
            stderr=self._complaints,
        )
        self._wait()

    def is_on(self, day: date, hour: int = 10, minute: int = 0) -> None:
        """From now on it is this day and hour in the house, by the clock of Jakarta."""
        wanted = datetime(day.year, day.month, day.day, hour, minute, tzinfo=WIB)
        before = self._offset.with_suffix(".new")
        before.write_text(str((wanted - datetime.now(UTC)).total_seconds()), encoding="ascii")
        before.replace(self._offset)

    @property
    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(self._offset.read_text(encoding="ascii")))

    @property
    def today(self) -> date:
        return self.now.astimezone(WIB).date()

    def backstage(self, work: Callable[[], T]) -> T:
        """Do something with the house's own database and keys. It runs in a thread of its own, since the browser's
        loop sits in this one."""
        with self._blocker.unblock(), override_settings(NETRA_DATA=self.data):
            return self._thread.submit(self._in_house, work).result()

    def _in_house(self, work: Callable[[], T]) -> T:
        connection.settings_dict = {**connection.settings_dict, "NAME": str(self.data / "netra.sqlite3")}
        try:
            return work()
        finally:
            connection.close()

    def one_time_door(self, person: Person) -> str:
        """The address of a one-time sign-in for this member of staff."""
        key = self.backstage(lambda: make_link(person.user, at=self.now, lasts=timedelta(hours=1)))
        return f"{self.url}/masuk/{key}/"

    def everybody_is_signed_out(self) -> None:
        """Every session has ended, as after a night."""
        self.backstage(lambda: Session.objects.all().delete())

    def worker_goes_round(self) -> None:
        """Every background job once, now. (The worker beside the server does the same, in its own time.)"""
        self._netra("work", "--once")

    def stop(self) -> str:
        """Stop the server; gives back what it complained about."""
        self._server.terminate()
        self._server.wait(timeout=30)
        self._thread.shutdown()
        with self._complaints as complaints:
            complaints.seek(0)
            return complaints.read()

    def _netra(self, *words: str) -> None:
        subprocess.run([*_NETRA, *words], env=self._environment(), check=True, capture_output=True, text=True)

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not re.match("NETRA_|DATABASE_", name)}
        return kept | {
            "NETRA_DATA": str(self.data),
            "NETRA_ADDRESS": self.url,
            "NETRA_PRACTICE": "0",
            "NETRA_SECOND_FACTOR": "0",  # people come in by one-time links here
            "NETRA_SESSION_HOURS": "90000",  # and stay, though the calendar turns
            "JOURNEYS_CLOCK": str(self._offset),
            "PYTHONPATH": os.pathsep.join(filter(None, [str(CLOCK), os.environ.get("PYTHONPATH", "")])),
        }

    def _wait(self) -> None:
        until = time.monotonic() + SLOWEST_START
        while time.monotonic() < until:
            try:
                urlopen(f"{self.url}/bantuan/", timeout=5).close()
            except HTTPError:
                return
            except (URLError, OSError):
                if self._server.poll() is not None:
                    raise RuntimeError(f"netra serve ended: {self.stop()}") from None
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("netra serve did not answer in time.")


_NETRA = (sys.executable, "-m", "netra.config.cli")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
