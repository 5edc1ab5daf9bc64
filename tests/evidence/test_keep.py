"""Keeping evidence: on the disk first, then a row.

Threat model: FLOOD-2.
"""

import errno
import hashlib
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, connection

from netra.evidence import services, store
from netra.evidence.limits import MAX_FILE, MIB
from netra.evidence.models import CleanState, Evidence, Touch
from netra.evidence.queries import custody, similar
from tests.evidence import samples

AT = datetime(2024, 10, 7, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def database(db: None) -> None:
    pass


def keep(content: bytes, name: str = "foto.jpg", **more: Any) -> Evidence:
    return services.keep(ContentFile(content, name=name), by="citizen", at=AT, **more)


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "evidence").rglob("*") if path.is_file())


def test_it_works(data_folder: Path) -> None:
    content = samples.jpeg()
    evidence = keep(content, caption="Camat di panggung", source_url="https://example.org/1")
    sha256 = hashlib.sha256(content).hexdigest()
    path = data_folder / "evidence" / sha256[:2] / sha256[2:4] / sha256
    assert store.read_copy(path) == content
    assert path.stat().st_mode & 0o777 == 0o440
    assert files_in(data_folder) == [path]
    assert (evidence.sha256, evidence.size, evidence.media_type) == (sha256, len(content), "image/jpeg")
    assert (evidence.kept_by, evidence.kept_at, evidence.clean_state) == ("citizen", AT, CleanState.PENDING)
    assert [(touch.what, touch.who, touch.at) for touch in custody(evidence)] == [("KEPT", "citizen", AT)]


def test_the_type_comes_from_the_content_and_the_name_stays_text(data_folder: Path) -> None:
    evidence = keep(samples.pdf(), name="../../" + "a" * 10_000 + "\0.jpg")
    assert evidence.media_type == "application/pdf"
    assert len(evidence.name) == 150
    assert evidence.sha256 in str(files_in(data_folder)[0])


def test_the_same_bytes_twice_are_two_rows_and_one_file(data_folder: Path) -> None:
    first, second = keep(samples.jpeg()), keep(samples.jpeg(), name="lagi.jpg")
    assert first.pk != second.pk
    assert len(files_in(data_folder)) == 1
    assert [(match.evidence.pk, match.distance, match.same_bytes) for match in similar(first)] == [(second.pk, 0, True)]


def test_an_altered_original_is_found_and_healed_by_the_same_bytes() -> None:
    evidence = keep(samples.jpeg())
    path = store.original_path(evidence.sha256)
    path.unlink()
    path.write_bytes(b"something else")
    assert services.inspect_store().altered == (evidence.sha256,)
    keep(samples.jpeg())
    assert services.inspect_store() == services.StoreState(1, (), (), ())
    assert services.inspect_store().is_whole


def test_a_lost_original_is_found() -> None:
    evidence = keep(samples.jpeg())
    store.original_path(evidence.sha256).unlink()
    assert services.inspect_store().missing == (evidence.sha256,)
    assert not services.inspect_store().is_whole
    assert "1 missing" in str(services.inspect_store())


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(samples.zip_bomb(), "photo.jpg", id="a zip bomb called photo"),
        pytest.param(samples.SVG, "gambar.png", id="svg with script"),
        pytest.param(samples.png_bomb(), "foto.png", id="png bomb"),
        pytest.param(samples.jpeg()[:3000], "foto.jpg", id="truncated"),
        pytest.param(b"", "foto.jpg", id="empty"),
    ],
)
def test_what_is_refused_leaves_nothing(content: bytes, name: str, data_folder: Path) -> None:
    with pytest.raises(services.Refused):
        keep(content, name)
    assert files_in(data_folder) == []
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//example.org", "example.org"])
def test_a_link_that_is_none_is_refused(link: str, data_folder: Path) -> None:
    with pytest.raises(services.Refused, match="https://"):
        keep(samples.jpeg(), source_url=link)
    assert files_in(data_folder) == []


class Endless(ContentFile):  # type: ignore[type-arg]
    """An upload that would never end; counts what was asked of it."""

    given = 0

    def chunks(self, chunk_size: int | None = None) -> Any:
        while True:
            self.given += MIB
            yield b"\0" * MIB


def test_an_endless_upload_is_stopped_at_the_limit(data_folder: Path) -> None:
    upload = Endless(b"", name="video.mp4")
    with pytest.raises(services.TooLarge, match="kantor"):
        services.keep(upload, by="citizen", at=AT)
    assert upload.given == MAX_FILE + MIB
    assert files_in(data_folder) == []


def test_text_with_nul_is_kept_without_it() -> None:
    assert keep(samples.jpeg(), caption="a\0b").caption == "ab"


class Fails:
    """Lets the n-th call of an operating-system function fail, and writes down all calls in order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls: list[str] = []
        self.at: int | None = None
        self.errno = errno.EIO
        for name in ("fsync", "replace"):
            monkeypatch.setattr(os, name, self._watching(name, getattr(os, name)))

    def _watching(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any, **kwargs: Any) -> Any:
            self.calls.append(f"{name} {self._what(name, args[0])}")
            if self.at == len(self.calls):
                raise OSError(self.errno, os.strerror(self.errno))
            return real(*args, **kwargs)

        return watched

    @staticmethod
    def _what(name: str, target: Any) -> str:
        if name == "replace":
            return "file"
        return "folder" if Path(os.readlink(f"/proc/self/fd/{target}")).is_dir() else "file"

    def watch_rows(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('INSERT INTO "evidence_'):
            self.calls.append("row")
        return execute(sql, params, many, context)


ORDER = ["fsync file", "replace file", "fsync folder", "row", "row"]


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Fails:
    keep(samples.png())
    folder = store.original_path(hashlib.sha256(samples.jpeg()).hexdigest()).parent
    folder.mkdir(parents=True)
    return Fails(monkeypatch)


def test_the_order_is_write_flush_rename_flush_row(fails: Fails) -> None:
    with connection.execute_wrapper(fails.watch_rows):
        keep(samples.jpeg())
    assert fails.calls == ORDER


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_failure_at_any_step_leaves_no_row_and_no_half_file(
    fails: Fails, step: int, code: int, data_folder: Path
) -> None:
    before = files_in(data_folder)
    fails.at, fails.errno = step, code
    with (
        pytest.raises(services.StoreFull if code == errno.ENOSPC else OSError),
        connection.execute_wrapper(fails.watch_rows),
    ):
        keep(samples.jpeg())
    assert fails.calls == ORDER[:step]
    assert Evidence.objects.count() == 1
    left = [path for path in files_in(data_folder) if path not in before]
    # After the rename the file is whole; without a row it is told by `inspect_store`.
    assert [store.read_copy(path) for path in left] == ([samples.jpeg()] if step == 3 else [])
    fails.at = None
    assert keep(samples.jpeg()).size == len(samples.jpeg()), "the same file can be sent again"


def test_a_database_that_fails_leaves_a_whole_file_that_is_told(fails: Fails) -> None:
    def broken(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("INSERT"):
            raise DatabaseError("gone")
        return execute(sql, params, many, context)

    with pytest.raises(DatabaseError), connection.execute_wrapper(broken):
        keep(samples.jpeg())
    assert services.inspect_store().without_row == (hashlib.sha256(samples.jpeg()).hexdigest(),)


def test_new_folders_are_flushed_into_their_parents(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> None:
    calls = Fails(monkeypatch).calls
    keep(samples.jpeg())
    assert calls.count("fsync folder") >= 4
    assert calls.index("fsync file") < calls.index("replace file")
    assert calls[-1] == "fsync folder"


def test_a_full_disk_is_said_in_plain_words(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> None:
    fails = Fails(monkeypatch)
    store.incoming()
    fails.at, fails.errno = len(fails.calls) + 1, errno.ENOSPC
    with pytest.raises(services.StoreFull, match="penuh"):
        keep(samples.jpeg())
    assert files_in(data_folder) == []


def test_sweeping_takes_old_unfinished_uploads_and_nothing_else(data_folder: Path) -> None:
    keep(samples.jpeg())
    old, young = store.incoming() / "old.part", store.incoming() / "young.part"
    old.write_bytes(b"x")
    young.write_bytes(b"x")
    (store.incoming() / "of-a-killed-copier").mkdir()
    (store.incoming() / "of-a-killed-copier" / "clean").write_bytes(b"x")
    now = datetime.now(tz=UTC)
    for path in [*store.incoming().iterdir(), *files_in(data_folder)]:
        if path != young:
            days_ago = (now - timedelta(days=2)).timestamp()
            os.utime(path, (days_ago, days_ago))
    assert services.sweep(at=now) == 2
    assert not old.exists()
    assert young.exists()
    assert services.inspect_store() == services.StoreState(1, (), (), ())


def test_touches_are_not_deleted() -> None:
    evidence = keep(samples.jpeg())
    with pytest.raises(TypeError):
        Touch.objects.get().delete()
    with pytest.raises(Exception, match="protected"):
        evidence.delete()
