"""The guard before every request: what may be asked for, of whom. A name is resolved once and stays what it was."""

import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from netra.engine.capturing.addresses import is_public
from netra.engine.capturing.orders import Code, Trouble

PORTS = {"http": 80, "https": 443}
LONGEST = 4000
_UNCLEAN = re.compile(r"[\x00-\x20\x7f\\]")
_INSIDE = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa", ".test")
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request goes: `addresses` were judged and are connected to as they are; empty where the far end of the
    route resolves the name. `authority` is the Host header, `target` what stands in the request line."""

    scheme: str
    host: str
    port: int
    target: str
    addresses: tuple[str, ...]

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def is_secure(self) -> bool:
        return self.scheme == "https"


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name by the system. Raises `Trouble`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as fault:
        gone = fault.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
        raise Trouble(Code.NO_SUCH_NAME if gone else Code.NAME_FAILED, host) from fault
    except (OSError, UnicodeError) as fault:
        raise Trouble(Code.BAD_ADDRESS, host) from fault
    return list(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(slots=True)
class Guard:
    """Judges addresses for one capture. `far` leaves names to the end of the route, which then must refuse what is
    inside; `allow` holds (address, port) that tests may reach."""

    own: frozenset[str] = frozenset()
    allow: frozenset[tuple[str, int]] = frozenset()
    far: bool = False
    resolve: Resolve = resolve
    _known: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def admit(self, url: str) -> Place:
        """The place of an address that may be fetched. Raises `Trouble` with the reason."""
        if len(url) > LONGEST or _UNCLEAN.search(url):
            raise Trouble(Code.BAD_ADDRESS)
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").rstrip("."), parts.port
        except ValueError as fault:
            raise Trouble(Code.BAD_ADDRESS) from fault
        if parts.scheme not in PORTS:
            raise Trouble(Code.BAD_SCHEME, parts.scheme[:20])
        if "@" in parts.netloc:
            raise Trouble(Code.CREDENTIALS)
        host = _plain_host(host)
        port = port if port is not None else PORTS[parts.scheme]
        if host in self.own:
            raise Trouble(Code.OWN_SITE, host)
        addresses = self._addresses(host, port)
        if port not in PORTS.values() and not all((one, port) in self.allow for one in addresses):
            raise Trouble(Code.BAD_PORT, str(port))
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return Place(parts.scheme, host, port, target.encode("utf-8").decode("latin-1"), addresses)

    def _addresses(self, host: str, port: int) -> tuple[str, ...]:
        """Judged once for each name; a name that later leads elsewhere is still fetched where it led at first."""
        if self.far:
            _check_far(host)
            return ()
        with self._lock:
            known = self._known.get((host, port))
        if known is None:
            found = tuple(self.resolve(host, port))
            if not found or not all(is_public(one) or (one, port) in self.allow for one in found):
                raise Trouble(Code.NOT_PUBLIC if found else Code.NO_SUCH_NAME, host)
            with self._lock:
                known = self._known.setdefault((host, port), found)
        return known


def _plain_host(host: str) -> str:
    """The host as the name system knows it."""
    if not host:
        raise Trouble(Code.BAD_ADDRESS)
    if ":" in host:
        return host
    try:
        return host.lower() if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as fault:
        raise Trouble(Code.BAD_ADDRESS) from fault


def _check_far(host: str) -> None:
    """What can be judged of a name that is resolved elsewhere: numbers, and names that mean the inside of a house."""
    try:
        number = host if ":" in host else socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, UnicodeError):
        if "." not in host or host.endswith(_INSIDE):
            raise Trouble(Code.NOT_PUBLIC, host) from None
        return
    if not is_public(number):
        raise Trouble(Code.NOT_PUBLIC, host)
