"""Sealing and opening: the only road to a sealed text.

A text is written as JSON, padded to a multiple of 256 bytes so that its length says little, and encrypted with
AES-256-GCM. The purpose and the row's id are authenticated with it: a ciphertext moved to another row does not open.
"""

import json
import os
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import cast
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.utils.translation import gettext as _

from netra.vault.keys import (
    Key,
    MissingKey,
    add_key,
    all_keys,
    code_secret_file,
    first_key_file,
    newest_key,
    read_key,
    vault_folder,
    write_key,
)
from netra.vault.models import Opening, Sealed
from netra.vault.queries import missing_key_ids

_NONCE_BYTES = 12
_BLOCK = 256


class ReasonRequired(ValueError):
    """A sealed text is opened or erased by a named person for a stated reason, or not at all."""


class Forgotten(Exception):
    """The text was erased under a rule of retention; the row that remains says when."""


class Altered(Exception):
    """The ciphertext is not what was written: damaged, moved or forged."""


def ensure_key() -> str:
    """Make the keys at the first start: the secret behind codes and the vault's first key; the id of the latter.

    Raises `MissingKey` when sealed rows exist and their keys do not, or when one of the two is gone: a new key would
    only hide the loss.
    """
    lost = missing_key_ids()
    if lost:
        raise MissingKey(_missing(lost))
    keys = all_keys()
    if keys:
        read_key(code_secret_file())
        return keys[-1].id
    # In this order: wherever the vault has a key, the secret behind codes was there before it.
    write_key(code_secret_file())
    return write_key(first_key_file()).id


def seal(purpose: str, data: Mapping[str, str]) -> UUID:
    """Keep a few texts sealed; `purpose` is a short code such as "reporter", and is not secret."""
    if not purpose:
        raise ValueError("A sealed text has a purpose.")
    key = newest_key()
    row_id = uuid.uuid4()
    Sealed.objects.create(
        id=row_id, purpose=purpose, ciphertext=_lock(key, row_id, purpose, _padded(data)), key_id=key.id
    )
    return row_id


def open_sealed(sealed: UUID, *, by: str, reason: str, at: datetime) -> dict[str, str]:
    """The texts, after the opening is on record.

    Runs in a transaction of its own (`durable`): inside a caller's transaction a later rollback would take the
    record away from what was already read. Raises `ReasonRequired`, `Forgotten`, `MissingKey`, `Altered`,
    `Sealed.DoesNotExist`.
    """
    reason = _required(by, reason)
    with transaction.atomic(durable=True):
        row = Sealed.objects.get(pk=sealed)
        data = _opened(row)
        Opening.objects.create(sealed=row, by=by, reason=reason, at=at)
    return data


def forget(sealed: UUID, *, by: str, reason: str, at: datetime) -> None:
    """Erase the ciphertext and keep the row as proof. Doing it again changes nothing."""
    reason = _required(by, reason)
    Sealed.objects.filter(pk=sealed, forgotten_at=None).update(
        ciphertext=b"", key_id="", forgotten_at=at, forgotten_by=by, forgotten_why=reason
    )


def start_rotation() -> str:
    """Make a new key, which seals from now on; `rotate` then brings the older rows under it."""
    ensure_key()
    return add_key().id


def rotate(*, batch: int = 200) -> int:
    """Bring up to `batch` rows under the newest key; 0 when none is left and older key files may be put away."""
    newest = newest_key()
    rows = Sealed.objects.filter(forgotten_at=None).exclude(key_id=newest.id).order_by("pk")[:batch]
    moved = 0
    for row in list(rows):
        plain = _unlock(row)
        # Compare and set: a row forgotten or moved meanwhile is left as it now is.
        moved += Sealed.objects.filter(pk=row.pk, key_id=row.key_id, forgotten_at=None).update(
            ciphertext=_lock(newest, row.pk, row.purpose, plain), key_id=newest.id
        )
    return moved


def _required(by: str, reason: str) -> str:
    reason = " ".join(reason.split())
    if not by.strip() or not reason:
        raise ReasonRequired(_("Tuliskan alasan membuka data yang disegel."))
    return reason[:500]


def _opened(row: Sealed) -> dict[str, str]:
    if row.forgotten_at is not None:
        raise Forgotten(_("Data ini sudah dihapus pada %(day)s.") % {"day": row.forgotten_at.date().isoformat()})
    return cast(dict[str, str], json.loads(_unlock(row)))


def _key(key_id: str) -> Key:
    for key in all_keys():
        if key.id == key_id:
            return key
    raise MissingKey(_missing([key_id]))


def _missing(key_ids: list[str]) -> str:
    return _("Kunci brankas %(keys)s tidak ada di %(folder)s; pulihkan berkas .key dari cadangan.") % {
        "keys": ", ".join(key_ids),
        "folder": vault_folder(),
    }


def _padded(data: Mapping[str, str]) -> bytes:
    plain = json.dumps(dict(data), ensure_ascii=False, sort_keys=True).encode()
    return plain + b" " * (-len(plain) % _BLOCK)


def _lock(key: Key, row_id: UUID, purpose: str, plain: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key.secret).encrypt(nonce, plain, _bound_to(row_id, purpose))


def _unlock(row: Sealed) -> bytes:
    locked = bytes(row.ciphertext)
    try:
        return AESGCM(_key(row.key_id).secret).decrypt(
            locked[:_NONCE_BYTES], locked[_NONCE_BYTES:], _bound_to(row.pk, row.purpose)
        )
    except (InvalidTag, ValueError):
        # `from None`: the library's frames hold the ciphertext and the key.
        raise Altered(_("Data tersegel %(id)s rusak atau berubah.") % {"id": row.pk}) from None


def _bound_to(row_id: UUID, purpose: str) -> bytes:
    return f"netra vault 1\0{row_id}\0{purpose}".encode()
