"""The store of sealed files: folders of a disk, written so that nothing acknowledged can be lost.

    evidence/incoming/…             unfinished uploads
    evidence/ab/cd/<sha256>         originals, named by their content, read-only
    evidence/clean/ab/cd/<sha256>.jpg   copies without metadata
    evidence/small/ab/cd/<sha256>.jpg   thumbnails

An original arrives in this order: write, fsync the file, rename it to its name, fsync the folder. Only then does the
caller write a row. A crash in between leaves an unfinished upload, or a sealed file that no row names.
"""

import errno
import hashlib
import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from netra.evidence.limits import MAX_FILE, MIB
from netra.evidence.refusals import RefusalCode, Refused, StoreFull, TooLarge


@dataclass(frozen=True, slots=True)
class Aside:
    """An upload written to disk and not yet sealed."""

    path: Path
    sha256: str
    size: int


def root() -> Path:
    """The folder of the store."""
    return Path(settings.NETRA_DATA) / "evidence"


def incoming() -> Path:
    """The folder of unfinished uploads, made if needed; also the place for the web server's own temporary files."""
    folder = root() / "incoming"
    _make_folder(folder)
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


def take_in(chunks: Iterable[bytes]) -> Aside:
    """Write an upload to `incoming` and flush it to the disk. Raises `Refused`, `TooLarge`, `StoreFull`.

    Whatever is raised, nothing of the upload stays behind.
    """
    with _full_disk_told():
        path = incoming() / f"{uuid.uuid4().hex}.part"
    counted, digest = 0, hashlib.sha256()
    try:
        with _full_disk_told(), path.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            for chunk in chunks:
                counted += len(chunk)
                if counted > MAX_FILE:
                    raise TooLarge
                digest.update(chunk)
                file.write(chunk)
            if not counted:
                raise Refused(RefusalCode.EMPTY)
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
    with _full_disk_told():
        _make_folder(final.parent)
        if is_intact(aside.sha256):
            discard(aside)
        else:
            os.replace(aside.path, final)
        # Also for a file found there: whoever renamed it may have died before flushing.
        _flush_folder(final.parent)
    return final


def is_intact(sha256: str) -> bool:
    """Whether the original is there and is, byte for byte, what it was when sealed."""
    try:
        with original_path(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False


def write_copy(path: Path, content: bytes) -> None:
    """Put a copy into place in one step: a reader meets the whole copy or none."""
    with _full_disk_told():
        _make_folder(path.parent)
        aside = incoming() / f"{uuid.uuid4().hex}.part"
        try:
            with aside.open("xb") as file:
                os.fchmod(file.fileno(), 0o440)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(aside, path)
        finally:
            aside.unlink(missing_ok=True)
        _flush_folder(path.parent)


def digest_of(content: bytes) -> str:
    """SHA-256 of bytes at hand, as 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def sealed_files() -> Iterator[str]:
    """The SHA-256 names of all originals on the disk."""
    for path in root().glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*"):
        yield path.name


def blocks(path: Path) -> Iterator[bytes]:
    """A file in pieces of a mebibyte."""
    with path.open("rb") as file:
        while block := file.read(MIB):
            yield block


@contextmanager
def _full_disk_told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreFull from error
        raise


def _make_folder(folder: Path) -> None:
    """Make a folder and its parents, flushing each parent so that the new name is on the disk as well."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
