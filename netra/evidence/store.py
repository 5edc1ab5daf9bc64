"""The store of sealed files: folders of a disk, written so that nothing acknowledged can be lost.

    evidence/incoming/…             unfinished uploads
    evidence/ab/cd/<sha256>         originals, named by their content, read-only
    evidence/clean/ab/cd/<sha256>.jpg   copies without metadata
    evidence/small/ab/cd/<sha256>.jpg   thumbnails

Every file is encrypted by the vault and read through this module only; a SHA-256 is always of the plain bytes. Files
of an installation from before that are read as they lie until the worker has encrypted them.

An original arrives in this order: write, fsync the file, rename it to its name, fsync the folder. Only then does the
caller write a row. A crash in between leaves an unfinished upload, or a sealed file that no row names.

Where the house has an object storage (`objects`), a finished file goes there too before anybody is told that it is
kept, and one that this disk lacks is fetched when it is read.
"""

import hashlib
import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from netra.evidence import objects
from netra.evidence.disk import flush_folder, full_disk_told, make_folder
from netra.evidence.limits import MAX_FILE, MIB
from netra.evidence.refusals import RefusalCode, Refused, TooLarge
from netra.vault import services as vault


@dataclass(frozen=True, slots=True)
class Aside:
    """An upload written to disk and not yet sealed."""

    path: Path
    sha256: str
    size: int


MARK = "all-encrypted"


def root() -> Path:
    """The folder of the store."""
    return Path(settings.NETRA_DATA) / "evidence"


def incoming() -> Path:
    """The folder of unfinished uploads, made if needed; also the place for the web server's own temporary files."""
    folder = root() / "incoming"
    make_folder(folder)
    return folder


def original_path(sha256: str) -> Path:
    """Where the original with this content lies."""
    return root() / sha256[:2] / sha256[2:4] / sha256


def clean_path(sha256: str, suffix: str) -> Path:
    """Where its clean copy lies."""
    return root() / "clean" / sha256[:2] / sha256[2:4] / f"{sha256}.{suffix}"


def small_path(sha256: str) -> Path:
    """Where its thumbnail lies."""
    return root() / "small" / sha256[:2] / sha256[2:4] / f"{sha256}.jpg"


def open_original(sha256: str) -> BinaryIO:
    """The plain bytes of an original, from any place of them; closes with itself.

    Raises `FileNotFoundError`, and what `vault.open_file` raises: `vault.MissingKey`, `vault.Damaged`.
    """
    return open_copy(original_path(sha256))


def open_copy(path: Path) -> BinaryIO:
    """The plain bytes of any file of the store; raises as `open_original` does, and `StoreAway`."""
    at_hand(path)
    try:
        return vault.open_file(path, _bound(path)) if vault.is_sealed_file(path) else path.open("rb")
    except (vault.MissingKey, vault.Damaged):
        if not objects.is_used() or not objects.has(_bound(path)):
            raise
    _fetch(path)  # another server turned its key meanwhile, or this disk lost some of it
    return vault.open_file(path, _bound(path))


def read_copy(path: Path) -> bytes:
    """The whole of any file of the store; raises as `open_original` does."""
    with open_copy(path) as file:
        return file.read()


def size_of(path: Path) -> int:
    """Plain bytes of any file of the store, without opening it. Raises `FileNotFoundError`, `vault.Damaged`."""
    at_hand(path)
    return vault.size_of_file(path) if vault.is_sealed_file(path) else path.stat().st_size


def at_hand(path: Path) -> Path:
    """Have a file on this disk, if there is such a file anywhere. Raises `StoreAway`."""
    if objects.is_used() and not path.exists():
        with suppress(FileNotFoundError):
            _fetch(path)
    return path


def open_aside(aside: Aside) -> BinaryIO:
    """The plain bytes of an upload that is not yet sealed under its name."""
    return vault.open_file(aside.path, _bound(original_path(aside.sha256)))


def take_in(chunks: Iterable[bytes]) -> Aside:
    """Write an upload to `incoming` and flush it to the disk. Raises `Refused`, `TooLarge`, `StoreFull`.

    Whatever is raised, nothing of the upload stays behind.
    """
    with full_disk_told():
        path = incoming() / f"{uuid.uuid4().hex}.part"
    counted, digest = 0, hashlib.sha256()
    try:
        with full_disk_told(), path.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            sealing = vault.SealingWriter(file)
            for chunk in chunks:
                counted += len(chunk)
                if counted > MAX_FILE:
                    raise TooLarge
                digest.update(chunk)
                sealing.write(chunk)
            if not counted:
                raise Refused(RefusalCode.EMPTY)
            sealing.finish(_bound(original_path(digest.hexdigest())))
            os.fchmod(file.fileno(), 0o440)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Aside(path=path, sha256=digest.hexdigest(), size=counted)


def discard(aside: Aside) -> None:
    """Remove an upload that will not be sealed."""
    aside.path.unlink(missing_ok=True)


def seal(aside: Aside) -> Path:
    """Give an upload its name by content and flush the folder; where the same content lies already, use that file."""
    final = original_path(aside.sha256)
    with full_disk_told():
        make_folder(final.parent)
        if is_intact(aside.sha256):
            discard(aside)
        else:
            os.replace(aside.path, final)
        # Also for a file found there: whoever renamed it may have died before flushing.
        flush_folder(final.parent)
    if objects.is_used() and not objects.has(_bound(final)):
        objects.put(_bound(final), final)
    return final


def is_intact(sha256: str) -> bool:
    """Whether the original is there and is, byte for byte, what it was when sealed."""
    try:
        with open_original(sha256) as file:
            digest = hashlib.sha256()
            for block in blocks(file):
                digest.update(block)
            return digest.hexdigest() == sha256
    except (FileNotFoundError, vault.Damaged):
        return False


def write_copy(path: Path, content: bytes) -> None:
    """Put a copy into place, encrypted, in one step: a reader meets the whole copy or none."""
    write_stream(path, [content])


def write_stream(path: Path, chunks: Iterable[bytes]) -> None:
    """As `write_copy`, for what is better not held in memory."""
    with _arriving(path) as file:
        sealing = vault.SealingWriter(file)
        for chunk in chunks:
            sealing.write(chunk)
        sealing.finish(_bound(path))
    if objects.is_used():
        objects.put(_bound(path), path)


def digest_of(content: bytes) -> str:
    """SHA-256 of bytes at hand, as 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def remove(path: Path) -> None:
    """Take a file away everywhere, its key first. A file that is not there is no error."""
    if objects.is_used():
        objects.delete(_bound(path))
    vault.shred_file(path)


def blocks(file: BinaryIO) -> Iterator[bytes]:
    """An open file in pieces of a mebibyte."""
    while block := file.read(MIB):
        yield block


def encrypt(path: Path) -> bool:
    """Encrypt a file that lies plain, in one step: a reader meets the one or the other. False when it is encrypted.

    An original whose bytes are no longer what its name says is left as it is, for `inspect_store` to tell.
    """
    try:
        if vault.is_sealed_file(path) or (path == original_path(path.name) and not is_intact(path.name)):
            return False
        with path.open("rb") as file:
            write_stream(path, blocks(file))
    except FileNotFoundError:  # Erased in this very moment.
        return False
    return True


def rewrap(path: Path) -> bool:
    """Bring a file's key under the newest key of the vault; false when it is there, or when the file lies plain."""
    try:
        has_moved = vault.is_sealed_file(at_hand(path)) and vault.rewrap_file(path, _bound(path))
        if has_moved and objects.is_used():
            objects.put(_bound(path), path)
    except FileNotFoundError:
        return False
    return has_moved


def is_all_encrypted() -> bool:
    """Whether a look at every file found none that lay plain; since then none was written plain."""
    return (root() / MARK).exists()


def mark_all_encrypted() -> None:
    """Remember that a look at every file found none that lay plain."""
    make_folder(root())
    (root() / MARK).touch(mode=0o600)


def _fetch(path: Path) -> None:
    """Bring a file from the object storage to its place on this disk. Raises `FileNotFoundError`."""
    with _arriving(path) as file:
        for block in objects.blocks(_bound(path)):
            file.write(block)


@contextmanager
def _arriving(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which comes to its place in one step once it is whole and on the disk."""
    with full_disk_told():
        make_folder(path.parent)
        aside = incoming() / f"{uuid.uuid4().hex}.part"
        try:
            with aside.open("xb") as file:
                os.fchmod(file.fileno(), 0o440)
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.replace(aside, path)
        finally:
            aside.unlink(missing_ok=True)
        flush_folder(path.parent)


def _bound(path: Path) -> str:
    return path.relative_to(root()).as_posix()
