"""People who report one matter after another, whatever happens to the server, and who keep what they were shown."""

import http.client
import threading
import time
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.bad_days.browser import Browser, code_in
from tests.bad_days.forms import ACCOUNT, a_photo, hand_in, open_form
from tests.bad_days.house import House

DAY = (date.today() - timedelta(days=40)).isoformat()  # noqa: DTZ011  past, also for a clock set back
WORDS = "Sudah kami terima"
PLAIN = {200, 400, 403, 413, 429, 503, 507}


@dataclass(slots=True)
class Sent:
    """One filled form; `code` is what its sender was shown, `seed` makes the photo."""

    token: str
    seed: int
    code: str = ""
    refused: bool = False

    @property
    def photo(self) -> bytes:
        return a_photo(self.seed)


@dataclass(slots=True)
class Crowd:
    """`people` report at the same time, until told to stop or, where they do not `stay`, until the line breaks."""

    house: House
    people: int = 3
    stay: bool = False
    sent: list[Sent] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)
    _seed: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _threads: list[threading.Thread] = field(default_factory=list)

    def begin(self) -> None:
        self.stop.clear()
        self._threads = [threading.Thread(target=self._report_on) for _ in range(self.people)]
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Wait until everybody has gone home."""
        self.stop.set()
        for thread in self._threads:
            thread.join(timeout=120)
            if thread.is_alive():
                self.faults.append("somebody waited two minutes for an answer")

    @property
    def acknowledged(self) -> list[Sent]:
        return [matter for matter in self.sent if matter.code]

    @property
    def unanswered(self) -> list[Sent]:
        return [matter for matter in self.sent if not matter.code]

    def wait_for_answers(self, more: int, patience: float = 20) -> None:
        """Until so many more than now were acknowledged."""
        goal, until = len(self.acknowledged) + more, time.monotonic() + patience
        while len(self.acknowledged) < goal and time.monotonic() < until:
            time.sleep(0.01)

    def send_again(self, matters: list[Sent]) -> None:
        """The same forms; the code is the one that was shown, or a first one now."""
        browser = self.house.browser()
        browser.get("/lapor/")
        for matter in matters:
            answer = hand_in(browser, matter.token, matter.photo, act_on=DAY)
            code = code_in(answer)
            if not code or matter.code not in ("", code):
                self.faults.append(f"sent again: {answer.status} {answer.faults}, a code like before: {bool(code)}")
            matter.code = matter.code or code

    def _report_on(self) -> None:
        browser = self.house.browser()
        while not self.stop.is_set():
            try:
                self._report(browser)
            except (OSError, http.client.HTTPException):
                if not self.stay:
                    return
                time.sleep(0.1)
                browser.port = self.house.port
            except AssertionError:  # no form on the page: the database is away
                if not self.stay:
                    return
                time.sleep(0.2)

    def _report(self, browser: Browser) -> None:
        with self._lock:
            self._seed += 1
            matter = Sent("", self._seed)
        matter.token = open_form(browser)
        photo = matter.photo
        with self._lock:
            self.sent.append(matter)
        answer = hand_in(browser, matter.token, photo, act_on=DAY)
        matter.code = code_in(answer)
        if not matter.code:
            matter.refused = True
            if not _is_plain(answer.status, answer.text):
                self.faults.append(f"an answer that is no plain refusal: {answer.status}")


def _is_plain(status: int, text: str) -> bool:
    """A refusal gives the text back, in words."""
    return status in PLAIN and ACCOUNT in text and "Traceback" not in text


def opens(house: House, matters: list[Sent]) -> list[Sent]:
    """Those whose code opens the status page."""
    browser, open_ = house.browser(), []
    browser.get("/status/")
    for matter in matters:
        answer = browser.post_plain("/status/", [("code", matter.code)])
        if (answer.status, answer.to) == (302, "/status/") and WORDS in browser.get("/status/").text:
            open_.append(matter)
    return open_
