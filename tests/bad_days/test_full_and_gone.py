"""The disk is full, the database silent, the file enormous: a clear page, the text kept, nothing half-done."""

import re
import shutil
import sqlite3
import threading
import time

import pytest

from tests.bad_days.browser import Answer, File, code_in, token_in
from tests.bad_days.forms import ACCOUNT, a_photo, a_tip, hand_in, open_form
from tests.bad_days.house import ON_POSTGRES, House


def _strace() -> str:
    found = shutil.which("strace")
    if found is None:
        pytest.skip("strace is not installed; it is what makes the disk of a real server look full")
    return found


def _nothing_happened(house: House) -> None:
    for table in ("intake_report", "cases_case", "cases_exhibit", "ledger_entry"):
        assert house.rows(f"select count(*) from {table}") == [(0,)]


def _told_plainly(house: House, answer: Answer, *words: str) -> None:
    assert not code_in(answer)
    for word in (ACCOUNT, *words):
        assert word in answer.text
    assert "Traceback" not in answer.text


def test_a_disk_that_is_full_while_a_photo_comes_in(house: House) -> None:
    house.start(
        before=[_strace(), "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:error=ENOSPC"]
    )
    browser = house.browser()
    token = open_form(browser)
    answer = hand_in(browser, token, a_photo(1))
    _told_plainly(house, answer, "Tempat penyimpanan bukti sedang penuh", "foto.jpg")
    _nothing_happened(house)
    assert not [path for path in (house.folder / "evidence").rglob("*") if path.is_file()]
    house.stop()
    house.start()
    browser.port = house.port
    assert code_in(hand_in(browser, token, a_photo(1))), "the same form goes through later"


@pytest.mark.skipif(ON_POSTGRES, reason="what a full disk does to PostgreSQL is its own; being gone is tried below")
def test_a_disk_that_is_full_while_rows_are_written(house: House) -> None:
    (house.folder / "netra.sqlite3-wal").touch()
    wal = str(house.folder / "netra.sqlite3-wal")
    house.start(before=[_strace(), "-f", "-qq", "-o", "/dev/null", "-P", wal, "-e", "inject=pwrite64:error=ENOSPC"])
    browser = house.browser()
    token = open_form(browser)
    answer = hand_in(browser, token, a_photo(1))
    assert (answer.status, answer.headers["retry-after"]) == (503, "60")
    _told_plainly(house, answer, "Sedang tidak dapat menyimpan", token)
    house.stop()
    _nothing_happened(house)
    house.start()
    browser.port = house.port
    assert code_in(hand_in(browser, token, a_photo(1)))


@pytest.mark.skipif(ON_POSTGRES, reason="SQLite alone has one writer at a time")
def test_a_database_that_somebody_holds_for_a_while_is_waited_for(house: House) -> None:
    house.start()
    browser = house.browser()
    token = open_form(browser)
    holder = sqlite3.connect(house.folder / "netra.sqlite3", isolation_level=None, check_same_thread=False)
    holder.execute("begin immediate")
    threading.Timer(1.5, holder.rollback).start()
    started = time.monotonic()
    assert code_in(hand_in(browser, token, a_photo(1)))
    assert time.monotonic() - started > 1
    holder.close()


def test_a_database_that_is_gone(house: House) -> None:
    house.start()
    browser = house.browser()
    token = open_form(browser)
    if house.database:
        gone = House(house.folder, house.database.replace("netra_house_", "netra_nowhere_"))
    else:
        gone = House(house.folder, f"sqlite:///{house.folder}/nowhere/netra.sqlite3")
    house.stop()
    gone.start()
    try:
        browser.port = gone.port
        answer = hand_in(browser, token)
        assert answer.status == 503
        _told_plainly(house, answer, "Sedang tidak dapat menyimpan")
        assert browser.get("/kantor/?q=Kudus").status == 503
    finally:
        gone.stop()


def test_a_video_of_200_megabytes(house: House) -> None:
    """The video is refused by name; text and photo stay, and are sent on without choosing them again."""
    house.start()
    browser = house.browser()
    video = File("uploads", "pawai.mp4", b"\0\0\0\x18ftypmp42" + bytes(200_000_000), "video/mp4")
    answer = browser.post("/lapor/", a_tip(open_form(browser)), [File("uploads", "foto.jpg", a_photo(1)), video])
    _told_plainly(house, answer, "pawai.mp4", "lebih besar dari 64 MB")
    _nothing_happened(house)
    assert house.rows("select count(*) from evidence_evidence") == [(1,)]
    kept = [("kept", mark) for mark in _kept(answer)]
    assert len(kept) == 1
    assert code_in(browser.post("/lapor/", [*a_tip(token_in(answer)), *kept]))
    assert house.rows("select count(*) from cases_exhibit") == [(1,)]
    assert sum(path.stat().st_size for path in house.folder.rglob("evidence/**/*") if path.is_file()) < 1_000_000


def _kept(answer: Answer) -> list[str]:
    return re.findall(r'name="kept" value="([^"]+)"', answer.text)
