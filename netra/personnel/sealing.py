"""Numbers of civil servants: locked so that no copy of the tables tells them, hashed so that equal ones are found.

One secret of 32 bytes lies sealed in the vault and turns with the vault's keys; the millions of rows locked with what
is made from it stay as they are. A number is 18 digits with few surprises in them, so a hash without a key would be
no secret at all.
"""

import base64
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock as Mutex
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from netra.personnel.models import Register
from netra.vault import services as vault

PURPOSE = "personnel"
HASH_BYTES, _NONCE_BYTES, _SECRET_BYTES = 16, 12, 32
_opened: dict[UUID, "NipLock"] = {}
_mutex = Mutex()


@dataclass(frozen=True, slots=True)
class NipLock:
    """Hashes, locks and unlocks the digits of numbers."""

    _hashing: bytes = field(repr=False)
    _cipher: AESGCM = field(repr=False)

    def hash(self, digits: str) -> bytes:
        """The keyed hash by which a number is found: 16 bytes."""
        return hmac.digest(self._hashing, digits.encode(), "sha256")[:HASH_BYTES]

    def lock(self, digits: str, hashed: bytes) -> bytes:
        """The number encrypted, bound to its hash: moved to another row it does not open."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, digits.encode(), hashed)

    def unlock(self, locked: bytes, hashed: bytes) -> str:
        """The digits. Raises `vault.Altered` where the row was damaged, moved or forged."""
        try:
            return self._cipher.decrypt(locked[:_NONCE_BYTES], locked[_NONCE_BYTES:], hashed).decode()
        except (InvalidTag, ValueError):
            raise vault.Altered("A sealed number of the register is damaged or was moved.") from None


def nip_lock(*, by: str, reason: str, at: datetime) -> NipLock:
    """The lock of this register, made at its first use. Each process opens the secret once, and the vault notes it.

    The process that made the secret knows it. Any other opens it outside a transaction: the vault asks for that, so
    that no rollback takes its note along.
    """
    with _mutex:
        key = Register.objects.filter(pk=1).values_list("key", flat=True).first() or _new_key()
        if key not in _opened:
            data = vault.open_sealed(key, by=by, reason=reason, at=at)
            _opened[key] = _made_from(base64.b64decode(data["secret"]))
        return _opened[key]


@transaction.atomic
def _new_key() -> UUID:
    Register.objects.get_or_create(pk=1)
    row = Register.objects.select_for_update().get(pk=1)
    if row.key is not None:
        return row.key
    secret = secrets.token_bytes(_SECRET_BYTES)
    row.key = vault.seal(PURPOSE, {"secret": base64.b64encode(secret).decode()})
    row.save(update_fields=["key"])
    _opened[row.key] = _made_from(secret)
    return row.key


def _made_from(secret: bytes) -> NipLock:
    def part(name: bytes) -> bytes:
        return hashlib.blake2b(name, key=secret, digest_size=_SECRET_BYTES).digest()

    return NipLock(part(b"hash"), AESGCM(part(b"lock")))
