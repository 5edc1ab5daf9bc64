"""Clean copies: everything but the picture is gone, and a killed worker loses nothing."""

import io
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from django.core.files.base import ContentFile
from PIL import Image

from netra.evidence import copying, queries, services, store
from netra.evidence.kinds import BY_MEDIA_TYPE
from netra.evidence.models import CleanReason, CleanState, Evidence, Touch
from tests.evidence import samples

AT = datetime(2024, 10, 7, 3, 0, tzinfo=UTC)
MUCH_LATER = AT + timedelta(hours=1)


@pytest.fixture(autouse=True)
def database(db: None) -> None:
    pass


def keep(content: bytes) -> Evidence:
    return services.keep(ContentFile(content, name="berkas"), by="citizen", at=AT)


def cleaned(content: bytes) -> Evidence:
    evidence = keep(content)
    services.clean_pending(at=AT)
    evidence.refresh_from_db()
    return evidence


def copy_of(evidence: Evidence) -> bytes:
    return store.read_copy(store.clean_path(evidence.sha256, BY_MEDIA_TYPE[evidence.clean_media_type].suffix))


def test_it_works() -> None:
    original = samples.jpeg()
    assert samples.MAKER.encode() in original, "the sample would prove nothing"
    evidence = cleaned(original)
    assert (evidence.clean_state, evidence.clean_media_type) == (CleanState.DONE, "image/jpeg")
    copy = copy_of(evidence)
    assert samples.MAKER.encode() not in copy
    with Image.open(io.BytesIO(copy)) as image:
        assert image.size == (600, 400)
        assert dict(image.getexif()) == {}
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert store.open_original(evidence.sha256).read() == original
    assert [touch.what for touch in queries.custody(evidence)] == ["KEPT", "CLEANED"]
    assert services.clean_pending(at=MUCH_LATER) == 0
    assert queries.has_clean_copy(evidence)


def test_orientation_is_applied_and_size_is_bounded() -> None:
    evidence = cleaned(samples.jpeg((4000, 3000), orientation=6))
    with Image.open(io.BytesIO(copy_of(evidence))) as image:
        assert image.size == (1800, 2400)
    with Image.open(store.open_copy(store.small_path(evidence.sha256))) as image:
        assert image.size == (240, 320)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "1", "I;16"])
def test_every_kind_of_png(mode: str) -> None:
    content = samples.png(mode=mode)
    assert samples.MAKER.encode() in content
    evidence = cleaned(content)
    assert evidence.clean_state == CleanState.DONE
    copy = copy_of(evidence)
    assert samples.MAKER.encode() not in copy
    with Image.open(io.BytesIO(copy)) as image:
        assert image.info == {}
        assert len(image.convert("L").getcolors(256) or []) > 1, "the picture itself is still there"


def test_a_phone_photo_with_a_second_picture_inside() -> None:
    buffer = io.BytesIO()
    samples.picture().save(buffer, "MPO", save_all=True, append_images=[samples.picture(seed=5)])
    evidence = cleaned(buffer.getvalue())
    assert (evidence.clean_state, evidence.clean_media_type) == (CleanState.DONE, "image/jpeg")
    assert len(copy_of(evidence)) < len(buffer.getvalue())


@pytest.mark.parametrize("format", ["GIF", "WEBP"])
def test_other_pictures(format: str) -> None:
    assert cleaned(samples.saved_as(format)).clean_state == CleanState.DONE


def test_a_pdf_loses_all_but_its_pages() -> None:
    original = samples.pdf()
    telltales = [samples.MAKER.encode(), b"EmbeddedFiles", b"JavaScript", b"Launch", b"OpenAction", b"cmd.exe", b"Exif"]
    for telltale in telltales:
        assert telltale in original, "the sample would prove nothing"
    evidence = cleaned(original)
    assert (evidence.clean_state, evidence.clean_media_type) == (CleanState.DONE, "application/pdf")
    with pikepdf.open(io.BytesIO(copy_of(evidence))) as pdf:
        assert len(pdf.pages) == 1
        assert dict(pdf.docinfo) == {}
        assert "/Metadata" not in pdf.Root
        assert list(pdf.attachments) == []
        unpacked = io.BytesIO()
        pdf.save(unpacked, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    for telltale in telltales:
        assert telltale not in unpacked.getvalue()
    assert b"catatan" in unpacked.getvalue(), "a remark on the page is content"
    assert b"/DCTDecode" in unpacked.getvalue()


def test_the_copy_of_a_pdf_is_the_same_each_time() -> None:
    evidence = cleaned(samples.pdf())
    first = copy_of(evidence)
    Evidence.objects.update(clean_state=CleanState.PENDING)
    services.clean_pending(at=MUCH_LATER)
    assert copy_of(evidence) == first


@pytest.mark.parametrize(
    ("content", "state", "reason"),
    [
        pytest.param(samples.boxed(b"isom"), CleanState.NONE, CleanReason.KIND, id="video"),
        pytest.param(samples.boxed(b"heic"), CleanState.NONE, CleanReason.KIND, id="heic"),
        pytest.param(samples.docx(), CleanState.NONE, CleanReason.KIND, id="docx"),
        pytest.param(samples.pdf(password="x"), CleanState.NONE, CleanReason.LOCKED, id="locked pdf"),
        pytest.param(b"%PDF-1.7\nbroken", CleanState.FAILED, CleanReason.DAMAGED, id="broken pdf"),
    ],
)
def test_without_a_copy_the_reason_is_said(content: bytes, state: CleanState, reason: CleanReason) -> None:
    evidence = cleaned(content)
    assert (evidence.clean_state, evidence.clean_reason) == (state, reason)
    assert queries.clean_note(evidence) == str(reason.label)
    assert not queries.has_clean_copy(evidence)
    with pytest.raises(services.NoCopy) as caught:
        services.look(evidence, by="user:1", at=AT)
    assert str(caught.value) == str(reason.label)


def test_a_lost_original_is_told() -> None:
    evidence = keep(samples.jpeg())
    store.original_path(evidence.sha256).unlink()
    assert services.clean_pending(at=AT) == 1
    evidence.refresh_from_db()
    assert evidence.clean_reason == CleanReason.MISSING


def test_the_limit_is_kept_and_the_oldest_come_first() -> None:
    first = keep(samples.jpeg(seed=3))
    for seed in (5, 7):
        services.keep(ContentFile(samples.jpeg(seed=seed), name="x"), by="citizen", at=MUCH_LATER)
    assert services.clean_pending(1, at=MUCH_LATER) == 1
    first.refresh_from_db()
    assert first.clean_state == CleanState.DONE
    assert services.clean_pending(at=MUCH_LATER) == 2


def test_a_row_claimed_by_another_worker_is_left_until_its_lease_ends() -> None:
    evidence = keep(samples.jpeg())
    Evidence.objects.update(clean_claimed_at=AT, clean_attempts=1)
    assert services.clean_pending(at=AT + timedelta(minutes=14)) == 0
    assert services.clean_pending(at=AT + timedelta(minutes=16)) == 1
    evidence.refresh_from_db()
    assert evidence.clean_state == CleanState.DONE


def test_a_file_that_kills_the_worker_is_given_up() -> None:
    evidence = keep(samples.jpeg())
    Evidence.objects.update(clean_claimed_at=AT, clean_attempts=3)
    assert services.clean_pending(at=MUCH_LATER) == 1
    evidence.refresh_from_db()
    assert (evidence.clean_state, evidence.clean_reason) == (CleanState.FAILED, CleanReason.GAVE_UP)
    assert not Touch.objects.filter(what=Touch.What.CLEANED).exists()


def test_a_full_disk_leaves_the_row_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    import errno
    import os

    evidence = keep(samples.jpeg())

    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(services.StoreFull):
            services.clean_pending(at=AT)
    assert services.clean_pending(at=MUCH_LATER) == 1
    evidence.refresh_from_db()
    assert evidence.clean_state == CleanState.DONE


@pytest.mark.parametrize("how", ["hangs", "dies", "bursts"])
def test_a_copier_that_fails_costs_one_file_and_not_the_worker(
    how: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A stand-in interpreter fails at the first file and is the real one from then on."""
    deeds = {"hangs": "exec sleep 60", "dies": "kill -9 $$", "bursts": "read line; exit 1"}
    stand_in, mark = tmp_path / "python", tmp_path / "mark"
    stand_in.write_text(
        f'#!/bin/sh\nif [ ! -e {mark} ]; then touch {mark}; {deeds[how]}; fi\nexec {sys.executable} "$@"\n'
    )
    stand_in.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(stand_in))
    # Long enough for a real copier to start on a busy machine; a hanging one is left after it.
    monkeypatch.setattr(copying, "COPY_SECONDS", 5)
    services.keep(ContentFile(samples.jpeg(seed=3), name="x"), by="citizen", at=AT)
    services.keep(ContentFile(samples.jpeg(seed=5), name="x"), by="citizen", at=MUCH_LATER)
    assert services.clean_pending(at=MUCH_LATER) == 2
    rows = Evidence.objects.order_by("kept_at").values_list("clean_state", "clean_reason")
    assert list(rows) == [("FAILED", "HEAVY"), ("DONE", "")]
    assert list(store.incoming().iterdir()) == []


def test_the_copier_gets_no_secret_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    stand_in = tmp_path / "python"
    stand_in.write_text(f'#!/bin/sh\nenv > {seen}\nexec {sys.executable} "$@"\n')
    stand_in.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(stand_in))
    monkeypatch.setenv("DATABASE_URL", "postgres://netra:rahasia@host/netra")
    assert cleaned(samples.jpeg()).clean_state == CleanState.DONE
    assert "rahasia" not in seen.read_text()


def test_near_duplicates_are_found_and_others_are_not() -> None:
    photo = keep(samples.jpeg())
    smaller = keep(samples.jpeg(quality=40))
    with Image.open(io.BytesIO(samples.jpeg())) as image:
        buffer = io.BytesIO()
        image.resize((300, 200)).save(buffer, "PNG")
    resized = keep(buffer.getvalue())
    keep(samples.jpeg(seed=11))
    matches = queries.similar(photo)
    assert {match.evidence.pk for match in matches} == {smaller.pk, resized.pk}
    assert all(not match.same_bytes and match.distance <= 6 for match in matches)


def test_plain_pictures_are_not_taken_for_each_other() -> None:
    for colour in ("white", "black"):
        buffer = io.BytesIO()
        Image.new("RGB", (300, 200), colour).save(buffer, "PNG")
        plain = keep(buffer.getvalue())
        assert plain.perceptual_key == ""
    assert queries.similar(plain) == []
