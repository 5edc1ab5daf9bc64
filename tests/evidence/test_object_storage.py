"""Sealed files in an object storage: a real server on loopback that speaks S3, and this disk as a place passed through.

Threat model: HOST-9.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.core.files.base import ContentFile
from moto.server import ThreadedMotoServer
from pytest_django import Settings

from netra.config.objects import read_s3
from netra.evidence import objects, services, store
from netra.evidence.models import CleanState, Evidence
from netra.evidence.services import StoreFull
from netra.vault import services as vault
from netra.vault.keys import add_key, remove_older_keys
from tests.bad_days.forms import a_photo

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
BUCKET = "bukti"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def bucket(server: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Any:
    """An empty bucket that the house uses."""
    given = {"ENDPOINT": server, "KEY": "contoh", "SECRET": "rahasia-contoh", "REGION": "us-east-1", "PREFIX": "netra"}
    for name, value in given.items():
        monkeypatch.setenv(f"NETRA_S3_{name}", value)
    settings.S3_BUCKET, settings.S3_HOURS = BUCKET, 24
    settings.STORAGES = {**settings.STORAGES, objects.NAME: read_s3(BUCKET)}
    made = boto3.resource(
        "s3", endpoint_url=server, aws_access_key_id="a", aws_secret_access_key="b", region_name="us-east-1"
    ).create_bucket(Bucket=BUCKET)
    made.objects.all().delete()
    return made


def a_file(seed: int = 1) -> Evidence:
    return services.keep(ContentFile(a_photo(seed), "foto.jpg"), by="citizen", at=AT)


def emptied(folder: Path) -> None:
    """Another server, or this one after its disk was changed."""
    for path in (folder / "evidence").rglob("*"):
        if path.is_file():
            path.unlink()


def test_it_works(bucket: Any, data_folder: Path) -> None:
    evidence, photo = a_file(), a_photo(1)
    lying = {row.key: row.get()["Body"].read() for row in bucket.objects.all()}
    assert list(lying) == [f"netra/{evidence.sha256[:2]}/{evidence.sha256[2:4]}/{evidence.sha256}"]
    assert all(content.startswith(b"NETRA-F1") and photo[100:200] not in content for content in lying.values())

    emptied(data_folder)
    assert services.clean_pending(at=AT) == 1
    emptied(data_folder)
    with services.look(evidence, by="user:1", at=AT, copy="original", why="uji").open() as file:
        assert file.read() == photo
    evidence.refresh_from_db()
    assert evidence.clean_state == CleanState.DONE
    assert services.look(evidence, by="user:1", at=AT).size > 0
    assert {row.key.split("/")[1] for row in bucket.objects.all()} == {evidence.sha256[:2], "clean", "small"}

    services.erase(evidence, by="system", under="aturan", at=AT)
    assert not list(bucket.objects.all())


def test_nothing_is_acknowledged_that_the_storage_did_not_take(
    bucket: Any, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRA_S3_ENDPOINT", "http://127.0.0.1:9")
    settings.STORAGES = {**settings.STORAGES, objects.NAME: read_s3(BUCKET)}
    with pytest.raises(StoreFull, match="tidak dapat dicapai"):
        a_file(2)
    assert not Evidence.objects.exists()


def test_what_lay_on_the_disk_alone_goes_there_and_old_files_leave_the_disk(
    bucket: Any, settings: Settings, data_folder: Path
) -> None:
    settings.S3_BUCKET = ""
    evidence = a_file(3)
    assert not list(bucket.objects.all())
    settings.S3_BUCKET = BUCKET
    now = datetime.now(UTC)
    assert services.share(at=now) == 1
    assert services.share(at=now) == 0
    assert services.share(at=now + timedelta(hours=25)) == 1
    assert not store.original_path(evidence.sha256).exists()
    state = services.inspect_store()
    assert (state.is_whole, state.originals) == (True, 1)
    assert not store.original_path(evidence.sha256).exists(), "what was fetched for one look stays"


def test_an_object_altered_or_lost_there_is_told(bucket: Any, data_folder: Path) -> None:
    altered, lost = a_file(4), a_file(5)
    for row in bucket.objects.all():
        if row.key.endswith(altered.sha256):
            content = bytearray(row.get()["Body"].read())
            content[-1] ^= 1
            row.put(Body=bytes(content))
        else:
            row.delete()
    emptied(data_folder)
    state = services.inspect_store()
    assert (state.altered, state.missing) == ((altered.sha256,), (lost.sha256,))


def test_keys_turn_there_too(bucket: Any, data_folder: Path) -> None:
    evidence = a_file(6)
    path = store.original_path(evidence.sha256)
    stale = path.read_bytes()
    add_key()
    emptied(data_folder)
    assert services.rewrap_files() == 1
    assert services.rewrap_files() == 0
    path.write_bytes(stale)  # a server that fetched it before the keys turned
    remove_older_keys()
    assert store.is_intact(evidence.sha256)
    assert vault.key_id_of_file(path)


def test_a_backup_takes_what_lies_there_alone(bucket: Any, data_folder: Path) -> None:
    evidence = a_file(7)
    emptied(data_folder)
    (one,) = services.shared_files()
    assert one.name == f"evidence/{evidence.sha256[:2]}/{evidence.sha256[2:4]}/{evidence.sha256}"
    assert b"".join(services.blocks_of(one.name)).startswith(b"NETRA-F1")
    (again,) = services.shared_files()
    assert one.stamp == again.stamp, "nothing changed, and the next backup would take it again"
