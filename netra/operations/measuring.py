"""What Prometheus reads: pages from the files of the web processes, everything else from the database at that moment.

Numbers of things and times alone. A count by office or region is none of them: those who run a house need not know
where its cases are.
"""

import os
from collections.abc import Iterator
from datetime import datetime

from django.db import connection
from django.utils import timezone
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from netra.operations import queries
from netra.operations.queries import Beat
from netra.operations.timing import REGISTRY

FOLDER = "PROMETHEUS_MULTIPROC_DIR"


class House:
    """A collector: asked once for each page of measures."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def collect(self) -> Iterator[Metric]:
        parts = queries.readiness()
        yield _gauge("netra_ready", "Whether a part that serving needs is well", "part", _told(parts))
        yield _one("netra_disk_free_bytes", "Room on the disk of the data folder", queries.free_bytes())
        if not all(part.is_well for part in parts if part.name in {"database", "migrations"}):
            return
        waiting = queries.queues()
        yield _gauge("netra_waiting", "Things that wait for the worker", "queue", {q.code: q.count for q in waiting})
        yield _gauge(
            "netra_waiting_oldest_seconds",
            "For how long the oldest of them has been waiting",
            "queue",
            {q.code: max(0.0, (self._at - q.oldest).total_seconds()) if q.oldest else 0.0 for q in waiting},
        )
        yield from self._jobs(queries.beats())
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    def _jobs(self, beats: list[Beat]) -> Iterator[Metric]:
        ended = {beat.job: beat.ended_at.timestamp() for beat in beats if beat.ended_at is not None}
        yield _gauge("netra_job_ended_timestamp_seconds", "When a job last came to its end", "job", ended)
        for name, says, of in (
            ("netra_job_rounds", "Rounds of a job, all workers", "rounds"),
            ("netra_job_failures", "Rounds of a job that failed", "failures"),
            ("netra_job_done", "Things a job did, as it counts them", "done"),
            ("netra_job_seconds", "Time spent on a job", "seconds"),
        ):
            family = CounterMetricFamily(name, says, labels=["job"])
            for beat in beats:
                family.add_metric([beat.job], float(getattr(beat, of)))
            yield family


def page() -> bytes:
    """The measures of now in the text form of Prometheus."""
    registry = CollectorRegistry()
    registry.register(House(timezone.now()))
    if FOLDER in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return bytes(generate_latest(registry))
    return bytes(generate_latest(registry)) + bytes(generate_latest(REGISTRY))


def _told(parts: list[queries.Part]) -> dict[str, float]:
    return {part.name: float(part.is_well) for part in parts}


def _gauge(name: str, says: str, label: str, values: "dict[str, float] | dict[str, int]") -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, says, labels=[label])
    for value, number in values.items():
        family.add_metric([value], float(number))
    return family


def _one(name: str, says: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, says, value=value)
