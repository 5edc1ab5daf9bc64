"""Ending together: when `netra serve` is killed outright, the processes it started do not live on and hold the port."""

import os
import signal
import threading
import time

SERVED_BY = "NETRA_SERVED_BY"
EVERY = 1.0


def lead() -> None:
    """Called by `netra serve`: the processes it starts from now on follow it."""
    os.environ[SERVED_BY] = str(os.getpid())


def follow() -> None:
    """Called by each of them; does nothing where another server or a person started this process."""
    leader = os.environ.get(SERVED_BY)
    if leader:  # asked for by number: it may have died before this process came so far
        threading.Thread(target=_watch, args=(int(leader),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(10)
    os.kill(os.getpid(), signal.SIGKILL)  # nobody is left who would insist
