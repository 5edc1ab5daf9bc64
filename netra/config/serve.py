"""Starting the web server and, unless told not to, the worker beside it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from granian.constants import Interfaces
from granian.server import Server

from netra.config import parent

# Requests that one process works on at once. A body has arrived before a thread is taken, so that slow lines hold none;
# more threads seem only to take the interpreter, and with it the database's lock, from each other.
THREADS = 4


@contextmanager
def worker(*, wanted: bool) -> Iterator[None]:
    """A worker process for as long as the server runs."""
    if not wanted:
        yield
        return
    process = subprocess.Popen([sys.executable, "-m", "netra.config.cli", "work"])
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:  # in the middle of a long job; every job may be killed at any line
            process.kill()
            process.wait()


def serve(*, host: str, port: int, processes: int, with_worker: bool) -> None:
    """Serve until interrupted."""
    parent.lead()
    _count_together()
    with worker(wanted=with_worker):
        Server(
            "netra.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=processes,
            blocking_threads=THREADS,
            backpressure=64,
            log_enabled=False,
        ).serve()


def _count_together() -> None:
    """Let every web process of this start count into files that any of them can read; those of the last start end."""
    folder = Path(settings.NETRA_DATA) / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def usual_port() -> int:
    """The port of the address people type, 8000 when it names none."""
    return urlsplit(settings.SITE_ADDRESS).port or 8000
