"""Which files the store holds, on this disk and in the object storage."""

import os
from collections.abc import Iterator
from pathlib import Path

from netra.evidence import objects, store


def sealed_files() -> Iterator[str]:
    """The SHA-256 names of all originals, on this disk or in the object storage; one may come twice."""
    for path in store.root().glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*"):
        yield path.name
    for name in objects.names():
        first, _, rest = name.partition("/")
        if len(first) == 2 and rest.count("/") == 1:
            yield rest.rpartition("/")[2]


def all_files() -> Iterator[Path]:
    """Every finished file of the store: originals and copies of all kinds. What lies elsewhere may not be at hand."""
    yield from local_files()
    for name in objects.names():
        if not (store.root() / name).exists():
            yield store.root() / name


def made_of(sha256: str) -> Iterator[Path]:
    """The further copies of an original (`made`), wherever they lie."""
    middle = f"{sha256[:2]}/{sha256[2:4]}/{sha256}"
    yield from store.root().glob(f"made/*/{middle}*")
    for name in objects.names("made/"):
        if middle in name:
            yield store.root() / name


def local_files() -> Iterator[Path]:
    """Every finished file on this disk."""
    for folder, folders, names in os.walk(store.root()):
        if Path(folder) == store.root() and "incoming" in folders:
            folders.remove("incoming")
        yield from (Path(folder) / name for name in sorted(names) if name != store.MARK)
