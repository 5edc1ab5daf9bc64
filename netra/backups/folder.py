"""Which files of the data folder belong into a backup."""

import os
from collections.abc import Iterator
from pathlib import Path

BLOCK = 1024 * 1024
UNFINISHED = "RESTORING"  # lies in a place whose restore did not come to its end
# The database has its own way, keys go apart; the rest is made again, unfinished, or about backups themselves.
LEFT_OUT = frozenset({"secrets", "static", "backups", "metrics", "lost+found", UNFINISHED})
_NOT_FINISHED = ("evidence/incoming/",)


def files(data: Path) -> Iterator[str]:
    """Paths inside the data folder, sorted; symbolic links are not followed."""
    for folder, inner, names in os.walk(data):
        place = Path(folder).relative_to(data)
        inner.sort()
        if place == Path():
            inner[:] = [name for name in inner if name not in LEFT_OUT]
        for name in sorted(names):
            path = (place / name).as_posix()
            is_database = place == Path() and ".sqlite3" in name
            if not is_database and path not in LEFT_OUT and not path.startswith(_NOT_FINISHED):
                yield path


def secret_files(data: Path) -> dict[str, bytes]:
    """The key files, read whole: they are small. Half-written ones (dotted) are left out."""
    folder = data / "secrets"
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def stamp_of(path: Path) -> tuple[int, ...]:
    """What changes when a file does."""
    row = path.stat()
    return row.st_size, row.st_mtime_ns, row.st_ctime_ns, row.st_ino


def blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block
