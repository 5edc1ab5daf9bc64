"""The worker's job: starts capturing processes and settles those that ended. It waits for none of them.

A process writes into a folder of its own, its result last. Whoever comes round next settles what lies there: a worker
killed at any line loses nothing, and a process that died is tried again when its lease is over.
"""

import contextlib
import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from netra.captures.models import Capture, Part, Piece, State
from netra.engine.capturing.orders import PASSING, Code, Order
from netra.engine.capturing.taking import FILES, RESULT
from netra.evidence import services as evidence
from netra.evidence.services import Refused, TooLarge
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject

WORKER = "system:capture"
AT_ONCE = 2
ATTEMPTS = 3
LEASE = timedelta(minutes=3)
HOST_PAUSE = timedelta(seconds=10)
RETRY = timedelta(minutes=5)
NAMES = {Part.ARCHIVE: "archive", Part.PICTURE: "picture", Part.PDF: "pdf"}
HEADING = "Keterangan pengambilan tautan oleh Netra (JSON kanonis):\n"
_running: set["subprocess.Popen[bytes]"] = set()


def take_pending(*, at: datetime, limit: int = AT_ONCE) -> int:
    """Settle what ended and start what is due, at most `limit` at once; how many were settled."""
    _reap()
    settled = sum(_settle(row, at) for row in _claimed())
    _sweep(at)
    _start_due(at, limit)
    return settled


def _sweep(at: datetime) -> None:
    """Remove what a process left for a capture that was forgotten meanwhile."""
    home = Path(settings.NETRA_DATA) / "captures"
    left = {one.name: one for one in home.iterdir()} if home.is_dir() else {}
    if left:
        mine = set(Capture.objects.filter(ref__in=left, state=State.WAITING).values_list("ref", flat=True))
        for name in left.keys() - mine:
            with contextlib.suppress(FileNotFoundError):
                if left[name].stat().st_mtime < (at - LEASE).timestamp():
                    shutil.rmtree(left[name], ignore_errors=True)


def _claimed() -> Iterator[Capture]:
    yield from Capture.objects.filter(state=State.WAITING).exclude(claimed_at=None).order_by("claimed_at", "pk")


def _start_due(at: datetime, limit: int) -> None:
    if not settings.CAPTURE:
        return
    busy = list(Capture.objects.filter(state=State.WAITING).exclude(claimed_at=None).values_list("host", flat=True))
    due = Capture.objects.filter(state=State.WAITING, claimed_at=None, due_at__lte=at)
    for row in due.order_by("-urgent", "due_at", "pk")[:200]:
        if len(busy) >= limit:
            return
        if row.host in busy or _knocked(row.host, at):
            continue
        if due.filter(pk=row.pk).update(claimed_at=at, attempts=F("attempts") + 1):
            busy.append(row.host)
            _start(row)


def _knocked(host: str, at: datetime) -> bool:
    """Whether this host was asked a moment ago: nobody's server is to be hammered in our name."""
    return Capture.objects.filter(host=host, claimed_at__gt=at - HOST_PAUSE).exclude(state=State.WAITING).exists()


def _start(row: Capture) -> None:
    folder = folder_of(row)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    own = urlsplit(settings.SITE_ADDRESS).hostname
    order = Order(
        url=row.url,
        folder=str(folder),
        browser=next(filter(None, map(shutil.which, settings.CAPTURE_BROWSERS)), ""),
        route=settings.CAPTURE_ROUTE,
        own=(own,) if own else (),
        allow=tuple(settings.CAPTURE_ALLOW),
        bare=settings.CAPTURE_BARE,
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "netra.engine.capturing"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
    )
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError), process.stdin as pipe:
        pipe.write(order.as_json().encode())
    _running.add(process)


def _reap() -> None:
    """Let go of processes that ended; which they were does not matter."""
    for process in [one for one in _running if one.poll() is not None]:
        _running.discard(process)


def folder_of(row: Capture) -> Path:
    """Where a capture's process writes."""
    return Path(settings.NETRA_DATA) / "captures" / row.ref


def _settle(row: Capture, at: datetime) -> bool:
    folder = folder_of(row)
    if (folder / RESULT).exists():
        with _alone(folder) as mine:
            return mine and _keep(row, folder, at)
    assert row.claimed_at is not None
    if row.claimed_at > at - LEASE:
        return False
    if row.attempts >= ATTEMPTS:
        _end(row, State.FAILED, Code.GAVE_UP, {}, at)
        shutil.rmtree(folder, ignore_errors=True)
        return True
    Capture.objects.filter(pk=row.pk, state=State.WAITING, claimed_at=row.claimed_at).update(
        claimed_at=None, due_at=at + RETRY * row.attempts
    )
    return False


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Whether nobody else settles this folder; a killed worker's hold ends with it."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        yield False
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(handle)


def _keep(row: Capture, folder: Path, at: datetime) -> bool:
    """Seal the files, then settle the row. Done twice, the second time finds the pieces there."""
    result: dict[str, Any] = json.loads((folder / RESULT).read_text(encoding="utf-8"))
    code, state = str(result.get("code", "")), State(result["state"])
    if state is State.FAILED and code in PASSING and row.attempts < ATTEMPTS:
        Capture.objects.filter(pk=row.pk, state=State.WAITING).update(
            claimed_at=None, due_at=at + RETRY * row.attempts, code=code
        )
        shutil.rmtree(folder, ignore_errors=True)
        return False
    for part, name in NAMES.items():
        path = folder / FILES[name]
        if path.exists() and not row.pieces.filter(part=part).exists():
            with path.open("rb") as file:
                _piece(row, part, File(file, name=FILES[name]), at)
    if not row.pieces.filter(part=Part.FACTS).exists():
        _piece(row, Part.FACTS, ContentFile(_facts(result), name="keterangan.txt"), at)
    _end(row, state, code, {key: value for key, value in result.items() if key != "files"}, at)
    shutil.rmtree(folder, ignore_errors=True)
    return True


def _piece(row: Capture, part: Part, file: evidence.Upload, at: datetime) -> None:
    caption = str(part.label)
    try:
        kept = evidence.keep(file, by=WORKER, at=at, caption=caption, source_url=row.url, archives=True)
    except (Refused, TooLarge):
        return  # told on the page by its absence; the facts name its hash
    Piece.objects.get_or_create(capture=row, part=part, defaults={"evidence": kept})


def _facts(result: dict[str, Any]) -> bytes:
    # A page may hold markup in its title; here it is text, and no sign of it opens a tag.
    text = json.dumps(result, ensure_ascii=False, sort_keys=True, indent=1).replace("<", "\\u003c")
    return (HEADING + text).encode()


@transaction.atomic
def _end(row: Capture, state: State, code: str, result: dict[str, Any], at: datetime) -> None:
    """Settle a row and tell every matter that wanted it, each in its own ledger."""
    mine = Capture.objects.filter(pk=row.pk, state=State.WAITING)
    if not mine.update(state=state, code=code, result=result, ended_at=at):
        return
    pieces = {one.part: one.evidence.sha256 for one in row.pieces.select_related("evidence")}
    for want in row.wants.all():
        event = Event(
            name="LINK_CAPTURED",
            on=localdate(at),
            at=at,
            actor=WORKER,
            institution=want.institution,
            refs={"capture": row.ref, "state": str(state), "code": code, "link": row.digest, "pieces": pieces},
        )
        ledger.record(Subject(want.subject_kind, want.subject_id), event)
