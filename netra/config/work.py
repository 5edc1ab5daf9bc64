"""The background worker: goes round its jobs until told to stop; one job's failure does not stop the others."""

import logging
import signal
import threading
import time
from collections.abc import Sequence

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from netra.config import parent
from netra.config.jobs import JOBS, Job

log = logging.getLogger("netra.work")
LAST_MOMENTS = 10.0  # seconds


def work(*, once: bool = False) -> int:
    """Run the jobs as they come due; with `once`, each a single time. Tells how many things were done."""
    parent.follow()
    if once:
        done = sum(_try(job) for job in JOBS)
        connection.close()
        return done
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return go_round(JOBS, stop)


def go_round(jobs: Sequence[Job], stop: threading.Event) -> int:
    """Run jobs as they come due until told to stop, long ones beside the others; how many things the others did."""
    # A daemon: told to stop, the worker waits a little for a long job and then leaves it to the next start.
    aside = threading.Thread(target=_lane, args=([job for job in jobs if job.long], stop), daemon=True)
    aside.start()
    done = _lane([job for job in jobs if not job.long], stop)
    aside.join(LAST_MOMENTS)
    return done


def _lane(jobs: Sequence[Job], stop: threading.Event) -> int:
    due = dict.fromkeys((job.name for job in jobs), 0.0)
    done = 0
    while not stop.is_set():
        for job in jobs:
            if time.monotonic() >= due[job.name] and not stop.is_set():
                done += _try(job)
                due[job.name] = time.monotonic() + job.every
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
