"""To whom backups are locked: a key pair of X25519 whose secret half is kept elsewhere, or a passphrase.

The server needs only the public half: whoever steals the server opens no earlier backup. A passphrase gives a key pair
too, by scrypt with a salt that lies beside the backups.
"""

import base64
import binascii
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from netra.backups.refusals import CannotBackUp, CannotRestore

PUBLIC, SECRET = "netra-backup-to-1", "netra-backup-key-1"
SHORTEST_PASSPHRASE = 16
_NONCE = bytes(12)  # every wrapping key is used once


@dataclass(frozen=True, slots=True)
class Recipient:
    """The public half: locks, opens nothing."""

    raw: bytes

    @property
    def id(self) -> str:
        return hashlib.sha256(b"netra backup key\0" + self.raw).hexdigest()[:16]

    def wrap(self, key: bytes) -> bytes:
        """A data key that only the secret half unwraps: 32 bytes of a passing public key, then the locked key."""
        passing = X25519PrivateKey.generate()
        public = passing.public_key().public_bytes_raw()
        shared = passing.exchange(X25519PublicKey.from_public_bytes(self.raw))
        return public + AESGCM(_wrapping_key(shared, public, self.raw)).encrypt(_NONCE, key, None)

    def text(self) -> str:
        return f"{PUBLIC} {base64.urlsafe_b64encode(self.raw).decode()}\n"


@dataclass(frozen=True, slots=True)
class Identity:
    """The secret half."""

    raw: bytes

    def __repr__(self) -> str:
        return f"Identity({self.recipient.id})"

    @property
    def recipient(self) -> Recipient:
        return Recipient(X25519PrivateKey.from_private_bytes(self.raw).public_key().public_bytes_raw())

    def unwrap(self, wrapped: bytes) -> bytes:
        """Raises `CannotRestore` where the key was wrapped for somebody else."""
        public, locked = wrapped[:32], wrapped[32:]
        shared = X25519PrivateKey.from_private_bytes(self.raw).exchange(X25519PublicKey.from_public_bytes(public))
        try:
            return AESGCM(_wrapping_key(shared, public, self.recipient.raw)).decrypt(_NONCE, locked, None)
        except InvalidTag:
            raise CannotRestore("This key does not open this backup, or the backup was altered.") from None

    def text(self) -> str:
        return f"{SECRET} {base64.urlsafe_b64encode(self.raw).decode()}\n"


def new_identity() -> Identity:
    return Identity(secrets.token_bytes(32))


def new_salt() -> dict[str, Any]:
    """How a passphrase is stretched: half a second and 128 MiB for every guess."""
    return {"salt": secrets.token_hex(16), "n": 2**17, "r": 8, "p": 1}


def identity_from(passphrase: str, stretch: dict[str, Any]) -> Identity:
    """The key pair of a passphrase. Raises `CannotBackUp` for one that could be guessed at leisure."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise CannotBackUp(f"A passphrase for backups has at least {SHORTEST_PASSPHRASE} letters.")
    raw = hashlib.scrypt(
        passphrase.encode(),
        salt=bytes.fromhex(stretch["salt"]),
        n=stretch["n"],
        r=stretch["r"],
        p=stretch["p"],
        maxmem=2**28,
        dklen=32,
    )
    return Identity(raw)


def write_pair(path: Path) -> Recipient:
    """Make a key pair: the secret half in `path` (mode 0600, never overwritten), the public one in `path.pub`."""
    identity = new_identity()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(identity.text())
        file.flush()
        os.fsync(file.fileno())
    path.with_name(f"{path.name}.pub").write_text(identity.recipient.text(), encoding="ascii")
    return identity.recipient


def read_recipient(path: Path) -> Recipient:
    return Recipient(_read(path, PUBLIC, CannotBackUp))


def read_identity(path: Path) -> Identity:
    return Identity(_read(path, SECRET, CannotRestore))


def _read(path: Path, mark: str, refusal: type[Exception]) -> bytes:
    try:
        found, _blank, content = path.read_text(encoding="ascii").strip().partition(" ")
        raw = base64.urlsafe_b64decode(content)
    except OSError as error:
        raise refusal(f"{path}: {error.strerror}.") from None
    except (ValueError, binascii.Error):
        found, raw = "", b""
    if found != mark or len(raw) != 32:
        raise refusal(f"{path} is no {'public' if mark == PUBLIC else 'secret'} half of a key for backups.")
    return raw


def _wrapping_key(shared: bytes, passing: bytes, public: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=passing + public, info=b"netra backup 1").derive(shared)
