"""Key files: they lie in the data directory, never in the database, readable by their owner alone.

`secrets/vault/0001.key` is the first key of the vault; a higher number is a newer key. The newest seals, all open,
so that a rotation needs no pause. Each file holds 32 random bytes in URL-safe base64.
"""

import base64
import binascii
import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

KEY_BYTES = 32


class MissingKey(Exception):
    """A key file is absent or damaged; the message names what to restore. Nothing sealed is in the message."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `id` (16 hex digits derived from it, safe to store and show) and its 32 secret bytes."""

    id: str
    secret: bytes

    def __repr__(self) -> str:
        return f"Key({self.id})"


def vault_folder() -> Path:
    """Where the vault's key files lie."""
    return Path(settings.NETRA_DATA) / "secrets" / "vault"


def read_key(path: Path) -> Key:
    """The key in a file; `MissingKey` when it is absent or does not hold 32 bytes."""
    try:
        secret = base64.urlsafe_b64decode(path.read_bytes().strip())
    except FileNotFoundError:
        secret = b""
    except (OSError, binascii.Error):
        raise MissingKey(
            _("Berkas kunci %(path)s tidak dapat dibaca; pulihkan dari cadangan.") % {"path": path}
        ) from None
    if len(secret) != KEY_BYTES:
        raise MissingKey(_("Berkas kunci %(path)s tidak ada atau rusak; pulihkan dari cadangan.") % {"path": path})
    return Key(id=hashlib.sha256(b"netra key id\0" + secret).hexdigest()[:16], secret=secret)


def write_key(path: Path) -> Key:
    """Make a key file (mode 0600) unless it is there already; two processes that start together agree on one.

    The file is written aside and linked into place, so that no reader ever meets half a key.
    """
    write_bytes_once(path, base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n")
    return read_key(path)


def write_bytes_once(path: Path, content: bytes) -> None:
    """Make a file (mode 0600) unless it is there already; no reader ever meets half of it."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(aside, path)
    finally:
        aside.unlink()
    _flush_folder(path.parent)


def code_secret_file() -> Path:
    """Where the secret behind receipt and summons codes lies."""
    return vault_folder().parent / "codes.key"


def first_key_file() -> Path:
    """Where the vault's first key lies."""
    return vault_folder() / "0001.key"


def key_files() -> list[Path]:
    """The vault's key files, oldest first."""
    return sorted(vault_folder().glob("[0-9][0-9][0-9][0-9].key"))


def all_keys() -> list[Key]:
    """The vault's keys, oldest first; may be empty before the first start."""
    return [read_key(path) for path in key_files()]


def newest_key() -> Key:
    """The key that seals now. Raises `MissingKey` before the first start."""
    files = key_files()
    if not files:
        raise MissingKey(
            _("Kunci brankas %(keys)s tidak ada di %(folder)s; pulihkan berkas .key dari cadangan.")
            % {"keys": "0001", "folder": vault_folder()}
        )
    return read_key(files[-1])


def add_key() -> Key:
    """Make the next key of the vault; from now on it seals."""
    files = key_files()
    if not files:
        return write_key(first_key_file())
    return write_key(vault_folder() / f"{int(files[-1].stem) + 1:04d}.key")


def remove_older_keys() -> list[str]:
    """Take every key file of the vault but the newest off the disk; the names of those that went.

    Only when nothing rests on them any more: what does could never be opened again.
    """
    older = key_files()[:-1]
    for path in older:
        path.unlink()
    if older:
        _flush_folder(vault_folder())
    return [path.name for path in older]


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
