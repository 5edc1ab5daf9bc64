"""The disk is full, the database goes and comes back, the clock jumps, the worker is killed."""

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.fault.crowd import Crowd
from bench.fault.looking import ask, look
from bench.fault.verdict import Verdict
from netra.evidence.limits import CLEAN_LEASE_MINUTES
from tests.bad_days.house import ROOT, House, copy, demolish

DAY_SECONDS = 86_400


class CannotTry(Exception):
    """This machine does not let the blow be dealt; the message says what it would take."""


@contextmanager
def small_disk(folder: Path, *, spare: int, house: House) -> Iterator[tuple[House, Path]]:
    """A disk of its own in memory with the house on it and `spare` bytes left."""
    size = sum(path.stat().st_size for path in house.folder.rglob("*") if path.is_file()) + spare
    folder.mkdir(parents=True)
    mount = shutil.which("mount")
    made = mount and subprocess.run([mount, "-t", "tmpfs", "-o", f"size={size}", "netra", str(folder)], check=False)
    if not made or made.returncode:
        raise CannotTry("a small disk needs the right to mount one (tmpfs): run it as root")
    moved = copy(house, folder / "house")
    try:
        yield moved, folder
    finally:
        demolish(moved)
        subprocess.run(["umount", "-l", str(folder)], check=False)


def full_disk(model: House, folder: Path) -> Verdict:
    """A disk fills up while people report; they are told so, and when there is room again the same forms go through."""
    verdict = Verdict("disk full")
    with small_disk(folder / "disk", spare=2_500_000, house=model) as (house, disk):
        house.start()
        crowd = Crowd(house, stay=True)
        crowd.begin()
        until = time.monotonic() + 90
        (disk / "ballast").write_bytes(b"")
        while sum(1 for matter in crowd.sent if matter.refused) < 8 and time.monotonic() < until:
            _fill(disk / "ballast", 150_000)
            time.sleep(0.1)
        crowd.end()
        verdict.blows = 1
        if not any(matter.refused for matter in crowd.sent):
            verdict.wrong.append("the disk did not get full")
        subprocess.run(["mount", "-o", "remount,size=100%", str(disk)], check=True)
        crowd.send_again([matter for matter in crowd.unanswered if matter.token])
        house.kill()
        house.start()
        return look(house, crowd, verdict, may_complain=True)


def _fill(ballast: Path, much: int) -> None:
    with contextlib.suppress(OSError), ballast.open("ab") as file:
        file.write(bytes(much))


def held_database(house: House) -> Verdict:
    """SQLite: somebody holds the database longer than anybody waits for it, and lets it go."""
    verdict = Verdict("database held by another for longer than anybody waits")
    house.start()
    crowd = Crowd(house, stay=True)
    crowd.begin()
    crowd.wait_for_answers(3, 60)
    holder = sqlite3.connect(house.folder / "netra.sqlite3", isolation_level=None, timeout=60)
    holder.execute("begin immediate")
    time.sleep(23)  # the house waits 20 seconds
    holder.rollback()
    holder.close()
    verdict.blows = 1
    crowd.wait_for_answers(3, 60)
    crowd.end()
    crowd.send_again([matter for matter in crowd.unanswered if matter.token])
    if not any(matter.refused for matter in crowd.sent):
        verdict.wrong.append("nobody was told that the database was away")
    return look(house, crowd, verdict, may_complain=True)


JUMPS = (3 * 3600, -2 * DAY_SECONDS, 40 * DAY_SECONDS, -3600, 0)


def jumping_clock(house: House) -> Verdict:
    """The clock is set forward and back while people report and the worker works."""
    verdict = Verdict("clock jumps by hours and days")
    house.more = {"DJANGO_SETTINGS_MODULE": "bench.fault.settings", "NETRA_PLANTED": "clock"}
    house.start(worker=True)
    crowd = Crowd(house, stay=True)
    crowd.begin()
    for offset in JUMPS:
        (house.folder / "clock-offset").write_text(str(offset))
        verdict.blows += 1
        crowd.wait_for_answers(6, 60)
        time.sleep(1)
    crowd.end()
    crowd.send_again([matter for matter in crowd.unanswered if matter.token])
    look(house, crowd, verdict)
    if not house.netra("figures", "check").endswith(" 0 wrong"):
        verdict.wrong.append("the figures do not count every case once")
    return verdict


def killed_worker(house: House, times: int, *, seed: int = 7) -> Verdict:
    """The worker is killed at random moments of its jobs; the next one does the rest, nothing twice."""
    verdict, chance = Verdict("worker killed at random moments"), random.Random(seed)
    house.start()
    crowd = Crowd(house, people=2)
    for _ in range(times):
        crowd.begin()
        crowd.wait_for_answers(3)
        crowd.end()
        worker = subprocess.Popen(
            [sys.executable, "-m", "netra.config.cli", "work"], env=house.environment, cwd=ROOT, start_new_session=True
        )
        time.sleep(chance.uniform(0.5, 9.0))
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
        verdict.blows += 1
    # What a killed worker had in hand is free again when its lease has run out.
    until = time.monotonic() + 60 * (CLEAN_LEASE_MINUTES + 1)
    while house.netra("work", "--once").splitlines()[-1] != "0 done" or ask(house, "worker"):
        if time.monotonic() > until:
            break
        time.sleep(5)
    verdict.wrong += ask(house, "worker")
    if not house.netra("figures", "check").endswith(" 0 wrong"):
        verdict.wrong.append("the figures do not count every case once")
    return look(house, crowd, verdict)
