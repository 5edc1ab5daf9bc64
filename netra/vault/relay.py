"""The relay key: what is sealed for the one purpose of delivering messages.

`secrets/relay/0001.pub` seals, `secrets/relay/0001.key` opens (X25519). A process that only takes reports in needs the
public half alone; where the worker runs as a user of its own, only that user needs to read the private one. The newest
pair seals, all open.

A locked text is a fresh public key (32 bytes), then AES-256-GCM under the key that both halves agree on. Each agreement
is used once, so its nonce is constant.
"""

import base64
import hashlib
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.utils.translation import gettext as _

from netra.lib.chunked import Damaged
from netra.vault.keys import MissingKey, read_key, vault_folder, write_bytes_once, write_key

RELAYED = frozenset(
    {
        "reporter-contact",
        "asker-contact",
        "channel-address",
        "channel-incoming",
        "channel-outgoing",
        "channel-talk",
    }
)
"""Purposes that are sealed under the relay key: addresses, shown to nobody, and messages on their way."""

_PUBLIC_BYTES = 32
_NONCE = bytes(12)


def relay_folder() -> Path:
    """Where the halves of the relay key lie."""
    return vault_folder().parent / "relay"


def add_relay_key() -> str:
    """Make the next pair; from now on it seals. The private half is on the disk before the public one."""
    numbers = [int(path.stem) for path in _halves("key")] + [int(path.stem) for path in _halves("pub")]
    path = relay_folder() / f"{max(numbers, default=0) + 1:04d}.key"
    private = X25519PrivateKey.from_private_bytes(write_key(path).secret)
    public = private.public_key().public_bytes_raw()
    write_bytes_once(path.with_suffix(".pub"), base64.urlsafe_b64encode(public) + b"\n")
    return _id(public)


def relay_ids() -> list[str]:
    """Ids of the pairs whose public half is here, oldest first."""
    return [_id(_public(path)) for path in _halves("pub")]


def lock_for_relay(plain: bytes, bound: bytes) -> tuple[bytes, str]:
    """The locked text and the id of the pair. Raises `MissingKey` before the first start."""
    halves = _halves("pub")
    if not halves:
        raise MissingKey(_missing("0001"))
    public = _public(halves[-1])
    fresh = X25519PrivateKey.generate()
    mine = fresh.public_key().public_bytes_raw()
    key = _agreed(fresh, public, mine, public)
    return mine + AESGCM(key).encrypt(_NONCE, plain, bound), _id(public)


def unlock_at_relay(locked: bytes, pair: str, bound: bytes) -> bytes:
    """The plain text. Raises `MissingKey` where the private half is not here, `Damaged`."""
    for path in _halves("key"):
        private = X25519PrivateKey.from_private_bytes(read_key(path).secret)
        public = private.public_key().public_bytes_raw()
        if _id(public) != pair:
            continue
        mine = locked[:_PUBLIC_BYTES]
        try:
            key = _agreed(private, mine, mine, public)
            return AESGCM(key).decrypt(_NONCE, locked[_PUBLIC_BYTES:], bound)
        except (InvalidTag, ValueError):
            raise Damaged("A text for the relay does not open.") from None
    raise MissingKey(_missing(pair))


def remove_older_relay_keys() -> list[str]:
    """Take every pair but the newest off the disk; see `keys.remove_older_keys`."""
    newest = max((path.stem for path in _halves("pub")), default="")
    older = [path for suffix in ("pub", "key") for path in _halves(suffix) if path.stem < newest]
    for path in older:
        path.unlink()
    return [path.name for path in older]


def _halves(suffix: str) -> list[Path]:
    return sorted(relay_folder().glob(f"[0-9][0-9][0-9][0-9].{suffix}"))


def _public(path: Path) -> bytes:
    # A public half has the form of a key file.
    return read_key(path).secret


def _id(public: bytes) -> str:
    return hashlib.sha256(b"netra relay id\0" + public).hexdigest()[:16]


def _agreed(private: X25519PrivateKey, other: bytes, fresh: bytes, public: bytes) -> bytes:
    shared = private.exchange(X25519PublicKey.from_public_bytes(other))
    return HKDF(hashes.SHA256(), length=32, salt=None, info=b"netra relay 1\0" + fresh + public).derive(shared)


def _missing(pair: str) -> str:
    return _("Kunci brankas %(keys)s tidak ada di %(folder)s; pulihkan berkas .key dari cadangan.") % {
        "keys": pair,
        "folder": relay_folder(),
    }
