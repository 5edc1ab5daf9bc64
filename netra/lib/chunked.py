"""Encryption of a stream in chunks, so that a long file is written in one pass and read from any place.

Every chunk of 64 KiB is locked by itself with AES-256-GCM under a key that is used for this one stream. Its nonce is
its number and whether it is the last: a chunk moved, left out, repeated or a stream cut short does not open.
"""

import io
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK = 64 * 1024
TAG = 16


class Damaged(Exception):
    """These bytes are not what was written: altered, moved, cut short or forged."""


class ChunkWriter:
    """Locks what is written to it and passes it on to `file`; `finish` writes the last chunk and flushes nothing."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        self._file, self._lock, self._number, self._rest = file, AESGCM(key), 0, bytearray()

    def write(self, content: bytes) -> None:
        """Take bytes of any number."""
        self._rest += content
        # The last chunk is marked, so one that might be the last is held back.
        whole = (len(self._rest) - 1) // CHUNK if self._rest else 0
        for place in range(0, whole * CHUNK, CHUNK):
            self._emit(bytes(self._rest[place : place + CHUNK]), last=False)
        del self._rest[: whole * CHUNK]

    def finish(self) -> None:
        """Write what is left as the last chunk; nothing may be written afterwards."""
        self._emit(bytes(self._rest), last=True)
        self._rest.clear()

    def _emit(self, chunk: bytes, *, last: bool) -> None:
        self._file.write(self._lock.encrypt(_nonce(self._number, last=last), chunk, None))
        self._number += 1


class ChunkReader(io.RawIOBase):
    """The plain bytes of a locked stream that fills `file` from `offset` to its end. Closes `file` with itself.

    Raises `Damaged` at once for a length no stream can have, and in `read` for a chunk that does not open.
    """

    def __init__(self, file: BinaryIO, key: bytes, *, offset: int = 0) -> None:
        super().__init__()
        self._file, self._lock, self._offset = file, AESGCM(key), offset
        self._size = plain_size(file.seek(0, io.SEEK_END) - offset)
        self._place, self._number, self._chunk = 0, -1, b""

    @property
    def size(self) -> int:
        """Plain bytes."""
        return self._size

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("A place before the beginning.")
        self._place = base + offset
        return self._place

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        if self._place >= self._size and self._size:
            return 0
        chunk = self._opened(self._place // CHUNK)
        within = self._place % CHUNK
        given = chunk[within : within + len(buffer)]
        buffer[: len(given)] = given
        self._place += len(given)
        return len(given)

    def readall(self) -> bytes:
        # The inherited one asks for eight kibibytes at a time.
        pieces = []
        while piece := self.read(CHUNK):
            pieces.append(piece)
        return b"".join(pieces)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()

    def _opened(self, number: int) -> bytes:
        if number != self._number:
            self._file.seek(self._offset + number * (CHUNK + TAG))
            locked = self._file.read(CHUNK + TAG)
            last = (number + 1) * CHUNK >= self._size
            try:
                self._chunk = self._lock.decrypt(_nonce(number, last=last), locked, None)
            except (InvalidTag, ValueError):
                # `from None`: the library's frames hold the key.
                raise Damaged("A chunk does not open.") from None
            self._number = number
        return self._chunk


def plain_size(locked: int) -> int:
    """How many plain bytes a locked stream of this length holds. Raises `Damaged`.

    >>> plain_size(16), plain_size(65552), plain_size(65569)
    (0, 65536, 65537)
    """
    chunks = -(-locked // (CHUNK + TAG))
    if chunks < 1 or locked - (chunks - 1) * (CHUNK + TAG) < TAG + (chunks > 1):
        raise Damaged("No stream has this length.")
    return locked - chunks * TAG


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\1" if last else b"\0")
