"""One request and its answer, byte for byte, within limits of size and time."""

import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from netra.engine.capturing.certificates import Chain, chain_of
from netra.engine.capturing.guard import Place
from netra.engine.capturing.orders import Code, Limits, Trouble
from netra.engine.capturing.routes import Route

Headers = Sequence[tuple[str, str]]
_STEP = 65_536
_HEAD_ROOM = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Exchange:
    """What went out and what came back. `raw` is the answer as it came, `body` without the marks of its pieces;
    `cut` says why it ends early (words of WARC: "length", "time", "disconnect"), `code` what that means for us."""

    method: str
    url: str
    at: datetime
    address: str
    sent: bytes
    raw: bytes
    head_size: int
    status: int
    reason: str
    headers: list[tuple[str, str]]
    body: bytes
    chain: Chain | None = None
    cut: str = ""
    code: Code | None = None

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


def exchange(
    method: str,
    url: str,
    place: Place,
    *,
    headers: Headers,
    body: bytes,
    route: Route,
    limits: Limits,
    room: int,
    trusting: bool = True,
) -> Exchange:
    """Ask and listen. `room` is how many bytes the page may still cost. Raises `Trouble` where no answer came, or,
    unless `trusting`, where nobody vouches for the server; then nothing was sent."""
    until = time.monotonic() + limits.answer
    at = datetime.now(UTC)
    sock, chain = _connected(place, route, limits, trusting)
    with sock:
        address = place.addresses[0] if route.kind or not place.addresses else str(sock.getpeername()[0])
        sent = _request(method, place, headers, body)
        ear = _Ear(sock, until, min(limits.body, room) + _HEAD_ROOM)
        try:
            sock.settimeout(limits.connecting)
            sock.sendall(sent)
            answer = http.client.HTTPResponse(cast(socket.socket, ear), method=method)
            answer.begin()
        except Trouble:
            raise
        except TimeoutError as fault:
            raise Trouble(Code.TOO_SLOW) from fault
        except (OSError, http.client.HTTPException, ValueError) as fault:
            raise Trouble(Code.BROKEN_ANSWER, type(fault).__name__) from fault
        head_size = ear.head_size()
        content, cut, code = _listened(answer, min(limits.body, room))
        if code is None and _unpacks_beyond(answer.getheader("content-encoding") or "", content, limits.unpacked):
            code = Code.BOMB
        return Exchange(
            method=method,
            url=url,
            at=at,
            address=address if place.addresses else "",
            sent=sent,
            raw=bytes(ear.heard),
            head_size=head_size,
            status=answer.status,
            reason=answer.reason,
            headers=answer.getheaders(),
            body=content,
            chain=chain,
            cut=cut,
            code=code,
        )


def _connected(place: Place, route: Route, limits: Limits, trusting: bool) -> tuple[socket.socket, Chain | None]:
    """For a capture a server nobody vouches for is heard all the same: no secret of ours goes there, and the fault is
    told."""
    sock = route.dial(place, limits.connecting)
    if not place.is_secure:
        return sock, None
    try:
        secure = ssl.create_default_context().wrap_socket(sock, server_hostname=place.host)
        return secure, chain_of(secure, "")
    except ssl.SSLCertVerificationError as fault:
        sock.close()
        if not trusting:
            raise Trouble(Code.TLS_FAILED, fault.verify_message or "unverified") from fault
        return _unvouched(place, route, limits, fault.verify_message or "unverified")
    except (ssl.SSLError, OSError, ValueError) as fault:
        sock.close()
        raise Trouble(Code.TLS_FAILED, getattr(fault, "reason", None) or type(fault).__name__) from fault


def _unvouched(place: Place, route: Route, limits: Limits, fault: str) -> tuple[socket.socket, Chain]:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    sock = route.dial(place, limits.connecting)
    try:
        secure = context.wrap_socket(sock, server_hostname=place.host)
    except (ssl.SSLError, OSError, ValueError) as error:
        sock.close()
        raise Trouble(Code.TLS_FAILED, type(error).__name__) from error
    return secure, chain_of(secure, fault)


def _request(method: str, place: Place, headers: Headers, body: bytes) -> bytes:
    lines = [f"{method} {_quoted(place.target)} HTTP/1.1", f"Host: {place.authority}"]
    lines += [f"{key}: {value}" for key, value in headers if not set("\r\n") & set(key + value)]
    if body or method == "POST":
        lines.append(f"Content-Length: {len(body)}")
    lines.append("Connection: close")
    return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + body


def _quoted(target: str) -> str:
    return "".join(one if "!" <= one <= "~" else f"%{ord(one):02X}" for one in target)


class _Ear(io.RawIOBase):
    """Listens to a socket, keeps every byte, and stops at a size or a moment, however slowly the drops come."""

    def __init__(self, sock: socket.socket, until: float, most: int) -> None:
        self._sock, self._until, self._most = sock, until, most
        self.heard = bytearray()

    def readable(self) -> bool:
        return True

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self, _STEP)

    def readinto(self, space: "memoryview") -> int:  # type: ignore[override]
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if len(self.heard) >= self._most:
            raise Trouble(Code.TOO_LARGE)
        self._sock.settimeout(left)
        size = self._sock.recv_into(space)
        self.heard += space[:size]
        return size

    def head_size(self) -> int:
        """Bytes up to the empty line that ends the head."""
        ends = [(at, len(mark)) for mark in (b"\r\n\r\n", b"\n\n", b"\n\r\n") if (at := self.heard.find(mark)) >= 0]
        at, size = min(ends, default=(len(self.heard), 0))
        return at + size


def _listened(answer: http.client.HTTPResponse, most: int) -> tuple[bytes, str, Code | None]:
    """The body as far as it may go, and why it ends early if it does."""
    pieces = bytearray()
    try:
        announced = answer.getheader("content-length") or ""
        if announced.isdecimal() and int(announced) > most:
            return b"", "length", Code.TOO_LARGE
        while piece := answer.read(_STEP):
            pieces += piece
            if len(pieces) > most:
                return bytes(pieces[:most]), "length", Code.TOO_LARGE
    except Trouble as fault:
        return bytes(pieces), "length", fault.code
    except TimeoutError:
        return bytes(pieces), "time", Code.TOO_SLOW
    except http.client.IncompleteRead as fault:
        return bytes(pieces + fault.partial), "disconnect", None
    except (OSError, http.client.HTTPException, ValueError):
        return bytes(pieces), "disconnect", None
    return bytes(pieces), "", None


def _unpacks_beyond(encoding: str, body: bytes, most: int) -> bool:
    """Whether a packed body grows beyond measure; what is packed in a way nobody asked for counts as such."""
    for one in (part.strip().lower() for part in encoding.split(",")):
        if one in ("", "identity"):
            continue
        if one not in ("gzip", "x-gzip", "deflate") or "," in encoding:
            return True
        if _unpacked_size(one, body, most) > most:
            return True
    return False


def _unpacked_size(encoding: str, body: bytes, most: int) -> int:
    wbits = -15 if encoding == "deflate" and body[:1] != b"\x78" else 47
    worker = zlib.decompressobj(wbits)
    size, rest = 0, body
    try:
        while rest and size <= most and not worker.eof:
            size += len(worker.decompress(rest, _STEP))
            rest = worker.unconsumed_tail
    except zlib.error:
        pass
    return size
