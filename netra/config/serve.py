"""Starting the web server and, unless told not to, the worker beside it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from granian.constants import Interfaces
from granian.server import Server

from netra.config import parent


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
    with worker(wanted=with_worker):
        Server(
            "netra.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=processes,
            blocking_threads=8,
            backpressure=64,
            log_enabled=False,
        ).serve()


def usual_port() -> int:
    """The port of the address people type, 8000 when it names none."""
    return urlsplit(settings.SITE_ADDRESS).port or 8000
