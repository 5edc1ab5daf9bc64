"""How a place is reached: straight, or through a proxy of the institution or Tor.

""                               straight from this server
http://[user:word@]host:port     CONNECT to the judged address (the proxy must allow ports 80 and 443)
socks5://[user:word@]host:port   SOCKS 5 to the judged address
socks5h://host:port              SOCKS 5 by name, which the far end resolves: Tor
"""

import base64
import contextlib
import socket
import struct
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from netra.engine.capturing.guard import Place
from netra.engine.capturing.orders import Code, Trouble

KINDS = frozenset({"http", "socks5", "socks5h"})
_LONGEST_HEAD = 16_384


@dataclass(frozen=True, slots=True)
class Route:
    """A way out; `kind` empty: straight."""

    kind: str = ""
    host: str = ""
    port: int = 0
    user: str = ""
    word: str = ""

    @property
    def is_far(self) -> bool:
        """Whether names are resolved at the far end."""
        return self.kind == "socks5h"

    def dial(self, place: Place, timeout: float) -> socket.socket:
        """A connection to the place; the first of its addresses that answers. Raises `Trouble`."""
        if not self.kind:
            return _first(place.addresses, place.port, timeout)
        try:
            with contextlib.ExitStack() as closing:
                sock = socket.create_connection((self.host, self.port), timeout)
                closing.callback(sock.close)
                goal = place.addresses[0] if place.addresses else place.host
                if self.kind == "http":
                    _connect(sock, goal, place.port, self.user, self.word)
                else:
                    _socks(sock, goal, place.port, self.user, self.word)
                closing.pop_all()
                return sock
        except OSError as fault:
            raise Trouble(Code.PROXY_FAILED, type(fault).__name__) from fault


def route_of(text: str) -> Route:
    """The route a setting names. Raises `ValueError` with what may stand there."""
    if not text:
        return Route()
    parts = urlsplit(text)
    if parts.scheme not in KINDS or not parts.hostname or not parts.port or parts.path.strip("/"):
        raise ValueError("write http://host:port, socks5://host:port or socks5h://host:port")
    return Route(parts.scheme, parts.hostname, parts.port, unquote(parts.username or ""), unquote(parts.password or ""))


def _first(addresses: tuple[str, ...], port: int, timeout: float) -> socket.socket:
    fault: OSError | None = None
    for address in addresses[:3]:
        try:
            return socket.create_connection((address, port), timeout)
        except OSError as error:
            fault = error
    code = Code.TOO_SLOW if isinstance(fault, TimeoutError) else Code.UNREACHABLE
    raise Trouble(code, type(fault).__name__) from fault


def _connect(sock: socket.socket, host: str, port: int, user: str, word: str) -> None:
    goal = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    ask = f"CONNECT {goal} HTTP/1.1\r\nHost: {goal}\r\n"
    if user:
        ask += "Proxy-Authorization: Basic " + base64.b64encode(f"{user}:{word}".encode()).decode() + "\r\n"
    sock.sendall(ask.encode("ascii") + b"\r\n")
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        one = sock.recv(1)  # nothing of what follows the head may be lost
        if not one or len(head) > _LONGEST_HEAD:
            raise Trouble(Code.PROXY_FAILED, "no answer")
        head += one
    status = head.split(None, 2)[1:2]
    if status != [b"200"]:
        raise Trouble(Code.PROXY_FAILED, status[0].decode("latin-1")[:3] if status else "")


def _socks(sock: socket.socket, host: str, port: int, user: str, word: str) -> None:
    sock.sendall(b"\x05\x01\x02" if user else b"\x05\x01\x00")
    chosen = _exactly(sock, 2)[1]
    if chosen == 2 and user:
        name, secret = user.encode()[:255], word.encode()[:255]
        sock.sendall(b"\x01" + bytes([len(name)]) + name + bytes([len(secret)]) + secret)
        if _exactly(sock, 2)[1]:
            raise Trouble(Code.PROXY_FAILED, "refused")
    elif chosen:
        raise Trouble(Code.PROXY_FAILED, "refused")
    sock.sendall(b"\x05\x01\x00" + _goal(host) + struct.pack(">H", port))
    answer = _exactly(sock, 4)
    if answer[1]:
        # 4: no such host; 5: refused there; the rest is the proxy's own trouble.
        raise Trouble(Code.UNREACHABLE if answer[1] in (3, 4, 5, 6) else Code.PROXY_FAILED, str(answer[1]))
    _exactly(sock, {1: 4, 4: 16}.get(answer[3]) or _exactly(sock, 1)[0])
    _exactly(sock, 2)


def _goal(host: str) -> bytes:
    for family, kind in ((socket.AF_INET, b"\x01"), (socket.AF_INET6, b"\x04")):
        with contextlib.suppress(OSError):
            return kind + socket.inet_pton(family, host)
    name = host.encode("ascii")
    return b"\x03" + bytes([len(name)]) + name


def _exactly(sock: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        more = sock.recv(size - len(found))
        if not more:
            raise Trouble(Code.PROXY_FAILED, "no answer")
        found += more
    return found
