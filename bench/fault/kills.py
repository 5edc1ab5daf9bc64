"""Every process of the server is killed at a random moment while people report, again and again."""

import os
import random
import signal
import time

from bench.fault.crowd import Crowd, Sent, opens
from bench.fault.looking import look
from bench.fault.nursery import Nursery
from bench.fault.verdict import Verdict
from tests.bad_days.house import House, free_port

AGAIN_EVERY = 5  # rounds; a form that was acknowledged is sent again, which would also hide that it was lost


class Quick:
    """A house whose server starts at once; see `bench.fault.nursery`."""

    def __init__(self, house: House) -> None:
        self.house, self.nursery, self._child = house, Nursery(house), 0

    def start(self) -> None:
        house = self.house
        house.port = free_port()
        words = ("serve", "--port", str(house.port), "--without-worker")
        self._child = self.nursery.start(house.log, *words)
        until = time.monotonic() + 120
        while time.monotonic() < until:
            try:
                if house.browser().get("/status/").status == 200:
                    return
            except OSError:
                time.sleep(0.02)
        raise AssertionError(f"The server did not answer: {house.log.read_text()[-3000:]}")

    def kill(self) -> None:
        if self._child:
            os.killpg(self._child, signal.SIGKILL)
            self.nursery.bury(self._child)
            self._child = 0

    def close(self) -> None:
        self.kill()
        self.nursery.close()


def kills(house: House, times: int, *, seed: int = 20241127) -> Verdict:
    """Nobody is believed to have reported before a code was shown; then the report must be there, at once and ever."""
    chance, crowd, verdict = random.Random(seed), Crowd(house), Verdict("kill -9 at random moments")
    server = Quick(house)
    try:
        server.start()
        for turn in range(times):
            before = len(crowd.sent)
            crowd.begin()
            if turn % 2 == 0:  # a patient killer waits until somebody has an answer
                crowd.wait_for_answers(1)
            time.sleep(chance.uniform(0.02, 0.35))
            server.kill()
            crowd.end()
            verdict.blows += 1
            server.start()
            new = [matter for matter in crowd.sent[before:] if matter.token]
            answered = [matter for matter in new if matter.code]
            _missed(house, crowd, answered)
            unsure = [matter for matter in new if not matter.code]
            verdict.unsure += len(unsure)
            crowd.send_again(unsure + (answered[-1:] if turn % AGAIN_EVERY == 0 else []))
        look(house, crowd, verdict)
    finally:
        crowd.end()
        server.close()
    return verdict


def _missed(house: House, crowd: Crowd, answered: list[Sent]) -> None:
    """Asked before anything is sent again, for that would bring a lost report back."""
    lost = len(answered) - len(opens(house, answered))
    if lost:
        crowd.faults.append(f"{lost} of {len(answered)} acknowledged before this kill were gone after it")
