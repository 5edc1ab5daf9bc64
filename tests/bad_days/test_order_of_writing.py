"""What the kernel sees while one report is handed in: everything is on the disk before the answer leaves."""

import os
import re
import shutil
import signal
import time

import pytest

from tests.bad_days.browser import code_in
from tests.bad_days.forms import a_photo, hand_in, open_form
from tests.bad_days.house import ON_POSTGRES, House

WATCHED = "write,writev,pwrite64,sendto,sendmsg,fsync,fdatasync,rename,renameat,renameat2"
SEALED = r"/evidence/[0-9a-f]{2}/[0-9a-f]{2}"
STEPS = {
    r" p?write(64)?\(\d+<[^>]*/incoming/[^>]*\.part>": "write file",
    r" f(data)?sync\(\d+<[^>]*/incoming/[^>]*\.part>": "fsync file",
    rf" rename(at2?)?\(.*{SEALED}/[0-9a-f]{{64}}\"": "rename",
    rf" f(data)?sync\(\d+<[^>]*{SEALED}>": "fsync folder",
    r" p?write(64)?\(\d+<[^>]*\.sqlite3(-wal)?>": "write rows",
    r" f(data)?sync\(\d+<[^>]*\.sqlite3(-wal)?>": "fsync rows",
    r" (write|writev|sendto|sendmsg)\(.*HTTP/1\.1 200": "answer",
}


def test_it_works(house: House) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed; install it to see the order of the server's writing")
    if ON_POSTGRES:
        pytest.skip("PostgreSQL flushes in a process of its own; `netra check` tells whether it does")
    log = house.folder.with_name("calls")
    house.start(before=[strace, "-f", "-y", "-s", "64", "-o", str(log), "-e", f"trace={WATCHED}"])
    browser = house.browser()
    token, start = open_form(browser), log.stat().st_size
    assert code_in(hand_in(browser, token, a_photo(1)))
    time.sleep(0.3)  # strace writes its own lines a moment later
    _end(house)
    steps = _steps(log.read_text(errors="replace")[start:])
    assert steps[:4] == ["write file", "fsync file", "rename", "fsync folder"], steps
    rest = steps[4:]
    assert rest[-3:] == ["write rows", "fsync rows", "answer"], "the last thing before the answer is the flush"
    assert set(rest) == {"write rows", "fsync rows", "answer"}
    assert rest.count("answer") == 1


def _end(house: House) -> None:
    assert house.process is not None
    os.killpg(house.process.pid, signal.SIGKILL)


def _steps(log: str) -> list[str]:
    """The calls that matter, each run of like calls once."""
    steps: list[str] = []
    for line in log.splitlines():
        for pattern, step in STEPS.items():
            if re.search(pattern, line) and step not in steps[-1:]:
                steps.append(step)
    return steps
