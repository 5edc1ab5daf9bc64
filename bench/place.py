"""The house that a bench fills and measures: a folder of its own, with Django set up in it."""

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    if given is not None:
        given.mkdir(parents=True, exist_ok=True)
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="netra-bench-") as made:
        yield Path(made)
