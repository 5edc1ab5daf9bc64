"""Faults put in on purpose, so that the harness shows that it would have found them.

`NETRA_PLANTED` names one; `bench.fault.settings` puts this before the pages.
"""

import itertools
import os
from collections.abc import Callable
from threading import Timer
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from netra.evidence import store

Answer = Callable[[HttpRequest], HttpResponse]
_TURNS = itertools.count(1)


def dropped_commit(answer: Answer) -> Answer:
    """Every third report is acknowledged and then not committed."""

    def faulty(request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or request.path != "/lapor/":
            return answer(request)
        with transaction.atomic():
            shown = answer(request)
            if next(_TURNS) % 3 == 0:
                transaction.set_rollback(True)
        return shown

    return faulty


def late_file(answer: Answer) -> Answer:
    """Files get to their place seconds after the answer was sent, however slow the machine."""
    seal = store.seal

    def later(*args: Any, **more: Any) -> None:
        timer = Timer(10.0, seal, args, more)
        timer.daemon = True
        timer.start()

    store.seal = later  # type: ignore[assignment]
    return answer


def honest(answer: Answer) -> Answer:
    return answer


class Planted:
    """The middleware: whichever fault is named."""

    def __init__(self, get_response: Answer) -> None:
        plants = {"dropped-commit": dropped_commit, "late-file": late_file}
        self._answer = plants.get(os.environ.get("NETRA_PLANTED", ""), honest)(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request)
