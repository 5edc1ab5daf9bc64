"""Keeping this disk and the object storage in step: what lies only here goes there, what was looked at long ago goes
from here. Killed at any line it goes on where it was."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from netra.evidence import objects, store, walking


def share(*, at: datetime) -> int:
    """Bring what the storage lacks there, and let go of what lies in both and was not fetched of late; how many."""
    if not objects.is_used():
        return 0
    there = set(objects.names())
    oldest = (at - timedelta(hours=settings.S3_HOURS)).timestamp()
    done = 0
    for path in walking.local_files():
        name = path.relative_to(store.root()).as_posix()
        with suppress(FileNotFoundError):  # erased in this very moment
            if name not in there:
                objects.put(name, path)
                done += 1
            elif path.stat().st_mtime < oldest:
                path.unlink()
                done += 1
    return done


def let_go(path: Path) -> None:
    """Take off this disk what was fetched for one look."""
    if objects.is_used() and objects.has(path.relative_to(store.root()).as_posix()):
        path.unlink(missing_ok=True)


def shared_files() -> Iterator[objects.Object]:
    """What lies in the object storage, named from the data folder as a backup names files."""
    if objects.is_used():
        for one in objects.listed():
            yield objects.Object(f"{store.root().name}/{one.name}", one.size, one.stamp)


def blocks_of(name: str) -> Iterator[bytes]:
    """The sealed bytes of one of them. Raises `FileNotFoundError`."""
    return objects.blocks(name.partition("/")[2])
