"""A server of the tus protocol for the files of our own forms: core, creation, termination, expiration.

Included once for each kind of page, with a `gate` that says whose files it takes.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from netra.evidence.services import MAX_FILE, Refused, StoreFull, TooLarge
from netra.uploads import protocol, services
from netra.uploads.models import Upload
from netra.uploads.queries import Gate, upload_of
from netra.vault import services as vault

Gatekeeper = Callable[[HttpRequest, datetime], Gate | None]
BLOCK = 64 * 1024


def uploads(request: HttpRequest, gate: Gatekeeper) -> HttpResponse:
    """Begin an upload, or ask what this server speaks."""
    if request.method == "OPTIONS":
        return _options()
    return _guarded(request, gate, {"POST": _begin})


def upload(request: HttpRequest, gate: Gatekeeper, pk: UUID) -> HttpResponse:
    """Ask how far an upload is, carry it on, or drop it."""
    if request.method == "OPTIONS":
        return _options()

    def found(request: HttpRequest, gate: Gate, at: datetime) -> HttpResponse:
        row = upload_of(pk, by=gate.by)
        if row is None:
            return HttpResponse(status=404)
        return {"HEAD": _head, "PATCH": _patch, "DELETE": _delete}[request.method or ""](request, gate, row, at)

    return _guarded(request, gate, dict.fromkeys(("HEAD", "PATCH", "DELETE"), found))


def _guarded(
    request: HttpRequest,
    gatekeeper: Gatekeeper,
    actions: dict[str, Callable[[HttpRequest, Gate, datetime], HttpResponse]],
) -> HttpResponse:
    action = actions.get(request.method or "")
    if action is None:
        return protocol.spoken(HttpResponse(status=405, headers={"Allow": ", ".join(["OPTIONS", *actions])}))
    if request.headers.get("Tus-Resumable") != protocol.VERSION:
        return protocol.spoken(HttpResponse(status=412, headers={"Tus-Version": protocol.VERSION}))
    at = timezone.now()
    gate = gatekeeper(request, at)
    if gate is None:
        return protocol.spoken(HttpResponse(status=403))
    try:
        return protocol.spoken(action(request, gate, at))
    except TooLarge as error:
        return protocol.spoken(_said(error, 413))
    except Refused as error:
        return protocol.spoken(_said(error, 422))
    except StoreFull as error:
        return protocol.spoken(_said(error, 507))
    except services.NotThere:
        return protocol.spoken(HttpResponse(status=409))


def _options() -> HttpResponse:
    told = {"Tus-Version": protocol.VERSION, "Tus-Extension": protocol.EXTENSIONS, "Tus-Max-Size": str(MAX_FILE)}
    return protocol.spoken(HttpResponse(status=204, headers=told))


def _begin(request: HttpRequest, gate: Gate, at: datetime) -> HttpResponse:
    told = protocol.announced(request)
    token = vault.read_form_token(told.token) if told else None
    if told is None or token is None:
        return HttpResponse(status=400)
    if not gate.may_send:
        return HttpResponse(status=429)
    row = services.begin(secret=token.secret, name=told.name, length=told.length, by=gate.by, at=at)
    if request.content_type == protocol.BYTES:
        _take(request, gate, row, 0, at)
    answer = HttpResponse(status=201, headers=_state(row))
    match = request.resolver_match
    space = f"{match.namespace}:" if match and match.namespace else ""
    answer["Location"] = reverse(f"{space}upload", args=[row.pk])
    return answer


def _head(request: HttpRequest, gate: Gate, row: Upload, at: datetime) -> HttpResponse:
    return HttpResponse(status=200, headers={**_state(row), "Upload-Length": str(row.length)})


def _patch(request: HttpRequest, gate: Gate, row: Upload, at: datetime) -> HttpResponse:
    if request.content_type != protocol.BYTES:
        return HttpResponse(status=415)
    start = protocol.number(request, "Upload-Offset")
    if start is None:
        return HttpResponse(status=400)
    if not gate.may_send:
        return HttpResponse(status=429)
    _take(request, gate, row, start, at)
    return HttpResponse(status=204, headers=_state(row))


def _delete(request: HttpRequest, gate: Gate, row: Upload, at: datetime) -> HttpResponse:
    services.drop(row)
    return HttpResponse(status=204)


def _take(request: HttpRequest, gate: Gate, row: Upload, start: int, at: datetime) -> None:
    """Add what the request brings; a file that is whole is judged and sealed before the answer."""
    before = row.offset
    try:
        services.carry_on(row, start=start, content=_blocks(request), at=at)
    finally:
        gate.count(row.offset // services.PIECE * services.PIECE - before // services.PIECE * services.PIECE)
    if row.is_whole:
        gate.count(row.length % services.PIECE)
        services.finish(row, at=at)


def _blocks(request: HttpRequest) -> Iterator[bytes]:
    while block := request.read(BLOCK):
        yield block


def _state(row: Upload) -> dict[str, str]:
    ends = (row.moved_at + services.LEFT).timestamp()
    return {"Upload-Offset": str(row.offset), "Upload-Expires": http_date(ends)}


def _said(error: Exception, status: int) -> HttpResponse:
    return HttpResponse(str(error), status=status, content_type="text/plain; charset=utf-8")
