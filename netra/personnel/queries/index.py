"""The index of the register as it lies on the disk: files mapped into memory, read anew when a newer one is there."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from netra.engine.resolve import Index, Scorer, WrongIndex, default_scorer
from netra.personnel.models import Register


def index_folder() -> Path:
    """Where indexes lie, each in a folder named by the state of the register it was made from."""
    return Path(settings.NETRA_DATA) / "personnel" / "index"


def scorer_file() -> Path:
    """Where weights learned here lie; without it those that ship are used."""
    return Path(settings.NETRA_DATA) / "personnel" / "scorer.json"


def scorer_before() -> Path:
    """The weights that were in use before them, for one step back."""
    return scorer_file().with_suffix(".before.json")


def register_version() -> str | None:
    """The state of the register: which one it is, and how often it changed; `None` before anybody is in it."""
    row = Register.objects.filter(pk=1).first()
    return f"{row.key.hex[:12]}-{row.version}" if row is not None and row.key is not None else None


def current_version() -> str | None:
    """The state the index in use was made from; `None` before there is one of this register."""
    wanted = register_version()
    try:
        found = (index_folder() / "current").read_text("ascii")
    except OSError:
        return None
    # A data folder may outlive its database: an index of other people is none.
    return found if wanted is not None and found.partition("-")[0] == wanted.partition("-")[0] else None


def current_index() -> Index | None:
    """The index in use; `None` before the first one is built, and where it is damaged until it is built anew."""
    version = current_version()
    if version is None:
        return None
    try:
        return _loaded(index_folder() / version)
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
