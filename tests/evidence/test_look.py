"""Looking at evidence leaves a trace, and what is sent cannot act.

Threat model: OFFICER-5, FLOOD-3.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from netra.evidence import queries, services, store
from netra.evidence.models import Evidence
from tests.evidence import samples

AT = datetime(2024, 10, 7, 3, 0, tzinfo=UTC)


@pytest.fixture
def photo(db: None) -> Evidence:
    evidence = services.keep(ContentFile(samples.jpeg(), name="Rina Contoh.jpg"), by="citizen", at=AT)
    services.clean_pending(at=AT)
    evidence.refresh_from_db()
    return evidence


def looks(evidence: Evidence) -> list[tuple[str, str, str]]:
    return [(touch.what, touch.who, touch.why) for touch in queries.custody(evidence)][2:]


def test_it_works(photo: Evidence) -> None:
    opened = services.look(photo, by="user:7", at=AT, copy="clean", why="Kajian")
    assert opened.stored == store.clean_path(photo.sha256, "jpg")
    assert opened.name == f"bukti-{photo.pk.hex[:8]}.jpg"
    assert looks(photo) == [("LOOKED_CLEAN", "user:7", "Kajian")]
    response = services.respond(opened)
    assert b"".join(response) == opened.open().read()
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == f'inline; filename="{opened.name}"'
    assert "sandbox" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_an_original_is_opened_for_a_reason_and_only_saved(photo: Evidence) -> None:
    with pytest.raises(services.LookReasonRequired):
        services.look(photo, by="user:7", at=AT, copy="original", why=" \n")
    assert looks(photo) == []
    opened = services.look(photo, by="user:7", at=AT, copy="original", why="Pleno")
    assert opened.open().read() == samples.jpeg()
    assert looks(photo) == [("LOOKED_ORIGINAL", "user:7", "Pleno")]
    response = services.respond(opened)
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]
    response.close()


def test_no_name_of_a_person_is_in_the_name_of_the_download(photo: Evidence) -> None:
    for copy in ("clean", "original", "small"):
        assert "Rina" not in services.look(photo, by="user:7", at=AT, copy=copy, why="Kajian").name


def test_looks_at_a_thumbnail_are_recorded_once_a_day(photo: Evidence) -> None:
    for by, at in [("user:7", AT), ("user:7", AT), ("user:8", AT), ("user:7", AT + timedelta(days=1))]:
        services.look(photo, by=by, at=at, copy="small")
    assert [who for _, who, _ in looks(photo)] == ["user:7", "user:8", "user:7"]


def test_a_look_that_cannot_be_recorded_is_no_look(photo: Evidence) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        services.look(photo, by="", at=AT)
    assert looks(photo) == []


def test_before_the_copy_is_made_there_is_none(db: None) -> None:
    evidence = services.keep(ContentFile(samples.jpeg(), name="x"), by="citizen", at=AT)
    with pytest.raises(services.NoCopy, match="sedang dibuat"):
        services.look(evidence, by="user:7", at=AT)


def test_a_lost_file_is_said(photo: Evidence) -> None:
    store.original_path(photo.sha256).unlink()
    with pytest.raises(services.NoCopy, match="tidak ditemukan"):
        services.look(photo, by="user:7", at=AT, copy="original", why="Pleno")
    assert looks(photo) == []


@pytest.mark.parametrize("content", [samples.docx(), samples.boxed(b"isom"), b"teks biasa"])
def test_other_kinds_are_only_saved(content: bytes, db: None) -> None:
    evidence = services.keep(ContentFile(content, name="x.html"), by="citizen", at=AT)
    opened = services.look(evidence, by="user:7", at=AT, copy="original", why="Pleno")
    response = services.respond(opened)
    assert response["Content-Disposition"].startswith("attachment")
    assert not opened.name.endswith("html")
    response.close()


def test_a_clean_pdf_is_shown_in_a_sandbox(db: None) -> None:
    evidence = services.keep(ContentFile(samples.pdf(), name="x"), by="citizen", at=AT)
    services.clean_pending(at=AT)
    evidence.refresh_from_db()
    response = services.respond(services.look(evidence, by="user:7", at=AT))
    assert response["Content-Disposition"].startswith("inline")
    assert response["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
    response.close()
