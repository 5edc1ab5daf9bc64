"""Files under a data key of their own, which lies in the file's header under a key of the vault.

    0     8   NETRA-F1
    16   68   a slot: id of the vault's key (8), nonce (12), the data key locked with it (32 + 16)
    128  68   a second slot, of which rotation uses the one that is free
    256       the content, in chunks (`netra.lib.chunked`)

Rotation writes a new slot, flushes, and empties the old one: 68 bytes of a file however long, and a reader or a power
cut in between finds at least one slot that opens. The data key is bound to the file's place in its store, so that a
file moved to another name does not open.
"""

import fcntl
import io
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext as _

from netra.lib.chunked import ChunkReader, ChunkWriter, Damaged, plain_size
from netra.vault.keys import KEY_BYTES, Key, MissingKey, all_keys, newest_key, vault_folder

MAGIC = b"NETRA-F1"
HEADER = 256
_SLOTS = (16, 128)
_SLOT, _KEY_ID, _NONCE = 68, 8, 12
_EMPTY = bytes(_SLOT)


class SealingWriter:
    """Writes one sealed file to `file`, which is open for writing and empty. Raises `MissingKey` at once."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._key, self._data_key = file, newest_key(), secrets.token_bytes(KEY_BYTES)
        file.write(bytes(HEADER))
        self._chunks = ChunkWriter(file, self._data_key)

    def write(self, content: bytes) -> None:
        self._chunks.write(content)

    def finish(self, bound: str) -> None:
        """Write the last chunk and the header; `bound` is the place in its store where the file will lie."""
        self._chunks.finish()
        header = bytearray(HEADER)
        header[: len(MAGIC)] = MAGIC
        header[_SLOTS[0] : _SLOTS[0] + _SLOT] = _wrapped(self._key, self._data_key, bound)
        self._file.seek(0)
        self._file.write(header)


def is_sealed_file(path: Path) -> bool:
    """Whether the file begins as a sealed one. Raises `FileNotFoundError`."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def open_file(path: Path, bound: str) -> BinaryIO:
    """The plain bytes, from any place of them. Raises `FileNotFoundError`, `MissingKey`, `Damaged`."""
    file = path.open("rb")
    try:
        data_key = _data_key(file.read(HEADER), bound)
        return cast(BinaryIO, io.BufferedReader(ChunkReader(file, data_key, offset=HEADER), buffer_size=1024 * 1024))
    except BaseException:
        file.close()
        raise


def size_of_file(path: Path) -> int:
    """Plain bytes, without any key. Raises `FileNotFoundError`, `Damaged`."""
    return plain_size(path.stat().st_size - HEADER)


def rewrap_file(path: Path, bound: str) -> bool:
    """Bring the data key under the newest key of the vault; false when it is there already.

    Raises `FileNotFoundError`, `MissingKey`, `Damaged`. May be killed at any line and run again.
    """
    newest = newest_key()
    with path.open("rb") as file:
        if _ids(file.read(HEADER)) == [newest.id]:
            return False
    mode = path.stat().st_mode
    path.chmod(0o600)
    try:
        with path.open("r+b", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            _rewrap(file, newest, bound)
    finally:
        with suppress(FileNotFoundError):
            path.chmod(mode)
    return True


def shred_file(path: Path) -> None:
    """Take a file off the disk; of a sealed one the data key goes first, so that what a disk remembers of the rest is
    noise. A file that is not there is no error."""
    with suppress(FileNotFoundError):
        if is_sealed_file(path):
            path.chmod(0o600)
            with path.open("r+b", buffering=0) as file:
                file.write(bytes(HEADER))
                os.fsync(file.fileno())
        path.unlink()


def key_id_of_file(path: Path) -> str:
    """The vault's key on which a sealed file rests; the oldest while a rotation is at it. Raises `Damaged`."""
    with path.open("rb") as file:
        ids = _ids(file.read(HEADER))
    if not ids:
        raise Damaged("No slot holds a key.")
    order = [key.id for key in all_keys()]
    return min(ids, key=lambda one: order.index(one) if one in order else -1)


def _rewrap(file: io.FileIO, newest: Key, bound: str) -> None:
    header = file.read(HEADER)
    data_key = _data_key(header, bound)
    slots = {place: header[place : place + _SLOT] for place in _SLOTS}
    good = [place for place, slot in slots.items() if _is_under(slot, newest) and _unwrapped(slot, bound) == data_key]
    if not good:
        # A slot that is empty or does not open; where both open, a rotation before this one was cut off, and one goes.
        good = [place for place, slot in slots.items() if _unwrapped(slot, bound) != data_key][:1] or [_SLOTS[1]]
        _put(file, good[0], _wrapped(newest, data_key, bound))
    for place in _SLOTS:
        if place != good[0] and slots[place] != _EMPTY:
            _put(file, place, _EMPTY)


def _put(file: io.FileIO, place: int, content: bytes) -> None:
    file.seek(place)
    file.write(content)
    os.fsync(file.fileno())


def _data_key(header: bytes, bound: str) -> bytes:
    if len(header) < HEADER or not header.startswith(MAGIC):
        raise Damaged("No header of a sealed file.")
    slots = [header[place : place + _SLOT] for place in _SLOTS]
    for slot in slots:
        data_key = _unwrapped(slot, bound)
        if data_key is not None:
            return data_key
    here = {key.id for key in all_keys()}
    lost = [one for one in _ids(header) if one not in here]
    if lost:
        raise MissingKey(
            _("Kunci brankas %(keys)s tidak ada di %(folder)s; pulihkan berkas .key dari cadangan.")
            % {"keys": ", ".join(lost), "folder": vault_folder()}
        )
    raise Damaged("The data key does not open.")


def _ids(header: bytes) -> list[str]:
    slots = [header[place : place + _SLOT] for place in _SLOTS]
    return [slot[:_KEY_ID].hex() for slot in slots if slot not in (_EMPTY, b"")]


def _is_under(slot: bytes, key: Key) -> bool:
    return slot[:_KEY_ID].hex() == key.id


def _unwrapped(slot: bytes, bound: str) -> bytes | None:
    for key in all_keys():
        if _is_under(slot, key):
            with suppress(InvalidTag):
                return AESGCM(key.secret).decrypt(
                    slot[_KEY_ID : _KEY_ID + _NONCE], slot[_KEY_ID + _NONCE :], _aad(bound)
                )
    return None


def _wrapped(key: Key, data_key: bytes, bound: str) -> bytes:
    nonce = os.urandom(_NONCE)
    return bytes.fromhex(key.id) + nonce + AESGCM(key.secret).encrypt(nonce, data_key, _aad(bound))


def _aad(bound: str) -> bytes:
    return f"netra file 1\0{bound}".encode()
