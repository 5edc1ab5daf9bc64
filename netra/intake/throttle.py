"""Slowing down whoever tries code after code. Nothing about a visitor's address is kept: what counts is the number of
wrong codes in one browser session, and in this process. A code has 85 random bits, so this spares the machine, not
the secret; a right code is let in at any time."""

import time
from collections import deque
from threading import Lock

from django.http import HttpRequest

WINDOW = 15 * 60
IN_SESSION, IN_PROCESS = 10, 300
_KEY = "intake_wrong"


class WrongCodes:
    """Wrong codes of the last quarter of an hour in this process."""

    def __init__(self, most: int) -> None:
        self._most, self._times, self._lock = most, deque[float](), Lock()

    def add(self, now: float) -> None:
        with self._lock:
            self._times.append(now)

    def forget(self) -> None:
        """Begin to count anew."""
        with self._lock:
            self._times.clear()

    def is_full(self, now: float) -> bool:
        with self._lock:
            while self._times and self._times[0] <= now - WINDOW:
                self._times.popleft()
            return len(self._times) >= self._most


everywhere = WrongCodes(IN_PROCESS)


def note_wrong(request: HttpRequest) -> None:
    """Count a wrong code."""
    now = time.time()
    everywhere.add(now)
    request.session[_KEY] = [*_recent(request, now), now][-IN_SESSION:]


def must_wait(request: HttpRequest) -> int | None:
    """Seconds to wait after too many wrong codes; `None` when another may be tried."""
    now = time.time()
    mine = _recent(request, now)
    if len(mine) >= IN_SESSION:
        return int(mine[0] + WINDOW - now) + 1
    return WINDOW // 3 if everywhere.is_full(now) else None


def _recent(request: HttpRequest, now: float) -> list[float]:
    return [at for at in request.session.get(_KEY, []) if at > now - WINDOW]
