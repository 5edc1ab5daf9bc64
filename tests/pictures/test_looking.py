"""Every picture is looked at once, by a process of its own, and compared with all that were there before."""

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from netra.engine.pictures import ocr
from netra.evidence.models import Evidence
from netra.evidence.services import clean_pending, erase, keep
from netra.pictures import hands, queries
from netra.pictures.models import Alike, Picture, State
from netra.pictures.services import forget_erased, look_at_pending, looking
from netra.practice.scenes import photograph, screenshot
from tests.pictures.conftest import as_file

AT = datetime(2024, 10, 8, 3, tzinfo=UTC)
SIZE = (480, 360)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]
needs_reader = pytest.mark.skipif(not ocr.is_installed(), reason="tesseract is not installed here")


def handed_in(content: bytes, name: str = "a.jpg") -> Evidence:
    return keep(ContentFile(content, name=name), by="citizen", at=AT)


def work(*pieces: Evidence) -> None:
    clean_pending(at=AT)
    look_at_pending(at=AT)
    for piece in pieces:
        piece.refresh_from_db()


def test_it_works() -> None:
    photo = photograph("a", SIZE).image
    one, other = handed_in(as_file(photo)), handed_in(as_file(screenshot("x", photo, width=720).image))
    third, fourth = handed_in(as_file(photograph("b", SIZE).image)), handed_in(as_file(photo))
    work(one, other, third, fourth)
    same, shot = [met for met in queries.alike([one]) if met.kind != Alike.Kind.PART]
    assert (same.other, same.kind) == (fourth.pk, queries.SAME_FILE)
    assert (shot.other, shot.kind) == (other.pk, Alike.Kind.SHOT)
    assert shot.points > 20
    assert {row.mine for row in queries.alike([one, other])} >= {one.pk, other.pk}
    assert not [met for met in queries.alike([third]) if met.kind != Alike.Kind.PART]
    assert queries.look_state(third) == State.DONE


def test_nothing_is_looked_at_while_copies_are_behind() -> None:
    ready = handed_in(as_file(photograph("a", SIZE).image))
    clean_pending(at=AT)
    crowd = [handed_in(as_file(photograph(f"crowd {n}", (64, 64)).image)) for n in range(looking.BUSY)]
    assert look_at_pending(at=AT) == 0
    erase(crowd[0], under="tes", at=AT, by="system:test")
    assert look_at_pending(at=AT) == 1
    ready.refresh_from_db()
    assert queries.look_state(ready) == State.DONE


@needs_reader
def test_words_are_read_and_found_and_lie_nowhere_readable(data_folder: Path) -> None:
    told = "Pertemuan rahasia di Balai Mangunharjo dihadiri perangkat"
    post = handed_in(as_file(screenshot("a", None, width=720, words=told, name="Sari Contoh").image))
    page = handed_in(as_file(screenshot("p", None, dark=True, width=720).image))
    work(post, page)
    words = queries.words_on(post)
    assert words is not None
    assert "Mangunharjo" in " ".join(words.lines)
    assert queries.bearing("mangunharjo RAHASIA", 10) == [post.sha256]
    assert queries.bearing("mangunharjo sekolah", 10) == []
    assert queries.bearing("", 10) == []
    row = Picture.objects.get(sha256=post.sha256)
    stored = [bytes(row.words), bytes(row.hashes), bytes(row.tokens)]
    stored += [path.read_bytes() for path in data_folder.rglob("*") if path.is_file()]
    assert not [held for held in stored if b"angunharjo" in held]


@needs_reader
def test_one_post_on_two_telephones_bears_the_same_words() -> None:
    told = "Seluruh aparatur desa diminta hadir dan membawa keluarga ke lapangan untuk mendukung pasangan nomor satu"
    one, other = (
        handed_in(as_file(screenshot("t", None, dark=dark, width=720, words=told).image)) for dark in (False, True)
    )
    work(one, other)
    (met,) = queries.alike([one])
    assert (met.other, met.kind) == (other.pk, Alike.Kind.WORDS)


def test_what_a_worker_left_when_it_died_is_done_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    piece = handed_in(as_file(photograph("a", SIZE).image))
    clean_pending(at=AT)

    def dies(*_given: object, **_more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(hands.Hand, "ask", dies)
        with pytest.raises(KeyboardInterrupt):
            look_at_pending(at=AT)
    assert look_at_pending(at=AT) == 0, "the claim still holds"
    assert look_at_pending(at=AT + timedelta(minutes=16)) == 1
    piece.refresh_from_db()
    assert queries.look_state(piece) == State.DONE
    assert look_at_pending(at=AT + timedelta(minutes=17)) == 0


def test_a_picture_that_kills_its_process_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    piece = handed_in(as_file(photograph("a", SIZE).image))
    monkeypatch.setattr(hands, "_SECONDS", 0)
    clean_pending(at=AT)
    assert [look_at_pending(at=AT) for _ in range(4)] == [0, 0, 0, 1]
    piece.refresh_from_db()
    assert queries.look_state(piece) == State.FAILED
    words = queries.words_on(piece)
    assert words is not None
    assert words.note


def test_the_process_gets_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_SECRET_KEY", "not for decoders")
    with hands.hand() as helper:
        with pytest.raises(hands.NoAnswer):
            helper.ask("LOOK", [])  # a task that cannot be: it dies of it, the worker does not
        answer, _blocks = helper.ask("LOOK", [b"no picture"])
        assert answer == {"failed": "DAMAGED", "sizes": []}
        assert helper._process is not None
        given = Path(f"/proc/{helper._process.pid}/environ").read_bytes()
    assert b"NETRA" not in given
    assert os.environ["NETRA_SECRET_KEY"]


def test_what_is_erased_is_forgotten(data_folder: Path) -> None:
    one, other = (handed_in(as_file(photograph(seed, SIZE).image)) for seed in "ab")
    work(one, other)
    assert list((data_folder / "evidence" / "made").rglob(f"{one.sha256}*"))
    with connection.cursor():  # `erase` removes files once its transaction is over
        erase(one, by="system:retention", under="R1", at=AT)
    assert forget_erased() == 1
    assert not Picture.objects.filter(sha256=one.sha256).exists()
    assert queries.look_state(other) == State.DONE
    assert re.fullmatch(r"[0-9a-f]{64}", other.sha256)
