"""What a configured scanner has not passed is handed to nobody, and nothing that it suspects is ever lost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from pytest_django import Settings

from netra.evidence import queries, services
from netra.evidence.models import Evidence
from tests.evidence import samples
from tests.evidence.scanner import NAME, SIGNATURE, running

AT = datetime(2024, 10, 7, 3, 0, tzinfo=UTC)
NOWHERE = "127.0.0.1:9"
COPIES: tuple[services.CopyName, ...] = ("clean", "small", "original")

pytestmark = pytest.mark.django_db


def kept(content: bytes, name: str = "a.jpg") -> Evidence:
    return services.keep(ContentFile(content, name=name), by="citizen", at=AT)


def worked(at: datetime = AT) -> None:
    services.scan_pending(at=at)
    services.clean_pending(at=at)


def refusals(evidence: Evidence) -> set[str]:
    """What somebody is told who asks for each of the copies; all of them must be refused."""
    evidence.refresh_from_db()
    told = set()
    for copy in COPIES:
        with pytest.raises(services.NoCopy) as refused:
            services.look(evidence, by="user:7", at=AT, copy=copy, why="Kajian")
        told.add(str(refused.value))
    return told


def test_it_works(settings: Settings) -> None:
    with running() as scanner:
        settings.CLAMD = scanner.address
        photo, text = kept(samples.jpeg()), kept(b"Salam. " + SIGNATURE, "a.txt")
        assert any("menunggu pemeriksaan virus" in told for told in refusals(photo))
        worked()
        assert scanner.asked == 2
    photo.refresh_from_db()
    assert services.look(photo, by="user:7", at=AT).size
    assert [touch.what for touch in queries.custody(photo)] == ["KEPT", "PASSED", "CLEANED", "LOOKED_CLEAN"]
    assert all("mencurigai" in told for told in refusals(text))
    assert [(touch.what, touch.why) for touch in queries.custody(text)][1:] == [("HELD", NAME)]
    assert not services.inspect_store().missing  # held, not thrown away


def test_a_suspicious_picture_gets_no_copy_either(settings: Settings) -> None:
    with running() as scanner:
        settings.CLAMD = scanner.address
        photo = kept(samples.jpeg() + SIGNATURE)
        worked()
    assert "mencurigai" in refusals(photo).pop()
    assert photo.clean_state == "PENDING"
    assert not queries.has_clean_copy(photo)
    settings.CLAMD = ""  # the scanner is taken away: what it said stays said
    worked()
    assert "mencurigai" in refusals(photo).pop()


def test_a_silent_scanner_passes_nothing_and_the_page_says_so(settings: Settings) -> None:
    settings.CLAMD = NOWHERE
    photo = kept(samples.jpeg())
    worked()
    assert "tidak menjawab" in refusals(photo).pop()
    assert "tidak menjawab" in queries.clean_note(photo)
    with running() as scanner:
        settings.CLAMD = scanner.address
        worked()
    photo.refresh_from_db()
    assert queries.has_clean_copy(photo)


def test_a_unix_socket_that_is_not_there_is_silence(settings: Settings, tmp_path: Path) -> None:
    settings.CLAMD = f"unix:{tmp_path}/none.ctl"
    photo = kept(samples.jpeg())
    worked()
    assert "tidak menjawab" in refusals(photo).pop()


def test_an_answer_nobody_understands_is_not_a_good_one(settings: Settings) -> None:
    with running(says=b"stream: maybe OK") as scanner:
        settings.CLAMD = scanner.address
        photo = kept(samples.jpeg())
        worked()
    assert "tidak menjawab" in refusals(photo).pop()


def test_what_is_too_large_for_the_scanner_waits_for_a_larger_one(settings: Settings) -> None:
    with running(most=100) as scanner:
        settings.CLAMD = scanner.address
        photo = kept(samples.jpeg())
        worked()
    assert "lebih besar" in refusals(photo).pop()
    with running() as scanner:
        settings.CLAMD = scanner.address
        worked(AT + timedelta(days=1, minutes=1))
    photo.refresh_from_db()
    assert queries.has_clean_copy(photo)


def test_a_signature_that_comes_a_day_later_still_holds_the_file_back(settings: Settings) -> None:
    with running() as scanner:
        settings.CLAMD = scanner.address
        photo = kept(samples.jpeg())
        worked()
        worked(AT + timedelta(hours=1))
        assert scanner.asked == 1
    with running(says=b"stream: Late FOUND") as scanner:
        settings.CLAMD = scanner.address
        worked(AT + timedelta(days=1, minutes=1))
    assert "mencurigai" in refusals(photo).pop()


def test_without_a_scanner_nothing_waits(settings: Settings) -> None:
    settings.CLAMD = ""
    photo = kept(samples.jpeg())
    worked()
    photo.refresh_from_db()
    assert queries.has_clean_copy(photo)


def test_the_keeper_is_told_whether_it_answers(settings: Settings) -> None:
    settings.CLAMD = ""
    kept(samples.jpeg())
    assert services.scanner_state() == (False, 0)
    settings.CLAMD = NOWHERE
    assert services.scanner_state() == (False, 1)
    with running() as scanner:
        settings.CLAMD = scanner.address
        assert services.scanner_state() == (True, 1)
