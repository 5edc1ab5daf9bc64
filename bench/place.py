"""The house that a bench fills and measures: a folder of its own, with Django set up in it."""

import json
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter


@contextmanager
def practice_house(given: Path | None) -> Iterator[Path]:
    """The practice world in this folder, made when it lacks, or in a temporary one; what it logs is not shown."""
    with _folder(given) as folder:
        os.environ["NETRA_DATA"] = str(folder)
        os.environ["NETRA_PRACTICE"] = "1"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netra.config.settings")
        import django

        django.setup()
        logging.disable(logging.CRITICAL)
        yield folder


def pace() -> float:
    """Milliseconds that a fixed piece of Python takes now, the median of nine: shared machines work at half their speed
    for minutes, and this tells two runs apart."""
    took = []
    for _ in range(9):
        began = perf_counter()
        for number in range(400):
            json.loads(json.dumps({"a": [number, str(number)] * 8}))
        took.append((perf_counter() - began) * 1000)
    return round(median(took), 2)


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    if given is not None:
        given.mkdir(parents=True, exist_ok=True)
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="netra-bench-") as made:
        yield Path(made)
