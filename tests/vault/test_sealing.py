"""Sealed identities: opened with a reason, on record, worthless without the key file."""

import json
import shutil
import sqlite3
import threading
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection, transaction

from netra.vault import queries, services
from netra.vault.keys import all_keys, key_files, vault_folder
from netra.vault.models import Opening, Sealed

AT = datetime(2024, 10, 7, 3, 0, tzinfo=UTC)
RINA = {"name": "Rina Contoh Samaran", "phone": "0800-0000-1234"}


@pytest.fixture(autouse=True)
def keys(db: None, data_folder: Path) -> str:
    return services.ensure_key()


def test_it_works() -> None:
    sealed = services.seal("reporter", RINA)
    assert services.open_sealed(sealed, by="user:7", reason="Pemanggilan klarifikasi", at=AT) == RINA
    [opened] = queries.openings(sealed)
    assert (opened.by, opened.reason, opened.at) == ("user:7", "Pemanggilan klarifikasi", AT)


@pytest.mark.parametrize(("by", "reason"), [("user:7", ""), ("user:7", " \n\t"), ("", "Pemanggilan")])
def test_nobody_opens_without_a_name_and_a_reason(by: str, reason: str) -> None:
    sealed = services.seal("reporter", RINA)
    with pytest.raises(services.ReasonRequired):
        services.open_sealed(sealed, by=by, reason=reason, at=AT)
    with pytest.raises(services.ReasonRequired):
        services.forget(sealed, by=by, reason=reason, at=AT)
    assert queries.openings(sealed) == []


def test_nothing_is_returned_when_the_opening_cannot_be_recorded() -> None:
    sealed = services.seal("reporter", RINA)
    with pytest.raises(TypeError):
        services.open_sealed(sealed, by="user:7", reason="x", at=None)  # type: ignore[arg-type]
    assert queries.openings(sealed) == []


@pytest.mark.django_db(transaction=True)
def test_an_opening_cannot_be_rolled_back_by_a_caller() -> None:
    sealed = services.seal("reporter", RINA)
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        services.open_sealed(sealed, by="user:7", reason="Pemanggilan", at=AT)


def test_openings_are_not_deleted() -> None:
    sealed = services.seal("reporter", RINA)
    services.open_sealed(sealed, by="user:7", reason="Pemanggilan", at=AT)
    with pytest.raises(TypeError):
        Opening.objects.get().delete()


def test_the_database_alone_reveals_nothing() -> None:
    services.seal("reporter", RINA)
    Sealed.objects.create(purpose="planted", ciphertext=b"Budi Terbaca", key_id="0" * 16)
    stored = database_bytes()
    assert b"Budi Terbaca" in stored, "this way of looking would not see a plain text"
    for secret in (*RINA.values(), "Contoh"):
        assert secret.encode() not in stored
    for key in all_keys():
        assert key.secret not in stored


def database_bytes() -> bytes:
    if connection.vendor == "sqlite":
        assert isinstance(connection.connection, sqlite3.Connection)
        return connection.connection.serialize()
    with connection.cursor() as cursor:
        cursor.execute("SELECT ciphertext, purpose, key_id FROM vault_sealed")
        return b"".join(bytes(row[0]) + f"{row[1]}{row[2]}".encode() for row in cursor.fetchall())


def test_the_length_says_little() -> None:
    ids = [services.seal("reporter", {"name": "x" * length}) for length in (1, 50, 200)]
    assert len({len(row.ciphertext) for row in Sealed.objects.filter(pk__in=ids)}) == 1


def test_a_missing_key_is_named_and_nothing_is_told(data_folder: Path) -> None:
    sealed = services.seal("reporter", RINA)
    key_id = all_keys()[-1].id
    shutil.rmtree(vault_folder())
    with pytest.raises(services.MissingKey) as caught:
        services.open_sealed(sealed, by="user:7", reason="Pemanggilan", at=AT)
    assert key_id in str(caught.value)
    assert str(vault_folder()) in str(caught.value)
    assert "Rina" not in str(caught.value)
    assert queries.missing_key_ids() == [key_id]
    with pytest.raises(services.MissingKey):
        services.seal("reporter", RINA)
    with pytest.raises(services.MissingKey, match=key_id):
        services.ensure_key()
    assert key_files() == [], "a new key would hide the loss"


def test_a_damaged_key_file_is_named() -> None:
    key_files()[0].write_text("not a key")
    with pytest.raises(services.MissingKey, match=r"0001\.key"):
        services.seal("reporter", RINA)


def test_key_files_are_for_their_owner_alone() -> None:
    assert [path.stat().st_mode & 0o777 for path in key_files()] == [0o600]
    assert vault_folder().stat().st_mode & 0o777 == 0o700
    assert list(vault_folder().glob(".*")) == []


def test_two_first_starts_agree_on_one_key(data_folder: Path) -> None:
    shutil.rmtree(data_folder / "secrets")
    from netra.vault.keys import first_key_file, write_key

    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(write_key(first_key_file()).id)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_a_ciphertext_moved_to_another_row_does_not_open() -> None:
    first, second = services.seal("reporter", RINA), services.seal("reporter", {"name": "Tono"})
    stolen = Sealed.objects.get(pk=first).ciphertext
    Sealed.objects.filter(pk=second).update(ciphertext=stolen)
    with pytest.raises(services.Altered):
        services.open_sealed(second, by="user:7", reason="Pemanggilan", at=AT)


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 300])
def test_a_damaged_ciphertext_is_refused_clearly(damage: bytes) -> None:
    sealed = services.seal("reporter", RINA)
    Sealed.objects.filter(pk=sealed).update(ciphertext=damage)
    with pytest.raises(services.Altered):
        services.open_sealed(sealed, by="user:7", reason="Pemanggilan", at=AT)


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(Sealed.DoesNotExist):
        services.open_sealed(uuid.uuid4(), by="user:7", reason="Pemanggilan", at=AT)


def test_rotation_moves_rows_in_batches_while_all_stay_readable() -> None:
    ids = [services.seal("reporter", {"n": str(number)}) for number in range(5)]
    new = services.start_rotation()
    assert services.open_sealed(ids[0], by="user:7", reason="Pemanggilan", at=AT) == {"n": "0"}
    assert [services.rotate(batch=2), services.rotate(batch=2), services.rotate(batch=2)] == [2, 2, 1]
    assert services.rotate() == 0
    assert set(Sealed.objects.values_list("key_id", flat=True)) == {new}
    key_files()[0].unlink()
    for number, sealed in enumerate(ids):
        assert services.open_sealed(sealed, by="user:7", reason="Pemanggilan", at=AT) == {"n": str(number)}


def test_what_is_forgotten_is_gone_and_the_row_stays() -> None:
    sealed = services.seal("reporter", RINA)
    services.open_sealed(sealed, by="user:7", reason="Pemanggilan", at=AT)
    services.forget(sealed, by="rule:retention", reason="Masa simpan habis", at=AT)
    row = Sealed.objects.get(pk=sealed)
    assert bytes(row.ciphertext) == b""
    assert (row.forgotten_at, row.forgotten_by) == (AT, "rule:retention")
    assert queries.is_forgotten(sealed)
    assert len(queries.openings(sealed)) == 1
    with pytest.raises(services.Forgotten, match="2024-10-07"):
        services.open_sealed(sealed, by="user:7", reason="Pemanggilan", at=AT)


def test_forgetting_twice_keeps_the_first_date() -> None:
    sealed = services.seal("reporter", RINA)
    services.forget(sealed, by="rule:retention", reason="Masa simpan habis", at=AT)
    services.forget(sealed, by="user:1", reason="Lagi", at=AT.replace(year=2025))
    assert Sealed.objects.get(pk=sealed).forgotten_at == AT


def test_rotation_leaves_the_forgotten_alone_and_their_key_may_go() -> None:
    sealed = services.seal("reporter", RINA)
    services.forget(sealed, by="rule:retention", reason="Masa simpan habis", at=AT)
    services.start_rotation()
    assert services.rotate() == 0
    assert queries.missing_key_ids() == []


def test_any_text_survives() -> None:
    data = {"name": "Ñi Luh \0 \n ‮ 王 🙂", "note": "x" * 10_000, "json": json.dumps({"a": 1})}
    sealed = services.seal("reporter", data)
    assert services.open_sealed(sealed, by="user:7", reason="Pemanggilan", at=AT) == data
