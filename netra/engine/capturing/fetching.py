"""All requests of one capture: through the guard, within the budget of a page, every answer archived."""

import threading
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from netra.engine.capturing.archive import Archive
from netra.engine.capturing.exchanges import Exchange, Headers, exchange
from netra.engine.capturing.guard import Guard
from netra.engine.capturing.orders import Code, Limits, Trouble
from netra.engine.capturing.routes import Route

MOVED = frozenset({301, 302, 303, 307, 308})
BLOCKED_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Followed:
    """The way a link led: every answer, the last one last; `trouble` is why it went no further."""

    hops: tuple[Exchange, ...]
    trouble: Trouble | None = None


class Fetcher:
    """Shared by the link itself and the browser; counts what both cost."""

    def __init__(self, guard: Guard, route: Route, limits: Limits, archive: Archive) -> None:
        self._guard, self._route, self._limits, self._archive = guard, route, limits, archive
        self._lock = threading.Lock()
        self._until = time.monotonic() + limits.page
        self._ahead: dict[str, Exchange] = {}
        self.requests = self.bytes = self.running = 0
        self.blocked: list[tuple[str, str]] = []
        self.blocked_count: Counter[str] = Counter()

    def follow(self, url: str, headers: Headers) -> Followed:
        """Fetch a link and where it leads, one hop after the other, each judged anew."""
        hops: list[Exchange] = []
        try:
            while len(hops) <= self._limits.redirects:
                one = self._fetch("GET", url, headers, b"")
                hops.append(one)
                if one.code is not None:
                    return Followed(tuple(hops), Trouble(one.code))
                self._ahead[url] = one
                onward = one.header("location") if one.status in MOVED else ""
                if not onward:
                    return Followed(tuple(hops))
                url = urljoin(url, onward.encode("latin-1", "replace").decode("utf-8", "replace")).partition("#")[0]
            raise Trouble(Code.TOO_MANY_REDIRECTS)
        except Trouble as fault:
            return Followed(tuple(hops), fault)

    def answer(self, method: str, url: str, headers: Headers, body: bytes) -> Exchange:
        """For the browser: what the link itself was answered is not asked for twice. Raises `Trouble`."""
        ahead = self._ahead.pop(url, None) if method == "GET" else None
        if ahead is not None:
            return ahead
        with self._lock:
            self.running += 1
        try:
            found = self._fetch(method, url, headers, body)
            if found.code is not None:
                raise Trouble(found.code)
        except Trouble as fault:
            with self._lock:
                self.blocked_count[fault.code] += 1
                if len(self.blocked) < BLOCKED_SHOWN:
                    self.blocked.append((url[:300], str(fault.code)))
            raise
        finally:
            with self._lock:
                self.running -= 1
        return found

    def _fetch(self, method: str, url: str, headers: Headers, body: bytes) -> Exchange:
        if len(body) > self._limits.sent:
            raise Trouble(Code.TOO_LARGE)
        if time.monotonic() > self._until:
            raise Trouble(Code.TOO_SLOW)
        place = self._guard.admit(url)
        with self._lock:
            self.requests += 1
            room = self._limits.total - self.bytes
            if self.requests > self._limits.requests or room <= 0:
                raise Trouble(Code.TOO_MANY_REQUESTS)
        one = exchange(
            method, url, place, headers=headers, body=body, route=self._route, limits=self._limits, room=room
        )
        with self._lock:
            self.bytes += len(one.raw)
        self._archive.add(one)
        return one


def kept(headers: Iterable[tuple[str, str]], without: frozenset[str]) -> list[tuple[str, str]]:
    """Headers except those named, in lower case."""
    return [(key, value) for key, value in headers if key.lower() not in without]
