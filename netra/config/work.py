"""The background worker: goes round its jobs until told to stop; one job's failure does not stop the others."""

import logging
import signal
import threading
import time

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from netra.config import parent
from netra.config.jobs import JOBS, Job

log = logging.getLogger("netra.work")


def work(*, once: bool = False) -> int:
    """Run the jobs as they come due; with `once`, each a single time. Tells how many things were done."""
    stop = threading.Event()
    parent.follow()
    if not once:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
    due = dict.fromkeys((job.name for job in JOBS), 0.0)
    done = 0
    while not stop.is_set():
        for job in JOBS:
            if time.monotonic() >= due[job.name]:
                done += _try(job)
                due[job.name] = time.monotonic() + job.every
        if once:
            break
        stop.wait(1.0)
    connection.close()
    return done


def _try(job: Job) -> int:
    close_old_connections()
    try:
        return job.run(timezone.now())
    except DatabaseError as error:
        log.warning("%s: the database did not answer (%s); trying again later", job.name, type(error).__name__)
    except Exception:  # a fault in one job is written down with its trace and must not stop the others
        log.exception("%s failed; trying again later", job.name)
    return 0
