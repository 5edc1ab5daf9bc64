"""Links of a matter become sealed files; what the worker does when it is killed, refused, or comes twice.

Rows of the threat model: FORGER-1, FLOOD-5, RIVAL-4.
"""

import io
import os
import signal
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings
from warcio.archiveiterator import ArchiveIterator

from netra.captures import queries, services
from netra.captures.models import Capture, Part, Piece, State, Want, Way
from netra.captures.services import taking
from netra.evidence import services as evidence
from netra.evidence.models import Evidence
from netra.ledger import queries as ledger
from netra.ledger.services import Subject
from tests.captures.builders import a_capture, an_archive
from tests.captures.conftest import CHROMIUM, Settle
from tests.captures.hostile import PAGE, Hostile

MATTER, OTHER = Subject("CASE", 7), Subject("FLAG", 7)

pytestmark = pytest.mark.usefixtures("country")


def ask(url: str, subject: Subject = MATTER, **more: Any) -> Capture:
    (row,) = services.ask(subject, [url], by="user:1", institution="BAWASLU-33.19", at=timezone.now(), **more)
    return row


def pieces_of(capture: Capture) -> dict[str, Evidence]:
    return {one.part: one.evidence for one in capture.pieces.select_related("evidence")}


def test_it_works(server: Hostile, settle: Settle) -> None:
    taken = settle(ask(server.url("ke-halaman")))
    assert (taken.state, taken.result["status"]) == (State.TAKEN, 200)
    assert [hop["status"] for hop in taken.result["hops"]] == [302, 200]
    pieces = pieces_of(taken)
    assert set(pieces) == {Part.ARCHIVE, Part.FACTS}
    assert taken.result["browser_trouble"] == "ABSENT"  # no Chromium, and the page says so
    opened = evidence.look(pieces[Part.ARCHIVE], by="user:1", at=timezone.now(), copy="original", why="coba")
    with opened.open() as file:
        content = io.BytesIO(file.read())
    records = [(one.rec_type, one.content_stream().read()) for one in ArchiveIterator(content, check_digests="raise")]
    assert ("response", PAGE) in records
    told = ledger.timeline("CASE", 7).get(event="LINK_CAPTURED")
    assert told.refs["pieces"]["ARCHIVE"] == pieces[Part.ARCHIVE].sha256
    assert not (taking.folder_of(taken)).exists()  # nothing lies unsealed


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")
def test_with_chromium_there_are_a_picture_and_a_pdf_as_well(
    server: Hostile, settle: Settle, settings: Settings
) -> None:
    settings.CAPTURE_BROWSERS = (CHROMIUM,)
    taken = settle(ask(server.url("halaman")))
    assert {one: piece.media_type for one, piece in pieces_of(taken).items()} == {
        Part.PICTURE: "image/png",
        Part.PDF: "application/pdf",
        Part.ARCHIVE: "application/warc+gzip",
        Part.FACTS: "text/plain",
    }


def test_a_page_that_is_gone_is_kept_as_gone(server: Hostile, settle: Settle) -> None:
    gone = settle(ask(server.url("hilang")))
    assert (gone.state, gone.result["status"]) == (State.GONE, 410)
    assert Part.ARCHIVE in pieces_of(gone)


def test_what_lies_inside_is_refused_and_told(settle: Settle) -> None:
    refused = settle(ask("http://127.0.0.1/"))
    assert (refused.state, refused.code) == (State.REFUSED, "NOT_PUBLIC")
    assert set(pieces_of(refused)) == {Part.FACTS}


def test_without_the_allowance_of_tests_this_very_server_is_out_of_reach(
    server: Hostile, settle: Settle, settings: Settings
) -> None:
    settings.CAPTURE_ALLOW = ()
    assert settle(ask(server.url("halaman"))).state == State.REFUSED
    assert server.asked == []


def test_a_killed_process_is_tried_again_and_a_killed_worker_loses_nothing(
    server: Hostile, settle: Settle, settings: Settings
) -> None:
    asked, start, before = ask(server.url("tetes")), timezone.now(), set(taking._running)
    services.take_pending(at=start)
    (process,) = taking._running - before
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert services.take_pending(at=start) == 0  # the lease holds
    later = start + taking.LEASE + timedelta(seconds=1)
    services.take_pending(at=later)
    asked.refresh_from_db()
    assert (asked.state, asked.claimed_at, asked.attempts) == (State.WAITING, None, 1)
    Capture.objects.filter(pk=asked.pk).update(url=server.url("halaman"), due_at=start)
    assert settle(asked).state == State.TAKEN


def test_settled_twice_there_is_one_of_each(server: Hostile, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker dies after sealing and before settling; what it sealed is found again."""
    asked = ask(server.url("halaman"))
    with monkeypatch.context() as patch:
        patch.setattr(taking, "_end", _dies)
        with pytest.raises(SystemExit):
            settle(asked)
    assert Piece.objects.filter(capture=asked).count() == 2
    assert settle(asked).pieces.count() == 2
    assert ledger.timeline("CASE", 7).filter(event="LINK_CAPTURED").count() == 1


def test_what_was_forgotten_while_it_was_captured_leaves_nothing_unsealed(server: Hostile) -> None:
    row, now = ask(server.url("halaman"), OTHER), timezone.now()
    services.take_pending(at=now)
    services.forget(OTHER, by="clock", under="aturan", at=now)
    assert taking.folder_of(row).exists()
    services.take_pending(at=now + taking.LEASE + timedelta(minutes=1))
    assert not taking.folder_of(row).exists()


def _dies(*_args: object) -> None:
    raise SystemExit


def test_one_link_of_many_matters_is_fetched_once_a_day(server: Hostile, settle: Settle) -> None:
    first = ask(server.url("halaman"))
    services.ask_for_many([(OTHER, [server.url("halaman")])], by="user:2", at=timezone.now())
    settle(first)
    assert ask(server.url("halaman"), Subject("CASE", 8)) == first
    assert len(server.asked) == 1
    assert {entry.subject_kind for entry in ledger.rows() if entry.event == "LINK_CAPTURED"} == {"CASE", "FLAG"}


def test_asked_again_there_are_two_and_a_double_press_is_one(server: Hostile, settle: Settle) -> None:
    first = settle(ask(server.url("halaman")))
    assert ask(server.url("halaman"), anew=True) == first  # within the minute
    Capture.objects.update(asked_at=timezone.now() - timedelta(hours=1), claimed_at=None)
    second = ask(server.url("halaman"), anew=True)
    assert second != first
    assert ask(server.url("halaman"), anew=True) == second
    (link,) = queries.board(MATTER)
    assert (link.latest, link.earlier) == (second, (first,))


def test_no_host_is_hammered(server: Hostile, settle: Settle) -> None:
    first, second = ask(server.url("halaman")), ask(server.url("hilang"))
    now = timezone.now()
    services.take_pending(at=now)
    second.refresh_from_db()
    assert second.claimed_at is None
    Capture.objects.filter(pk=first.pk).update(state=State.TAKEN, ended_at=now)
    services.take_pending(at=now + timedelta(seconds=5))
    second.refresh_from_db()
    assert second.claimed_at is None
    Capture.objects.filter(pk=first.pk).update(claimed_at=now - timedelta(minutes=1))
    assert settle(second).state == State.GONE


@pytest.mark.parametrize(
    ("site", "way", "anew", "code"),
    [
        (False, Way.AT_ONCE, True, "SITE_OFF"),
        (True, Way.OFF, True, "OFFICE_OFF"),
        (True, Way.ON_REQUEST, False, "ON_REQUEST"),
        (True, Way.ON_REQUEST, True, ""),
    ],
)
def test_who_does_not_want_links_fetched_has_none_fetched(
    server: Hostile, settings: Settings, site: bool, way: Way, anew: bool, code: str
) -> None:
    settings.CAPTURE = site
    services.choose("BAWASLU-33.19", way, by="user:1", at=timezone.now())
    row = ask(server.url("halaman"), anew=anew)
    assert (row.state, row.code) == (State.HELD if code else State.WAITING, code)
    if code:
        services.take_pending(at=timezone.now())
        assert server.asked == []


def test_what_is_no_link_or_our_own_page_is_left_out() -> None:
    links = ["https://netra.example.go.id/perkara/abc/", "ftp://contoh.id/", "", "javascript:alert(1)"]
    assert services.ask(MATTER, links, by="user:1", at=timezone.now()) == []


def test_what_a_flag_captured_goes_along_into_its_case_and_fades_only_for_itself() -> None:
    capture, archive = a_capture(OTHER), an_archive(OTHER, b"catatan")
    services.carry(OTHER, MATTER, by="user:1", at=timezone.now())
    services.carry(OTHER, MATTER, by="user:1", at=timezone.now())
    assert [link.latest for link in queries.board(MATTER)] == [capture]
    assert [one.evidence_id for one in queries.brought_of(MATTER)] == [archive.evidence_id]
    services.forget(OTHER, by="clock", under="aturan", at=timezone.now())
    capture.refresh_from_db()
    assert capture.erased_at is None  # the case still rests on it
    assert not Want.objects.filter(subject_kind="FLAG").exists()


def test_what_nobody_else_wants_is_erased_with_its_files() -> None:
    capture = a_capture(OTHER)
    assert services.forget(OTHER, by="clock", under="aturan", at=timezone.now()) == 1
    capture.refresh_from_db()
    assert (capture.url, capture.result) == ("", {})
    assert capture.pieces.get().evidence.erased_at is not None


def test_links_of_a_report_set_aside_wait_until_it_is_let_in(server: Hostile, settle: Settle) -> None:
    row = ask(server.url("halaman"))
    assert services.hold(MATTER) == 1
    services.take_pending(at=timezone.now())
    assert server.asked == []
    services.resume(MATTER, at=timezone.now())
    assert settle(row).state == State.TAKEN
