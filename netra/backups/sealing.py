"""One locked file of a backup: a mark, the wrapped data key, then the content in locked chunks.

    NETRABK1 · 80 bytes of wrapped key · chunks of `netra.lib.chunked`

Every file has a data key of its own, so that no key is ever used twice and a file can be read alone.
"""

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from netra.backups.keys import Identity, Recipient
from netra.backups.refusals import CannotBackUp, CannotRestore
from netra.lib.chunked import ChunkReader, ChunkWriter, Damaged

MARK = b"NETRABK1"
WRAPPED = 32 + 32 + 16
HEAD = len(MARK) + WRAPPED
BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was written: plain size and SHA-256, and the size on the disk. `key` is for checking, and then forgotten."""

    size: int
    sha256: str
    locked_size: int
    key: bytes

    def __repr__(self) -> str:
        return f"Sealed({self.sha256[:8]}, {self.size})"


def seal(content: Iterable[bytes], path: Path, recipient: Recipient) -> Sealed:
    """Lock a stream into a new file, flushed to the disk."""
    key, digest, size = secrets.token_bytes(32), hashlib.sha256(), 0
    with path.open("xb") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(MARK + recipient.wrap(key))
        writer = ChunkWriter(file, key)
        for block in content:
            digest.update(block)
            size += len(block)
            writer.write(block)
        writer.finish()
        file.flush()
        os.fsync(file.fileno())
        locked_size = file.tell()
    return Sealed(size, digest.hexdigest(), locked_size, key)


def check(path: Path, sealed: Sealed) -> None:
    """Read back from the disk what was written, to the last byte. Raises `CannotBackUp`."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # from the disk, not from memory
            for block in _blocks(ChunkReader(file, sealed.key, offset=HEAD)):
                digest.update(block)
    except Damaged:
        digest.update(b"damaged")
    if digest.hexdigest() != sealed.sha256:
        raise CannotBackUp(f"{path} does not read back as it was written; is the disk failing?")


def opened(path: Path, identity: Identity) -> Iterator[bytes]:
    """The plain content in blocks. Raises `CannotRestore` for a file that is absent, altered or for another key."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise CannotRestore(f"{path} is not there: this backup is not whole.") from None
    with file:
        head = file.read(HEAD)
        if len(head) != HEAD or not head.startswith(MARK):
            raise CannotRestore(f"{path} is no file of a backup.")
        key = identity.unwrap(head[len(MARK) :])
        try:
            yield from _blocks(ChunkReader(file, key, offset=HEAD))
        except Damaged:
            raise CannotRestore(f"{path} was altered or cut short.") from None


def _blocks(reader: ChunkReader) -> Iterator[bytes]:
    while block := reader.read(BLOCK):
        yield block
