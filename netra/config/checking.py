"""`netra check`: what is there, what lacks, what it costs, and what to do about it."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.utils import timezone

from netra.captures import queries as captures
from netra.channels import queries as channels
from netra.config.backup_commands import last_backup
from netra.evidence import services as evidence
from netra.operations import queries as operations
from netra.vault import services as vault

SILENT_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. `needed` says whether Netra can serve without it."""

    what: str
    is_well: bool
    says: str
    needed: bool = True


def findings() -> Iterator[Finding]:
    """Everything looked at, the needed things first."""
    yield _data()
    database = _database()
    yield database
    if not operations.is_migrated():
        if database.is_well:
            yield Finding("tables", False, "not set up, or of an earlier version; run `netra setup`")
        yield _front_end()
        yield from _programs()
        return
    yield _keys()
    yield _front_end()
    yield from _house()
    yield _store()
    yield _mail()
    yield from _channels()
    yield _backups()
    yield _scanner()
    yield _captures()
    yield _worker()
    yield from _programs()


def _programs() -> Iterator[Finding]:
    yield _program(
        "chromium", "no picture of linked pages can be taken; everything else works", "apt-get install chromium"
    )
    yield _program(
        "tesseract",
        "text in screenshots is not read; everything else works",
        "apt-get install tesseract-ocr tesseract-ocr-ind",
    )


def _data() -> Finding:
    folder = Path(settings.NETRA_DATA)
    well = folder.is_dir() and os.access(folder, os.W_OK)
    return Finding("data directory", well, str(folder) if well else f"{folder} cannot be written; set NETRA_DATA")


def _database() -> Finding:
    try:
        with connection.cursor() as cursor:
            if settings.ON_SQLITE:
                cursor.execute("PRAGMA synchronous")
                full = cursor.fetchone()[0] == 2
                return Finding(
                    "database", full, "SQLite, every commit on disk" if full else "SQLite without synchronous=FULL"
                )
            cursor.execute("SHOW synchronous_commit")
            mode = cursor.fetchone()[0]
            return Finding("database", mode != "off", f"PostgreSQL, synchronous_commit {mode}")
    except DatabaseError as error:
        return Finding("database", False, f"not reachable ({type(error).__name__}); check DATABASE_URL")


def _keys() -> Finding:
    try:
        vault.ensure_key()
    except (OSError, vault.MissingKey) as error:
        return Finding("keys", False, str(error))
    return Finding("keys", True, "outside the database; back up the folder secrets apart from it")


def _front_end() -> Finding:
    built = Path(settings.BASE_DIR) / "netra" / "ui" / "static" / "ui" / "dist" / "netra.css"
    return Finding("front end", built.exists(), "built" if built.exists() else "not built; run `make build`")


def _house() -> Iterator[Finding]:
    for message in checks.run_checks():
        serious = message.level >= checks.ERROR
        yield Finding(str(message.id), not serious, f"{message.msg} {message.hint or ''}".strip(), needed=serious)


def _store() -> Finding:
    try:
        state = evidence.inspect_store()
    except evidence.StoreFull:
        return Finding("evidence store", False, f"the object storage {settings.S3_BUCKET!r} does not answer")
    where = f", in the object storage {settings.S3_BUCKET!r}" if settings.S3_BUCKET else ""
    return Finding("evidence store", state.is_whole, f"{state}{where}", needed=False)


def _mail() -> Finding:
    host = settings.EMAIL_HOST
    return Finding("mail", bool(host), host or "NETRA_SMTP_HOST is not set: notices stay on the page", needed=False)


def _channels() -> Iterator[Finding]:
    """Each way messages come and go: whether it is set up, and whether the other side answers."""
    for adapter in channels.adapters():
        answers, says = adapter.state()
        unread = channels.unread(adapter.kind)
        more = f"; {unread} messages wait there for somebody to look at" if unread else ""
        yield Finding(f"channel {adapter.kind.lower()}", answers and not unread, says + more, needed=False)


def _scanner() -> Finding:
    if not settings.CLAMD:
        says = "NETRA_CLAMD is not set: originals are not scanned; they are only saved, and copies are made anew"
        return Finding("virus scanner", False, says, needed=False)
    is_there, waiting = evidence.scanner_state()
    says = (
        f"answers, {waiting} files wait"
        if is_there
        else f"does not answer; {waiting} files wait and are given to nobody"
    )
    return Finding("virus scanner", is_there, says, needed=False)


def _captures() -> Finding:
    if not settings.CAPTURE:
        return Finding("captures of links", True, "switched off (NETRA_CAPTURE)", needed=False)
    if settings.CAPTURE_BARE:
        says = "Chromium runs without its sandbox: a hostile page may reach what the worker can read"
        return Finding("captures of links", False, f"{says}; unset NETRA_CAPTURE_WITHOUT_SANDBOX", needed=False)
    kind = captures.route_kind()
    way = "straight from this server: sites see its address; see NETRA_CAPTURE_ROUTE"
    return Finding("captures of links", True, way if kind == "direct" else f"by {kind}", needed=False)


def _backups() -> Finding:
    is_fresh, says = last_backup()
    return Finding("backup", is_fresh, says, needed=False)


def _worker() -> Finding:
    last = operations.last_beat()
    if last is None:
        return Finding("worker", False, "never heard of; `netra serve` starts one, or `netra work`", needed=False)
    minutes = int((timezone.now() - last).total_seconds() // 60)
    says = f"last heard of {minutes} minutes ago" if minutes else "heard of within the last minute"
    return Finding("worker", minutes < SILENT_MINUTES, says, needed=False)


def _program(name: str, cost: str, remedy: str) -> Finding:
    path = shutil.which(name)
    return Finding(name, path is not None, path or f"not installed: {cost}; {remedy}", needed=False)
