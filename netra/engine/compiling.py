"""Where compiled loops are kept: under a name made of all their sources. The compiler itself looks at one file alone
and would go on with old code where only a function put into others was changed, as by an update."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import numba

SETTINGS: Any = numba.config  # its names come and go with the environment
HERE = Path(__file__).parent
COMPILED = ("screening", "resolve")


def keep_by_sources() -> Path | None:
    """Tell the compiler where to keep what it made, and remove what was made of other sources beside it.

    In NUMBA_CACHE_DIR where that is set, else beside the source, else in the user's cache. `None` where none of them
    can be written: every process then compiles for itself.
    """
    name = f"netra-{_digest()}"
    for folder in _folders():
        place = folder / name
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(place, os.W_OK):
            SETTINGS.CACHE_DIR = str(place)
            _forget_others(place)
            return place
    return None


def _digest() -> str:
    read = sha256()
    for package in COMPILED:
        for path in sorted((HERE / package).glob("*.py")):
            read.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return read.hexdigest()[:16]


def _folders() -> Iterator[Path]:
    if given := os.environ.get("NUMBA_CACHE_DIR"):
        yield Path(given)
        return
    yield HERE / "__pycache__"
    with suppress(RuntimeError):  # a user without a home
        yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _forget_others(place: Path) -> None:
    for other in place.parent.glob("netra-" + "?" * 16):
        if other != place:
            shutil.rmtree(other, ignore_errors=True)


KEPT = keep_by_sources()
