"""The background worker: goes round its jobs until told to stop; one job's failure does not stop the others."""

import logging
import signal
import threading
import time
from collections.abc import Sequence
from datetime import datetime

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from netra.config import parent
from netra.config.jobs import JOBS, Job
from netra.operations import services as operations
from netra.operations.services import Round

log = logging.getLogger("netra.work")
LAST_MOMENTS = 10.0  # seconds
TOLD_EVERY = 15.0  # seconds


def work(*, once: bool = False) -> int:
    """Run the jobs as they come due; with `once`, each a single time. Tells how many things were done."""
    parent.follow()
    if once:
        log_book = LogBook()
        done = sum(_try(job, log_book) for job in JOBS)
        log_book.tell()
        connection.close()
        return done
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return go_round(JOBS, stop)


def go_round(jobs: Sequence[Job], stop: threading.Event) -> int:
    """Run jobs as they come due until told to stop, long ones and talks each beside the others; how many things the
    others did."""
    # Daemons: told to stop, the worker waits a little for a long job and then leaves it to the next start.
    lanes = ([job for job in jobs if job.long], [job for job in jobs if job.talk])
    beside = [threading.Thread(target=_lane, args=(lane, stop), daemon=True) for lane in lanes if lane]
    for thread in beside:
        thread.start()
    done = _lane([job for job in jobs if not job.long and not job.talk], stop)
    for thread in beside:
        thread.join(LAST_MOMENTS)
    return done


def _lane(jobs: Sequence[Job], stop: threading.Event) -> int:
    due = dict.fromkeys((job.name for job in jobs), 0.0)
    done, told, log_book = 0, time.monotonic(), LogBook()
    while not stop.is_set():
        for job in jobs:
            if time.monotonic() >= due[job.name] and not stop.is_set():
                done += _try(job, log_book)
                due[job.name] = time.monotonic() + job.every
        if time.monotonic() >= told + TOLD_EVERY:
            log_book.tell()
            told = time.monotonic()
        stop.wait(1.0)
    log_book.tell()
    connection.close()
    return done


class LogBook:
    """What one lane did since it told of it last: a row a job and quarter of a minute, not one a round."""

    def __init__(self) -> None:
        self._rounds: dict[str, Round] = {}

    def note(self, job: Job, *, at: datetime, done: int, seconds: float, failed: bool) -> None:
        round = self._rounds.setdefault(job.name, Round(job.name))
        round.add(at=at, done=done, seconds=seconds, failed=failed)

    def tell(self) -> None:
        """Write it down; where the database is away, later."""
        try:
            operations.keep_rounds(self._rounds.values())
        except DatabaseError as error:
            log.warning("what was done could not be written down (%s); trying again later", type(error).__name__)
        else:
            self._rounds.clear()


def _try(job: Job, log_book: LogBook) -> int:
    close_old_connections()
    at, began, done, failed = timezone.now(), time.monotonic(), 0, True
    try:
        done = job.run(at)
        failed = False
    except DatabaseError as error:
        log.warning("%s: the database did not answer (%s); trying again later", job.name, type(error).__name__)
    except Exception:  # a fault in one job is written down with its trace and must not stop the others
        log.exception("%s failed; trying again later", job.name)
    log_book.note(job, at=at, done=done, seconds=time.monotonic() - began, failed=failed)
    return done
