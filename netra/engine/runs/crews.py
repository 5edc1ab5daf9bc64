"""Who does the pieces: this process alone, or several processes of this machine. A cluster is in `cluster`."""

import os
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Protocol

import pyarrow as pa

from netra.engine.runs.chunks import Counts, Work, screen_piece
from netra.engine.runs.recipes import CannotRun, Recipe

Done = tuple[Work, Counts]


class Crew(Protocol):
    """Does pieces in any order and gives each as it is done."""

    @property
    def name(self) -> str:
        """As the manifest tells it."""

    @property
    def workers(self) -> int:
        """How many there are; 0 where only the cluster knows."""

    def do(self, works: Iterable[Work], recipe: Recipe) -> Iterator[Done]:
        """Every piece with its counts, as they are done."""


@dataclass(frozen=True, slots=True)
class Alone:
    """This process, one piece after the other."""

    name: str = "local"
    workers: int = 1

    def do(self, works: Iterable[Work], recipe: Recipe) -> Iterator[Done]:
        for work in works:
            yield work, screen_piece(work, recipe)


@dataclass(frozen=True, slots=True)
class Processes:
    """Several processes, each with a screener of its own. They end when the process that started them does."""

    workers: int
    name: str = "local"

    def do(self, works: Iterable[Work], recipe: Recipe) -> Iterator[Done]:
        with ProcessPoolExecutor(
            self.workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(os.getpid(),)
        ) as pool:
            waiting = {pool.submit(screen_piece, work, recipe): work for work in works}
            try:
                for one in as_completed(waiting):
                    yield waiting.pop(one), one.result()
            except BrokenProcessPool as fault:
                raise CannotRun(
                    "Satu proses berhenti, mungkin karena memori habis. Jalankan lagi dengan pekerja lebih sedikit.",
                    "A process ended, perhaps for want of memory. Run it again with fewer workers.",
                ) from fault
            finally:
                pool.shutdown(wait=True, cancel_futures=True)


def _begin(leader: int) -> None:
    """One thread of Arrow in each process; watch the leader."""
    pa.set_cpu_count(1)
    threading.Thread(target=_follow, args=(leader,), daemon=True).start()


def _follow(leader: int) -> None:
    """A leader that was killed outright closes nothing, so its workers look for themselves."""
    while os.getppid() == leader:
        time.sleep(0.5)
    os._exit(1)
