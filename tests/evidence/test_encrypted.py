"""What lies on the disk reveals nothing; older plain files are taken in; keys turn without a pause.

Threat model: LAPTOP-1, LAPTOP-2, LAPTOP-3, FORGER-3.
"""

import hashlib
import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from netra.evidence import services, store
from netra.evidence.models import Evidence
from netra.lib.chunked import CHUNK, ChunkReader, ChunkWriter, Damaged
from netra.vault import services as vault
from netra.vault.keys import add_key, all_keys, key_files
from tests.evidence import samples

AT = datetime(2024, 10, 7, 3, 0, tzinfo=UTC)
LETTER = b"Surat dari Rina Contoh Samaran. " * 10_000


def keep(content: bytes = LETTER) -> Evidence:
    return services.keep(ContentFile(content, name="surat.txt"), by="citizen", at=AT)


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted((folder / "evidence").rglob("*")) if path.is_file())


def lay_plain(content: bytes = LETTER) -> Path:
    """As an earlier version would have left it."""
    evidence = keep(content)
    path = store.original_path(evidence.sha256)
    path.unlink()
    path.write_bytes(content)
    return path


@pytest.mark.django_db
def test_it_works(data_folder: Path) -> None:
    photo, letter = keep(samples.jpeg()), keep()
    services.clean_pending(at=AT)
    plain = on_disk(data_folder)
    for telltale in (b"Rina", samples.MAKER.encode(), b"\xff\xd8\xff", b"JFIF"):
        assert telltale not in plain
    assert store.open_original(letter.sha256).read() == LETTER
    assert store.size_of(store.original_path(letter.sha256)) == len(LETTER) == letter.size
    with store.open_original(letter.sha256) as file:
        file.seek(100_000)
        assert file.read(10) == LETTER[100_000:100_010]
        assert file.seek(-5, os.SEEK_END) == len(LETTER) - 5
        assert file.read() == LETTER[-5:]
    photo.refresh_from_db()
    assert services.look(photo, by="user:1", at=AT).open().read(3) == b"\xff\xd8\xff"
    assert services.inspect_store() == services.StoreState(2, (), (), ())


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_any_length_comes_back_and_no_shorter_one_passes(length: int) -> None:
    content, key, locked = os.urandom(length), os.urandom(32), io.BytesIO()
    writer = ChunkWriter(locked, key)
    for place in range(0, length, 1000):
        writer.write(content[place : place + 1000])
    writer.finish()
    assert io.BufferedReader(ChunkReader(io.BytesIO(locked.getvalue()), key)).read() == content
    whole = locked.getvalue()
    for cut in {1, 16, 17, CHUNK + 16} & set(range(1, len(whole) + 1)):
        with pytest.raises(Damaged):
            ChunkReader(io.BytesIO(whole[:-cut]), key).readall()


@pytest.mark.django_db
def test_bytes_altered_on_the_disk_are_refused_and_told() -> None:
    evidence = keep()
    path = store.original_path(evidence.sha256)
    altered = bytearray(path.read_bytes())
    altered[CHUNK + 300] ^= 1
    path.chmod(0o600)
    path.write_bytes(altered)
    with pytest.raises(vault.Damaged):
        store.open_original(evidence.sha256).read()
    assert services.inspect_store().altered == (evidence.sha256,)


@pytest.mark.django_db
def test_a_file_put_in_the_place_of_another_does_not_open() -> None:
    one, other = keep(), keep(b"Surat lain")
    os.replace(store.original_path(one.sha256), store.original_path(other.sha256))
    with pytest.raises(vault.Damaged):
        store.open_original(other.sha256)
    with pytest.raises(services.NoCopy, match="kunci"):
        services.look(other, by="user:1", at=AT, copy="original", why="Pleno")


@pytest.mark.django_db
def test_without_the_key_nothing_opens_and_the_key_is_named() -> None:
    evidence, lost = keep(), all_keys()[0].id
    key_files()[0].unlink()
    add_key()
    with pytest.raises(vault.MissingKey, match=lost):
        store.open_original(evidence.sha256)
    assert services.inspect_store().locked == (evidence.sha256,)
    assert not services.inspect_store().is_whole


@pytest.mark.django_db
def test_files_of_an_earlier_version_are_read_and_then_encrypted(data_folder: Path) -> None:
    path = lay_plain()
    assert store.read_copy(path) == LETTER
    assert (services.inspect_store().plain, services.inspect_store().altered) == (1, ())
    assert (services.encrypt_plain(), services.encrypt_plain(), services.encrypt_plain()) == (1, 0, 0)
    assert b"Rina" not in on_disk(data_folder)
    assert (store.read_copy(path), path.stat().st_mode & 0o777) == (LETTER, 0o440)
    assert services.inspect_store() == services.StoreState(1, (), (), ())


@pytest.mark.django_db
def test_a_plain_file_that_was_altered_is_left_for_the_check() -> None:
    path = lay_plain()
    path.write_bytes(b"lain")
    assert services.encrypt_plain() == 0
    assert path.read_bytes() == b"lain"
    assert services.inspect_store().altered == (path.name,)


@pytest.mark.django_db
def test_keys_turn_and_only_headers_are_written(data_folder: Path) -> None:
    evidence = keep()
    path = store.original_path(evidence.sha256)
    before, reading = path.read_bytes(), store.open_original(evidence.sha256)
    add_key()
    assert (services.rewrap_files(), services.rewrap_files()) == (1, 0)
    after = path.read_bytes()
    assert after[256:] == before[256:]
    assert after[:256] != before[:256]
    assert reading.read() == LETTER, "who was reading goes on"
    key_files()[0].unlink()
    assert store.open_original(evidence.sha256).read() == LETTER
    assert path.stat().st_mode & 0o777 == 0o440


@pytest.mark.django_db
@pytest.mark.parametrize("step", [1, 2])
def test_a_rotation_cut_off_leaves_a_file_that_opens(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = keep()
    add_key()
    real, calls = os.fsync, 0

    def cut(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == step:
            raise OSError("power cut")
        real(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", cut)
        with pytest.raises(OSError, match="power cut"):
            services.rewrap_files()
    assert store.open_original(evidence.sha256).read() == LETTER
    services.rewrap_files()
    key_files()[0].unlink()
    assert store.open_original(evidence.sha256).read() == LETTER


@pytest.mark.django_db
def test_what_is_erased_loses_its_key_first(monkeypatch: pytest.MonkeyPatch) -> None:
    path = store.original_path(keep().sha256)
    other = path.with_name("kept-by-the-disk")
    os.link(path, other)
    store.remove(path)
    store.remove(path)
    assert not path.exists()
    assert other.read_bytes()[:256] == bytes(256)


def test_the_hash_of_the_plain_bytes_is_the_name(db: None) -> None:
    assert keep().sha256 == hashlib.sha256(LETTER).hexdigest()
