"""One ZIP, sealed: its last 64 characters are the hash of all that stands before them."""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import IO, BinaryIO

SEAL = b"sha256 "
EPOCH = (1980, 1, 1, 0, 0, 0)
A_TIME = 1 << 20


def write(into: IO[bytes], contents: Mapping[str, bytes], files: Mapping[str, Callable[[], BinaryIO]]) -> str:
    """Write contents and files; the SHA-256 of the ZIP. `into` can be read and sought."""
    with zipfile.ZipFile(into, "w") as archive:
        for name, content in contents.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
        for name, opened in files.items():
            with opened() as file, archive.open(zipfile.ZipInfo(name, EPOCH), "w", force_zip64=True) as out:
                for some in iter(lambda file=file: file.read(A_TIME), b""):  # type: ignore[misc]
                    out.write(some)
        archive.comment = SEAL + b"0" * 64
    size = into.seek(0, 2)
    digest = sha256()
    for some in _read(into, size - 64):
        digest.update(some)
    into.seek(size - 64)
    into.write(digest.hexdigest().encode())
    digest = sha256()
    for some in _read(into, size):
        digest.update(some)
    into.seek(0)
    return digest.hexdigest()


def _read(file: IO[bytes], size: int) -> Iterator[bytes]:
    file.seek(0)
    while size > 0:
        some = file.read(min(size, A_TIME))
        if not some:
            return
        size -= len(some)
        yield some
