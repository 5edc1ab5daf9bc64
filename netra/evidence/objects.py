"""The same sealed files in an object storage (S3), for houses whose web servers share no disk.

What goes there left the process encrypted, under the name it has on the disk; whoever runs the storage holds no key.
The disk then is where files are sealed first, and a place for those looked at lately. Nothing here knows what is in a
file. Everything raises `StoreAway` where the storage does not answer or says no.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from django.conf import settings
from django.core.files.storage import storages

NAME = "evidence"


class Bucket(Protocol):
    """What a storage must do; `netra.evidence.buckets.Bucket` does."""

    def put(self, name: str, path: Path) -> None: ...

    def has(self, name: str) -> bool: ...

    def blocks(self, name: str) -> Iterator[bytes]: ...

    def drop(self, name: str) -> None: ...

    def rows(self, under: str) -> Iterator[tuple[str, int, str]]: ...


@dataclass(frozen=True, slots=True)
class Object:
    """One object by its name below the store's root; `stamp` changes when the object does."""

    name: str
    size: int
    stamp: tuple[int, ...]


def is_used() -> bool:
    return bool(settings.S3_BUCKET)


def put(name: str, path: Path) -> None:
    """Bring a finished file there; when this returns the storage has acknowledged it."""
    _bucket().put(name, path)


def has(name: str) -> bool:
    return _bucket().has(name)


def blocks(name: str) -> Iterator[bytes]:
    """The sealed bytes of an object. Raises `FileNotFoundError`."""
    return _bucket().blocks(name)


def delete(name: str) -> None:
    """An object that is not there is no error."""
    _bucket().drop(name)


def listed(under: str = "") -> Iterator[Object]:
    """All objects whose names begin so."""
    for name, size, mark in _bucket().rows(under):
        yield Object(name, size, (size, int(mark.strip('"').partition("-")[0][:15], 16)))


def names(under: str = "") -> Iterable[str]:
    return (one.name for one in listed(under)) if is_used() else ()


def _bucket() -> Bucket:
    return cast(Bucket, storages[NAME])
