"""A list of civil servants from a file: checked row by row, resumable, the same result however often it is read.

The rows of a batch, the count of rows done and the length of the report of bad rows are committed together. After a
kill the file is read from its start, what is in already is passed over, and the rest follows.
"""

import csv
import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import IO

from django.conf import settings
from django.db import connection, transaction
from django.utils.timezone import localdate

from netra.domain.words import Text
from netra.lib.batches import batches
from netra.personnel.models import StaffFile
from netra.personnel.sealing import NipLock, nip_lock
from netra.personnel.services.keeping import List, keep
from netra.personnel.services.leaving import Left, remove_older
from netra.personnel.services.reading import Bad, CannotRead, read_list
from netra.personnel.services.rows import COLUMNS, NEEDED, BadRow, Checker, Ready
from netra.personnel.services.seen import Seen
from netra.personnel.services.versions import raise_version

BATCH = 10_000
REPORTS_LAST = timedelta(days=30)  # what is wrong with a row may quote a part of its number
TWICE = Text("NIP ini sudah ada di baris lain berkas ini.", "This number stands in another row of this file already.")
_CACHE_KIB = 128 * 1024  # numbers are hashes, so every row lands on another page of their index

Progress = Callable[[int, float, float], None]
"""Rows done so far, which part of the file that is (0..1), seconds since the start."""


@dataclass(frozen=True, slots=True)
class StaffReport:
    """What became of a file's rows, and of the people of older lists.

    `bad_file` tells each row left out, by line and reason; `None` where there was none. `resumed_after` rows were in
    already when this reading began. `kept_back` names employers of whose older list too many would have gone.
    """

    added: int
    changed: int
    known: int
    bad: int
    gone: int
    kept_back: tuple[Left, ...]
    bad_file: Path | None
    resumed_after: int
    seconds: float


def import_employees(
    path: Path,
    *,
    source: str,
    as_of: date,
    at: datetime,
    employer: str = "",
    is_part: bool = False,
    is_whole: bool = False,
    is_synthetic: bool = False,
    progress: Progress = lambda rows, part, seconds: None,
    batch: int = BATCH,
) -> StaffReport:
    """Bring a list in. `as_of` is the day on which it was true.

    The file is the full list of every employer it names: people of an older list whom it no longer names are removed
    with their declared accounts, unless they are more than a fifth of that employer (then none is, and the report
    says so). `is_part` removes nobody; `is_whole` removes them however many they are. `employer` is the code for rows
    that name none. Raises `CannotRead`, `OSError`.
    """
    began = monotonic()
    with _alone():
        lock = nip_lock(by="console", reason=f"Membaca daftar pegawai {source}"[:200], at=at)
        checker = Checker(lock, localdate(at), employer)
        reading = read_list(path, COLUMNS, NEEDED)
        file = _file(path, source, as_of, at)
        resumed_after, employers = file.rows_done, set[str]()
        rest = file.rows_done
        with _report(file) as report:
            seen = Seen()
            for some in batches(reading.rows, batch):
                ready, bad = _check(some, checker, seen)
                employers.update(row.content[1] for row in ready)
                if rest >= len(some):
                    rest -= len(some)
                    continue
                skip = frozenset(_line(row) for row in some[:rest])
                rest = 0
                _take(
                    [row for row in ready if row.line not in skip],
                    [row for row in bad if row.line not in skip],
                    len(some) - len(skip),
                    file,
                    report,
                    List(file.pk, as_of, is_synthetic),
                    lock,
                )
                progress(file.rows_done, reading.done(), monotonic() - began)
        gone, kept_back = (0, ()) if is_part else remove_older(employers, file, at=at, is_whole=is_whole)
        _finish(file, gone, at)
    return StaffReport(
        file.added, file.changed, file.known, file.bad, gone, kept_back,
        _bad_file(file) if file.bad else None, resumed_after, monotonic() - began,
    )  # fmt: skip


def forget_reports(*, at: datetime) -> int:
    """Remove reports of rows left out that are older than `REPORTS_LAST`; how many."""
    old = StaffFile.objects.filter(bad__gt=0, started_at__lt=at - REPORTS_LAST).exclude(finished_at=None)
    reports = [path for path in map(_bad_file, old) if path.exists()]
    for path in reports:
        path.unlink(missing_ok=True)
    return len(reports)


def _check(rows: list[tuple[int, list[str]] | Bad], checker: Checker, seen: Seen) -> tuple[list[Ready], list[Bad]]:
    ready, bad = [], []
    for row in rows:
        if isinstance(row, Bad):
            bad.append(row)
            continue
        try:
            ready.append(checker.read(*row))
        except BadRow as fault:
            bad.append(Bad(row[0], fault.text))
    again = seen.add([row.hashed for row in ready])
    bad += [Bad(row.line, TWICE) for row, is_again in zip(ready, again, strict=True) if is_again]
    return [row for row, is_again in zip(ready, again, strict=True) if not is_again], bad


def _line(row: tuple[int, list[str]] | Bad) -> int:
    return row.line if isinstance(row, Bad) else row[0]


def _take(
    rows: list[Ready], bad: list[Bad], read: int, file: StaffFile, report: IO[str], of: List, lock: NipLock
) -> None:
    """One batch, whole or not at all: what the report holds beyond `bad_bytes` after a kill is cut off again."""
    with transaction.atomic():
        kept = keep(rows, of, lock)
        writer = csv.writer(report)
        writer.writerows((row.line, row.reason.id, row.reason.en) for row in sorted(bad, key=lambda one: one.line))
        report.flush()
        file.rows_done += read
        file.added += kept.added
        file.changed += kept.changed
        file.known += kept.known
        file.bad += len(bad)
        file.bad_bytes = os.fstat(report.fileno()).st_size
        file.save()


def _file(path: Path, source: str, as_of: date, at: datetime) -> StaffFile:
    """A reading of this very file that was cut off, or a new one."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    begun = StaffFile.objects.filter(digest=digest, as_of=as_of, source=source[:200], finished_at=None).last()
    return begun or StaffFile.objects.create(source=source[:200], digest=digest, as_of=as_of, started_at=at)


@transaction.atomic
def _finish(file: StaffFile, gone: int, at: datetime) -> None:
    file.gone, file.finished_at = gone, at
    file.save()
    if file.added or file.changed or gone:
        raise_version()


def _folder() -> Path:
    folder = Path(settings.NETRA_DATA) / "personnel"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _bad_file(file: StaffFile) -> Path:
    return _folder() / f"rows-left-out-{file.pk}.csv"


@contextmanager
def _report(file: StaffFile) -> Iterator[IO[str]]:
    """The report of bad rows, yours alone, cut where the last committed batch ended."""
    handle = os.open(_bad_file(file), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8", newline="") as report:
        os.ftruncate(handle, file.bad_bytes)
        if not file.bad_bytes:
            csv.writer(report).writerow(("line", "alasan", "reason"))
        yield report
        report.flush()
        is_empty = not file.bad
    if is_empty:
        _bad_file(file).unlink(missing_ok=True)


@contextmanager
def _alone() -> Iterator[None]:
    """One importer at a time: two would each take the other's new people for their own."""
    with (_folder() / "import.lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotRead(
                "Daftar lain sedang dibaca; tunggu sampai selesai.",
                "Another list is being read; wait until it is done.",
            ) from None
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        yield
