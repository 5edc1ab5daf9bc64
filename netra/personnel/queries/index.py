"""The index of the register as it lies on the disk: files mapped into memory, read anew when a newer one is there."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from netra.engine.resolve import Index, Scorer, WrongIndex, default_scorer


def index_folder() -> Path:
    """Where indexes lie, each in a folder named by the version of the register it was made from."""
    return Path(settings.NETRA_DATA) / "personnel" / "index"


def scorer_file() -> Path:
    """Where weights learned here lie; without it those that ship are used."""
    return Path(settings.NETRA_DATA) / "personnel" / "scorer.json"


def current_version() -> int | None:
    """The version of the index in use; `None` before the first one is built."""
    try:
        return int((index_folder() / "current").read_text("ascii"))
    except (OSError, ValueError):
        return None


def current_index() -> Index | None:
    """The index in use; `None` before the first one is built, and where it is damaged until it is built anew."""
    version = current_version()
    if version is None:
        return None
    try:
        return _loaded(index_folder() / str(version))
    except WrongIndex:
        return None


def current_scorer() -> Scorer:
    """The weights in use."""
    path = scorer_file()
    try:
        return _scorer(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError):
        return default_scorer()


@lru_cache(maxsize=1)
def _loaded(folder: Path) -> Index:
    return Index.load(folder)


@lru_cache(maxsize=1)
def _scorer(path: Path, changed: int) -> Scorer:
    return Scorer.load(path)
