"""Reports with a picture of 2 MB from several people at once, over real sockets, until the queue behind them is empty.

A report counts when its sender saw a code, and only if afterwards the code's file lies in the store, whole. The
picture is another one each time. Everything a report goes through is that of `netra serve`: form, challenge, sealing,
the disk.
"""

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

from bench.fault.crowd import DAY
from tests.bad_days.browser import Browser, code_in
from tests.bad_days.forms import hand_in, open_form
from tests.bad_days.house import ROOT, House

MEGABYTES = 2
PATIENCE = 600  # seconds for the queue
Say = Callable[[str], None]


@dataclass(slots=True)
class Hour:
    """What one crowd met with. Refused: told in words to come again; failed: anything else that is no receipt."""

    clients: int
    accepted: int = 0
    refused: int = 0
    failed: int = 0
    lost: int = 0
    seconds: float = 0
    drained: float | None = None
    took: list[float] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        high = quantiles(self.took, n=20, method="inclusive")[-1] if len(self.took) > 1 else None
        return {
            "clients": self.clients,
            "accepted": self.accepted,
            "accepted_per_second": round(self.accepted / self.seconds, 1) if self.seconds else 0,
            "refused": self.refused,
            "failed": self.failed,
            "lost": self.lost,
            "median_s": round(median(self.took), 2) if self.took else None,
            "p95_s": round(high, 2) if high is not None else None,
            "queue_drained_after_s": self.drained,
        }


class Crowd:
    """So many people, each of whom reports one matter after the other until the time is over."""

    def __init__(self, house: House, clients: int, photo: bytes) -> None:
        self._house, self._photo, self.hour = house, photo, Hour(clients)
        self._lock, self._made = threading.Lock(), 0

    def report_for(self, seconds: float) -> Hour:
        until, began = time.monotonic() + seconds, time.monotonic()
        people = [threading.Thread(target=self._report_until, args=(until,)) for _ in range(self.hour.clients)]
        for one in people:
            one.start()
        for one in people:
            one.join()
        self.hour.seconds = time.monotonic() - began
        return self.hour

    def _report_until(self, until: float) -> None:
        browser = self._house.browser()
        while time.monotonic() < until:
            began = time.monotonic()
            code, status = self._one(browser)
            with self._lock:
                if code:
                    self.hour.accepted += 1
                    self.hour.took.append(time.monotonic() - began)
                elif status in {413, 429, 503, 507}:
                    self.hour.refused += 1
                else:
                    self.hour.failed += 1

    def _one(self, browser: Browser) -> tuple[str, int]:
        try:
            answer = hand_in(browser, open_form(browser), self._another(), act_on=DAY)
        except (OSError, http.client.HTTPException, AssertionError):
            return "", 0
        return code_in(answer), answer.status

    def _another(self) -> bytes:
        """The picture with a comment of its own, which makes it another file and no other picture to look at."""
        with self._lock:
            self._made += 1
            mark = f"{self.hour.clients}/{self._made}/{time.time_ns()}".encode()
        return self._photo[:2] + b"\xff\xfe" + (len(mark) + 2).to_bytes(2, "big") + mark + self._photo[2:]


def reported(
    folder: Path, clients: list[int], seconds: float, processes: int, *, say: Say
) -> tuple[dict[str, Any], bool]:
    """The crowds, one after the other; and whether the planted fault was seen and nobody lost anything."""
    house = House(folder, os.environ.get("DATABASE_URL", ""))
    house.more = {"NETRA_HOURLY_GIGABYTES": "1000000", "NETRA_SECOND_FACTOR": "0"}
    photo = _a_photo()
    caught = _notices_a_dropped_report(house, photo, say)
    told: dict[str, Any] = {
        "picture_bytes": len(photo),
        "processes": processes,
        "planted_fault_seen": caught,
        "crowds": [],
    }
    lost = 0
    for count in clients:
        house.start("--processes", str(processes))
        worker = _worker(house)
        try:
            hour = _hour(house, count, photo, seconds)
        finally:
            _end(worker)
            house.stop()
        lost += hour.lost
        told["crowds"].append(hour.told())
        say(f"  {hour.told()}")
    return told, caught and not lost


def _hour(house: House, count: int, photo: bytes, seconds: float) -> Hour:
    before = _number(house, "SELECT count(*) FROM evidence_evidence")
    house.browser().get("/lapor/")  # what Python reads once is no part of a report
    crowd = Crowd(house, count, photo)
    hour = crowd.report_for(seconds)
    ended = time.monotonic()
    hour.lost = max(0, hour.accepted - _whole(house, before))
    while time.monotonic() < ended + PATIENCE:
        if not _number(house, _WAITING):
            hour.drained = round(time.monotonic() - ended, 1)
            break
        time.sleep(0.5)
    return hour


# What follows a report: its copy without metadata, its place in the search, its count in the figures. The search goes
# as far as the last row of a kind it reads, the figures to the end.
_WAITING = """
    SELECT (SELECT count(*) FROM evidence_evidence WHERE clean_state = 'PENDING')
         + (SELECT count(*) FROM ledger_entry WHERE subject_kind IN ('CASE', 'READING')
                AND id > (SELECT min(last_entry) FROM search_cursor))
         + (SELECT max(id) FROM ledger_entry) - (SELECT min(last_entry) FROM figures_cursor)
"""


def _whole(house: House, before: int) -> int:
    """How many files came since whose sealed original lies in the store at its full length."""
    rows = house.rows("SELECT sha256, size FROM evidence_evidence ORDER BY kept_at")[before:]
    return sum(house.sealed(sha256).stat().st_size > size for sha256, size in rows if house.sealed(sha256).exists())


def _notices_a_dropped_report(house: House, photo: bytes, say: Say) -> bool:
    """Planted: every third report is acknowledged and then not committed."""
    true = house.more
    house.more = true | {"DJANGO_SETTINGS_MODULE": "bench.fault.settings", "NETRA_PLANTED": "dropped-commit"}
    house.start()
    try:
        before = _number(house, "SELECT count(*) FROM evidence_evidence")
        crowd = Crowd(house, 1, photo)
        for _ in range(6):
            code, _status = crowd._one(house.browser())
            crowd.hour.accepted += bool(code)
        lost = crowd.hour.accepted - _whole(house, before)
    finally:
        house.stop()
        house.more = true
    say(f"{'ok' if lost > 0 else 'MISSED'} planted: {lost} of {crowd.hour.accepted} acknowledged reports not committed")
    return lost > 0


def _number(house: House, question: str) -> int:
    return int(house.rows(question)[0][0] or 0)


def _worker(house: House) -> "subprocess.Popen[bytes]":
    with house.log.open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "bench.draining"],
            env=house.environment,
            cwd=ROOT,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _end(worker: "subprocess.Popen[bytes]") -> None:
    os.killpg(worker.pid, signal.SIGTERM)
    try:
        worker.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


def _a_photo() -> bytes:
    """A JPEG of 2 MB that no lens has seen."""
    from io import BytesIO

    from PIL import Image

    side, chance = 1540, Random(7)  # noqa: S311  repeatable, not secret
    small = Image.frombytes("RGB", (side // 2, side // 2), chance.randbytes(side * side * 3 // 4))
    for quality in range(95, 20, -3):
        content = BytesIO()
        small.resize((side, side), Image.Resampling.BILINEAR).save(content, "JPEG", quality=quality)
        if content.tell() <= MEGABYTES * 1_050_000:
            return content.getvalue()
    raise AssertionError("no such picture")
