"""Doors that open to a code: slowing down whoever tries code after code, and remembering whom a code let in.

Nothing about a visitor's address is kept: what counts is the number of wrong codes in one browser session, and in this
process. A code has 85 random bits, so this spares the machine, not the secret; a right code is let in at any time.
"""

import time
from collections import deque
from threading import Lock

from django.http import HttpRequest

WINDOW = 15 * 60
IN_SESSION, IN_PROCESS = 10, 300
VISIT_LASTS = 60 * 60


class Recent:
    """How often something happened in this process within the last quarter of an hour; full at `most`."""

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


class WrongCodes:
    """Wrong codes at one door; `key` is where a session counts its own."""

    def __init__(self, key: str) -> None:
        self._key, self.everywhere = key, Recent(IN_PROCESS)

    def note(self, request: HttpRequest) -> None:
        """Count a wrong code."""
        now = time.time()
        self.everywhere.add(now)
        request.session[self._key] = [*self._recent(request, now), now][-IN_SESSION:]

    def wait(self, request: HttpRequest) -> int | None:
        """Seconds to wait after too many wrong codes; `None` when another may be tried."""
        now = time.time()
        mine = self._recent(request, now)
        if len(mine) >= IN_SESSION:
            return int(mine[0] + WINDOW - now) + 1
        return WINDOW // 3 if self.everywhere.is_full(now) else None

    def _recent(self, request: HttpRequest, now: float) -> list[float]:
        return [at for at in request.session.get(self._key, []) if at > now - WINDOW]


class Visits:
    """After the code was right, this browser session may see that one row for an hour after its last page."""

    def __init__(self, key: str) -> None:
        self._key = key

    def begin(self, request: HttpRequest, row: int) -> None:
        """Open a visit. The session gets a new key, so that one planted earlier is worth nothing."""
        request.session.cycle_key()
        request.session[self._key] = {"row": row, "until": time.time() + VISIT_LASTS}

    def row(self, request: HttpRequest) -> int | None:
        """What the present visit is to; each page prolongs it."""
        visit = request.session.get(self._key)
        if not visit or "row" not in visit or visit["until"] < time.time():
            return None
        request.session[self._key] = {**visit, "until": time.time() + VISIT_LASTS}
        return int(visit["row"])

    def end(self, request: HttpRequest) -> None:
        request.session.pop(self._key, None)
