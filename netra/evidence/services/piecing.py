"""Pieces of files on their way: encrypted in the store, beside what is finished, until they are whole."""

from pathlib import Path

from netra.evidence import store


def put_piece(name: str, content: bytes) -> None:
    """Keep a piece; when this returns, it is on the disk. `name` is 32 hex digits. Raises `StoreFull`."""
    store.write_copy(_path(name), content)


def read_piece(name: str) -> bytes:
    """A piece. Raises `FileNotFoundError`, and what the vault raises."""
    return store.read_copy(_path(name))


def drop_piece(name: str) -> None:
    """Take a piece off the disk; one that is not there is no error."""
    store.remove(_path(name))


def _path(name: str) -> Path:
    return store.root() / "pieces" / name[:2] / name
