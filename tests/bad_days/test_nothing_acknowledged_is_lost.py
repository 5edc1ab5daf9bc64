"""The server is killed again and again while people report. Whoever was shown a code finds everything behind it."""

import hashlib
import http.client
import random
import threading
import time
from dataclasses import dataclass, field

import pytest

from tests.bad_days.browser import Browser, code_in
from tests.bad_days.forms import a_photo, hand_in, open_form
from tests.bad_days.house import House

REPORTERS = 3


@dataclass(slots=True)
class Sent:
    """One filled form. `code` is what its sender saw; empty when the line broke before the answer was whole."""

    token: str
    photo: bytes
    code: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.photo).hexdigest()


@dataclass(slots=True)
class Crowd:
    """People who report one matter after another until the server is gone."""

    house: House
    sent: list[Sent] = field(default_factory=list)
    seed: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def report_until_it_dies(self) -> None:
        browser = self.house.browser()
        try:
            while True:
                self._report(browser)
        except (OSError, http.client.HTTPException):
            return

    def _report(self, browser: Browser) -> None:
        with self.lock:
            self.seed += 1
            seed = self.seed
        matter = Sent(open_form(browser), a_photo(seed))
        with self.lock:
            self.sent.append(matter)
        answer = hand_in(browser, matter.token, matter.photo)
        assert answer.status == 200, answer.faults
        matter.code = code_in(answer)
        assert matter.code, answer.faults


def _kill_while_reporting(house: House, crowd: Crowd, chance: random.Random, *, patient: bool) -> None:
    """Kill at a random moment; a patient killer waits first until somebody has an answer."""
    known = sum(1 for matter in crowd.sent if matter.code)
    people = [threading.Thread(target=crowd.report_until_it_dies) for _ in range(REPORTERS)]
    for person in people:
        person.start()
    patience = time.monotonic() + 20
    while patient and time.monotonic() < patience and sum(1 for matter in crowd.sent if matter.code) == known:
        time.sleep(0.01)
    time.sleep(chance.uniform(0.03, 0.35))
    house.kill()
    for person in people:
        person.join(timeout=60)
        assert not person.is_alive()


def _send_again(house: House, matters: list[Sent]) -> None:
    """The same form, sent again after the restart, gives the code that was shown, or now gives one."""
    browser = house.browser()
    browser.get("/lapor/")
    for matter in matters:
        code = code_in(hand_in(browser, matter.token, matter.photo))
        assert code
        assert matter.code in ("", code)
        matter.code = code


def _check(house: House, matters: list[Sent]) -> None:
    browser = house.browser()
    browser.get("/status/")
    for matter in matters:
        answer = browser.post_plain("/status/", [("code", matter.code)])
        assert (answer.status, answer.to) == (302, "/status/")
        assert hashlib.sha256(house.sealed(matter.sha256).read_bytes()).hexdigest() == matter.sha256
    assert "Sudah kami terima" in browser.get("/status/").text
    assert len({matter.code for matter in matters}) == len(matters)
    reports = len(matters)
    assert house.rows("select count(*), count(distinct case_id), count(distinct digest) from intake_report") == [
        (reports, reports, reports)
    ]
    assert house.rows("select count(*) from cases_case") == [(reports,)]
    found = house.rows(
        "select e.sha256, count(*) from cases_exhibit x join evidence_evidence e on e.id = x.evidence_id"
        " group by e.sha256"
    )
    assert sorted(found) == sorted((matter.sha256, 1) for matter in matters)
    gaps = "select subject_id from ledger_entry group by subject_kind, subject_id having count(*) <> max(sequence)"
    assert house.rows(gaps) == []


def _many_kills(house: House, times: int) -> None:
    chance, crowd, unsure, answered = random.Random(20241127), Crowd(house), 0, 0
    house.start()
    for turn in range(times):
        before = len(crowd.sent)
        _kill_while_reporting(house, crowd, chance, patient=turn % 2 == 0)
        house.start()
        new = crowd.sent[before:]
        lost = [matter for matter in new if not matter.code]
        unsure += len(lost)
        answered += len(new) - len(lost)
        _send_again(house, lost + [matter for matter in new if matter.code][-1:])
    _check(house, crowd.sent)
    assert unsure, "some were cut off in the middle"
    assert answered >= times // 2, "some got their answer"
    assert "Traceback" not in house.log.read_text()


def test_it_works(house: House) -> None:
    _many_kills(house, 6)


@pytest.mark.heavy
def test_a_thousand_kills(house: House) -> None:
    _many_kills(house, 1000)
