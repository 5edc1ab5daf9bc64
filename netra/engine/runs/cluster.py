"""Dask: pieces as tasks on the workers of a cluster. They read the input and write their files themselves, so both
must lie where every worker reaches them under the same name. Import this only where Dask is installed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import distributed

from netra.engine.runs.chunks import Counts, Work, screen_piece
from netra.engine.runs.crews import Done
from netra.engine.runs.recipes import CannotRun, Recipe

_DASK: Final[Any] = distributed  # without types of its own
_PATIENCE: Final = "20s"


@dataclass(frozen=True, slots=True)
class Dask:
    """A cluster at an address, or one of `workers` processes on this machine, reachable from it alone."""

    scheduler: str = ""
    workers: int = 1
    name: str = "dask"

    def do(self, works: Iterable[Work], recipe: Recipe) -> Iterator[Done]:
        with self._client() as client:
            by_key: dict[str, Work] = {}
            futures = []
            for work in works:
                future = client.submit(
                    screen_piece, work, recipe, key=f"piece-{work.folder.name}-{work.number}", pure=False
                )
                by_key[future.key] = work
                futures.append(future)
            for one in _DASK.as_completed(futures):
                counts: Counts = one.result()
                yield by_key[one.key], counts
                one.release()

    def _client(self) -> Any:
        if self.scheduler:
            try:
                return _DASK.Client(self.scheduler, timeout=_PATIENCE)
            except (OSError, ValueError) as fault:
                raise CannotRun(
                    f"Penjadwal Dask di {self.scheduler} tidak menjawab.",
                    f"The Dask scheduler at {self.scheduler} does not answer.",
                ) from fault
        return _Own(self.workers)


class _Own:
    """A cluster on the loopback address that ends with the run."""

    def __init__(self, workers: int) -> None:
        self._cluster = _DASK.LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
        )
        self._client = _DASK.Client(self._cluster)

    def __enter__(self) -> Any:
        return self._client

    def __exit__(self, *_rest: object) -> None:
        self._client.close()
        self._cluster.close()
