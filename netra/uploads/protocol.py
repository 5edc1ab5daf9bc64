"""What the tus protocol (1.0.0) says in headers, read from requests."""

import base64
import binascii
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,termination,expiration"
BYTES = "application/offset+octet-stream"


@dataclass(frozen=True, slots=True)
class Announced:
    """A file that is to come."""

    length: int
    token: str
    name: str


def announced(request: HttpRequest) -> Announced | None:
    """What a request that begins an upload announces; `None` where it lacks the length or the form's token."""
    length = number(request, "Upload-Length")
    told = metadata(request.headers.get("Upload-Metadata", ""))
    if length is None or not told.get("form"):
        return None
    return Announced(length, told["form"], told.get("filename", ""))


def number(request: HttpRequest, header: str) -> int | None:
    """A header that holds a whole number."""
    text = request.headers.get(header, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None


def metadata(text: str) -> dict[str, str]:
    """Keys and values as the header carries them: pairs apart by commas, values in base 64.

    >>> metadata("filename Zm90by5qcGc=,empty")
    {'filename': 'foto.jpg', 'empty': ''}
    """
    found = {}
    for pair in text.split(","):
        key, _blank, value = pair.strip().partition(" ")
        try:
            found[key] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, ValueError):
            continue
    return found


def spoken(answer: HttpResponse) -> HttpResponse:
    """An answer as the protocol wants it."""
    answer["Tus-Resumable"] = VERSION
    answer["Cache-Control"] = "no-store"
    return answer
