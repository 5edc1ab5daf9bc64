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
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from netra.lib.chunked import Damaged
from netra.vault.keys import (
    Key,
    MissingKey,
    add_key,
    all_keys,
    code_secret_file,
    first_key_file,
    newest_key,
    read_key,
    remove_older_keys,
    vault_folder,
    write_key,
)
from netra.vault.models import Opening, Sealed
from netra.vault.queries import missing_key_ids
from netra.vault.relay import (
    RELAYED,
    add_relay_key,
    lock_for_relay,
    relay_ids,
    remove_older_relay_keys,
    unlock_at_relay,
)

SYSTEM = "system:"
_NONCE_BYTES = 12
_BLOCK = 256


class ReasonRequired(ValueError):
    """A sealed text is opened or erased by a named person for a stated reason, or not at all."""


class Forgotten(Exception):
    """The text was erased under a rule of retention; the row that remains says when."""


class ForTheRelayAlone(Exception):
    """An address that only the sending of messages reads was asked for by somebody else."""


class StillInUse(Exception):
    """A key would have been taken away on which something kept still rests."""


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
        if not relay_ids():
            add_relay_key()
        return keys[-1].id
    # In this order: wherever the vault has a key, the secret behind codes was there before it.
    write_key(code_secret_file())
    if not relay_ids():
        add_relay_key()
    return write_key(first_key_file()).id


def seal(purpose: str, data: Mapping[str, str]) -> UUID:
    """Keep a few texts sealed; `purpose` is a short code such as "reporter", and is not secret.

    Purposes in `RELAYED` go under the relay key, which only the sending of messages opens.
    """
    if not purpose:
        raise ValueError("A sealed text has a purpose.")
    row_id = uuid.uuid4()
    locked, key_id = _locked(row_id, purpose, _padded(data))
    Sealed.objects.create(id=row_id, purpose=purpose, ciphertext=locked, key_id=key_id)
    return row_id


def reseal(sealed: UUID, data: Mapping[str, str]) -> bool:
    """Put other texts in the place of the sealed ones, unread; false once they were forgotten."""
    row = Sealed.objects.get(pk=sealed)
    locked, key_id = _locked(row.pk, row.purpose, _padded(data))
    return bool(Sealed.objects.filter(pk=sealed, forgotten_at=None).update(ciphertext=locked, key_id=key_id))


def open_sealed(sealed: UUID, *, by: str, reason: str, at: datetime) -> dict[str, str]:
    """The texts, after the opening is on record.

    Runs in a transaction of its own (`durable`): inside a caller's transaction a later rollback would take the
    record away from what was already read. Raises `ReasonRequired`, `Forgotten`, `MissingKey`, `Altered`,
    `Sealed.DoesNotExist`.
    """
    reason = _required(by, reason)
    with transaction.atomic(durable=True):
        row = Sealed.objects.get(pk=sealed)
        if row.purpose in RELAYED and not by.startswith(SYSTEM):
            raise ForTheRelayAlone(
                _("Alamat ini hanya dipakai untuk mengirim kabar dan tidak ditunjukkan kepada siapa pun.")
            )
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
    """Make new keys, which seal from now on; `rotate` then brings the older rows under them. The id of the vault's."""
    ensure_key()
    add_relay_key()
    return add_key().id


def rotate(*, batch: int = 200) -> int:
    """Bring up to `batch` rows under the newest keys; 0 when none is left and older key files may be put away."""
    newest = [newest_key().id, *relay_ids()[-1:]]
    moved = 0
    for row in list(_under_older(newest)[:batch]):
        locked, key_id = _locked(row.pk, row.purpose, _unlock(row))
        # Compare and set: a row forgotten or moved meanwhile is left as it now is.
        moved += Sealed.objects.filter(pk=row.pk, key_id=row.key_id, forgotten_at=None).update(
            ciphertext=locked, key_id=key_id
        )
    return moved


def rows_to_rotate() -> int:
    """How many rows still lie under an older key, or an address under a key that is not the relay's."""
    return _under_older([newest_key().id, *relay_ids()[-1:]]).count()


def retire_keys() -> list[str]:
    """Take the older keys off the disk; their names. The caller has made sure that no file rests on them.

    Raises `StillInUse` while a row does.
    """
    if rows_to_rotate():
        raise StillInUse(_("Masih ada data di bawah kunci lama; putar kunci sampai selesai dulu."))
    return [*remove_older_keys(), *remove_older_relay_keys()]


def _under_older(newest: list[str]) -> "QuerySet[Sealed]":
    vault, relay = newest[0], newest[-1]
    there = Q(purpose__in=RELAYED, key_id=relay) | (~Q(purpose__in=RELAYED) & Q(key_id=vault))
    return Sealed.objects.filter(forgotten_at=None).exclude(there).order_by("pk")


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


def _locked(row_id: UUID, purpose: str, plain: bytes) -> tuple[bytes, str]:
    if purpose in RELAYED:
        return lock_for_relay(plain, _bound_to(row_id, purpose))
    key = newest_key()
    return _lock(key, row_id, purpose, plain), key.id


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
    locked, bound = bytes(row.ciphertext), _bound_to(row.pk, row.purpose)
    try:
        if row.key_id in relay_ids():
            return unlock_at_relay(locked, row.key_id, bound)
        return AESGCM(_key(row.key_id).secret).decrypt(locked[:_NONCE_BYTES], locked[_NONCE_BYTES:], bound)
    except (Damaged, InvalidTag, ValueError):
        # `from None`: the library's frames hold the ciphertext and the key.
        raise Altered(_("Data tersegel %(id)s rusak atau berubah.") % {"id": row.pk}) from None


def _bound_to(row_id: UUID, purpose: str) -> bytes:
    return f"netra vault 1\0{row_id}\0{purpose}".encode()
