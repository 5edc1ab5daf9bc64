"""Speaking with a provider over HTTP: bounded in time and size, never led elsewhere, no secret in any error."""

import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

PATIENCE = 20
MOST = 1 << 20  # bytes of an answer that is no file
PIECE = 64 * 1024


class NoAnswer(Exception):
    """The provider could not be reached, or answered what cannot be read; a short code without any address."""


class NotThere(Exception):
    """The file will not be handed out, however often it is asked for."""


class _Stay(HTTPRedirectHandler):
    """A redirect is not followed: a token would travel with it."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


_opener: OpenerDirector = build_opener(_Stay)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: Mapping[str, Any]


def ask(address: str, body: Mapping[str, Any] | None = None, *, headers: Mapping[str, str] | None = None) -> Answer:
    """POST some JSON, or GET without a body; what came back, refusals too. Raises `NoAnswer`."""
    content = None if body is None else json.dumps(body).encode()
    kind = {"Content-Type": "application/json"} if content is not None else {}
    return _exchange(address, content, {**kind, **(headers or {})})


def ask_with_file(
    address: str,
    fields: Mapping[str, str],
    *,
    name: str,
    file: tuple[str, str, bytes],
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """POST a form with one file (its name, type and content). Raises `NoAnswer`."""
    border = secrets.token_hex(16)
    parts = [_part(border, f'name="{field}"', value.encode()) for field, value in fields.items()]
    file_name, media_type, content = file
    head = f'name="{name}"; filename="{_quoted(file_name)}"\r\nContent-Type: {media_type}'
    sent = b"".join([*parts, _part(border, head, content), f"--{border}--\r\n".encode()])
    return _exchange(address, sent, {"Content-Type": f"multipart/form-data; boundary={border}", **(headers or {})})


def fetch(address: str, *, most: int, headers: Mapping[str, str] | None = None) -> Iterator[bytes]:
    """The pieces of a file of at most `most` bytes, whole. Raises `NoAnswer`, `NotThere`."""
    asked = Request(_checked(address), headers=dict(headers or {}))  # noqa: S310  the address is judged
    try:
        with _opener.open(asked, timeout=PATIENCE) as answer:
            promised = answer.headers.get("Content-Length", "")
            taken = 0
            while piece := answer.read(PIECE):
                taken += len(piece)
                if taken > most:
                    raise NotThere("TOO LARGE")
                yield piece
            if promised.isdecimal() and taken < int(promised):
                raise NoAnswer("CUT OFF")
    except HTTPError as fault:
        fault.close()
        if fault.code in (400, 403, 404, 410):
            raise NotThere(f"HTTP {fault.code}") from None
        raise NoAnswer(f"HTTP {fault.code}") from None
    except (URLError, OSError, HTTPException) as fault:
        raise NoAnswer(type(fault).__name__) from None


def host_of(address: str) -> str:
    return (urlsplit(address).hostname or "").lower()


def _exchange(address: str, content: bytes | None, headers: Mapping[str, str]) -> Answer:
    asked = Request(_checked(address), content, dict(headers))  # noqa: S310  the address is a setting
    try:
        with _opener.open(asked, timeout=PATIENCE) as answer:
            return Answer(answer.status, _read(answer.read(MOST)))
    except HTTPError as fault:
        with fault:
            return Answer(fault.code, _read(fault.read(MOST)))
    except (URLError, OSError, HTTPException) as fault:
        raise NoAnswer(type(fault).__name__) from None


def _read(content: bytes) -> Mapping[str, Any]:
    try:
        body = json.loads(content or b"{}")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _checked(address: str) -> str:
    """https, or http on this machine alone."""
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")):
        return address
    raise NoAnswer("ADDRESS")


def _part(border: str, head: str, content: bytes) -> bytes:
    return f"--{border}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n"


def _quoted(name: str) -> str:
    return "".join(sign if sign.isprintable() and sign not in '"\\' else "_" for sign in name)
