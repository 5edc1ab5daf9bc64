"""The first process of the server is killed alone, as a machine short of memory does."""

import os
import signal
import time
from pathlib import Path

from tests.bad_days.house import House


def _living(group: int) -> list[int]:
    """Process ids of a group that still run."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except (OSError, NotADirectoryError):
            continue
        if entry.name.isdigit() and int(fields[2]) == group and fields[0] != "Z":
            found.append(int(entry.name))
    return found


def test_nothing_it_started_lives_on(house: House) -> None:
    house.start(worker=True)
    assert house.process is not None
    group = house.process.pid
    assert len(_living(group)) == 3, "the first process, one for pages, one for jobs"
    os.kill(group, signal.SIGKILL)
    house.process.wait()
    house.process = None
    until = time.monotonic() + 20
    while _living(group) and time.monotonic() < until:
        time.sleep(0.1)
    assert _living(group) == []
    house.start(worker=True)
    assert house.browser().get("/lapor/").status == 200


def test_a_server_told_to_stop_stops_with_its_worker(house: House) -> None:
    house.start(worker=True)
    assert house.process is not None
    group = house.process.pid
    house.process.terminate()
    house.process.wait(timeout=30)
    house.process = None
    assert _living(group) == []
