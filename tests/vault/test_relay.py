"""Addresses under the relay key: used to deliver messages, shown to nobody.

Threat model: OFFICER-3.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from netra.vault import queries, services
from netra.vault.keys import newest_key
from netra.vault.models import Sealed
from netra.vault.relay import add_relay_key, relay_folder, relay_ids
from netra.vault.services.sealing import _lock, _padded

AT = datetime(2024, 10, 7, 3, 0, tzinfo=UTC)
ADDRESS = {"email": "diam@contoh.invalid"}
PURPOSE = "reporter-contact"


@pytest.fixture(autouse=True)
def keys(db: None, data_folder: Path) -> str:
    return services.ensure_key()


def test_it_works() -> None:
    sealed = services.seal(PURPOSE, ADDRESS)
    assert Sealed.objects.get().key_id == relay_ids()[-1]
    assert services.open_sealed(sealed, by="system:notices", reason="kirim", at=AT) == ADDRESS
    assert len(queries.openings(sealed)) == 1


def test_nobody_is_shown_it() -> None:
    sealed = services.seal(PURPOSE, ADDRESS)
    with pytest.raises(services.ForTheRelayAlone):
        services.open_sealed(sealed, by="user:7", reason="Perlu sekali", at=AT)
    assert queries.openings(sealed) == []


def test_the_public_half_and_every_key_of_the_vault_do_not_open_it() -> None:
    sealed = services.seal(PURPOSE, ADDRESS)
    for path in relay_folder().glob("*.key"):
        path.unlink()
    assert Sealed.objects.get().ciphertext, "the public half goes on sealing"
    services.seal(PURPOSE, ADDRESS)
    with pytest.raises(services.MissingKey, match=relay_ids()[0]):
        services.open_sealed(sealed, by="system:notices", reason="kirim", at=AT)


def test_an_address_moved_to_another_row_does_not_open() -> None:
    first, second = services.seal(PURPOSE, ADDRESS), services.seal(PURPOSE, {"email": "lain@contoh.invalid"})
    Sealed.objects.filter(pk=second).update(ciphertext=Sealed.objects.get(pk=first).ciphertext)
    with pytest.raises(services.Altered):
        services.open_sealed(second, by="system:notices", reason="kirim", at=AT)


def test_an_address_of_an_older_version_comes_under_the_relay() -> None:
    sealed, key = services.seal(PURPOSE, ADDRESS), newest_key()
    older = _lock(key, sealed, PURPOSE, _padded(ADDRESS))
    Sealed.objects.update(ciphertext=older, key_id=key.id)
    assert services.open_sealed(sealed, by="system:notices", reason="kirim", at=AT) == ADDRESS
    assert services.rows_to_rotate() == 1
    assert (services.rotate(), services.rotate()) == (1, 0)
    assert Sealed.objects.get().key_id == relay_ids()[-1]
    assert services.open_sealed(sealed, by="system:notices", reason="kirim", at=AT) == ADDRESS


def test_the_pair_rotates_too_and_the_older_one_may_go() -> None:
    sealed = services.seal(PURPOSE, ADDRESS)
    services.start_rotation()
    with pytest.raises(services.StillInUse):
        services.retire_keys()
    services.rotate()
    assert services.retire_keys() == ["0001.key", "0001.pub", "0001.key"]
    assert services.open_sealed(sealed, by="system:notices", reason="kirim", at=AT) == ADDRESS
    assert len({add_relay_key() for _ in range(2)}) == 2
