"""How many pages were asked for and how long they took, summed over all web processes of this machine.

Each process counts into a file of its own under `NETRA_DATA/metrics`, which `netra serve` empties when it starts. A
page is told by the name of its pattern: no address, no number of a case, nobody's name is ever counted.
"""

from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Histogram

# A registry of its own: the collector of all processes would count this process twice.
REGISTRY = CollectorRegistry()
TOOK = Histogram(
    "netra_request_seconds",
    "How long pages took, by the name of the page",
    ["page", "method", "answer"],
    buckets=(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
    registry=REGISTRY,
)
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


class Timed:
    """The first middleware: what it measures is what a visitor waits for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = perf_counter()
        answer = self._answer(request)
        match = request.resolver_match
        page = (match.view_name or "unnamed") if match is not None else "none"
        method = request.method if request.method in METHODS else "other"
        TOOK.labels(page, method, f"{answer.status_code // 100}xx").observe(perf_counter() - began)
        return answer
