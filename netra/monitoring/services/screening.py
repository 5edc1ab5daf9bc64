"""Exports handed in to be screened: kept whole, screened by the worker, loaded like any run."""

import hashlib
import logging
import os
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from django.db.models import F, Q
from django.utils.timezone import localdate

from netra.cases.services import Actor
from netra.domain.words import Text
from netra.engine.runs import CannotRun, Manifest, Progress, run
from netra.engine.runs.screener import recipe
from netra.evidence.services import StoreFull
from netra.lexicons import queries as lexicons
from netra.monitoring import retention
from netra.monitoring.models import Run, RunState
from netra.monitoring.queries.weights import folder, model_file
from netra.monitoring.services.loading import NoRun, load_run
from netra.monitoring.services.noting import CLOCK, note_run

if TYPE_CHECKING:
    from netra.registry.models import Contest

log = logging.getLogger("netra.monitoring")

LEASE = timedelta(minutes=15)
ATTEMPTS = 3
LONGEST_NAME = 60
GAVE_UP = Text("Beberapa kali dicoba tanpa hasil.", "Tried several times without a result.")
FAILED = Text("Penyaringan terhenti karena kesalahan program.", "Screening stopped by a fault of the program.")
NO_PAIRS = Text(
    "Pasangan calon pemilihan itu belum dimuat, sehingga tidak ada nama untuk dicari.",
    "The pairs of that contest are not loaded, so there is no name to look for.",
)
UNREADABLE = Text("Tidak ada baris yang dapat dibaca.", "No line of it could be read.")


class Upload(Protocol):
    name: str | None

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]: ...


def queue_export(upload: Upload, *, contest: "Contest", by: Actor, at: datetime) -> Run:
    """Keep an export until it has been screened; when this returns, its bytes are on the disk."""
    name = _plain(upload.name or "ekspor")
    row = Run(
        name=name,
        brought_at=at,
        brought_by=by.ref,
        institution_id=by.institution,
        contest=contest,
        state=RunState.WAITING,
    )
    row.upload = name
    row.upload_sha256 = _write(upload, _home(row) / "in" / name)
    row.save()
    note_run(row, "RUN_ASKED", by=by, on=localdate(at), at=at, sha256=row.upload_sha256, contest=contest.pk)
    return row


def screen_pending(*, at: datetime, limit: int = 1) -> int:
    """Screen up to `limit` exports that wait, the oldest first; how many were settled."""
    free = Q(claimed_at=None) | Q(claimed_at__lt=at - LEASE)
    waiting = Run.objects.filter(free, state__in=[RunState.WAITING, RunState.RUNNING], loaded_at=None)
    return sum(_screen(row, at) for row in waiting.exclude(upload="").order_by("brought_at", "pk")[:limit])


def forget_exports(*, at: datetime) -> int:
    """Remove exports and what was made of them once the days of the retention rule are over: in them stand the words
    of everybody, flagged or not. The hash stays with the run."""
    gone = 0
    for row in Run.objects.exclude(upload="").filter(state__in=[RunState.LOADED, RunState.BROKEN]):
        since = localdate(row.loaded_at or row.brought_at)
        rule = retention.rule_at(since)
        if rule is not None and rule.fades_on(since) <= localdate(at):
            shutil.rmtree(_home(row), ignore_errors=True)
            Run.objects.filter(pk=row.pk).update(upload="")
            note_run(row, "RUN_FORGOT_EXPORT", by=CLOCK, on=localdate(at), at=at, rule=rule.id)
            gone += 1
    return gone


def _screen(row: Run, at: datetime) -> bool:
    """Killed at any line, the next round goes on where it was once the claim has run out."""
    mine = Run.objects.filter(pk=row.pk, claimed_at=row.claimed_at, loaded_at=None)
    if not mine.update(claimed_at=at, attempts=F("attempts") + 1, state=RunState.RUNNING):
        return False
    row.refresh_from_db()
    if row.attempts > ATTEMPTS:
        return _broken(row, GAVE_UP)
    try:
        return _screened(row, at)
    except CannotRun as fault:
        return _broken(row, fault.text)
    except NoRun as fault:
        return _broken(row, fault.text)
    except (OSError, StoreFull):
        raise  # the disk is full or away: tried again when the claim has run out
    except Exception:  # a strange file may fail in any way: it is told with its trace
        log.exception("run %s could not be screened", row.ref)
        return _broken(row, FAILED)


def _screened(row: Run, at: datetime) -> bool:
    assert row.contest is not None
    key = lexicons.key(row.contest)
    words = lexicons.lexicon_for([key])
    if words.contest(key) is None:
        return _broken(row, NO_PAIRS)
    out = _home(row) / "out"
    made = recipe(words, folder=out, model_file=model_file(), contest=key)
    manifest = run([_home(row) / "in" / row.upload], out=out, recipe=made, watch=_Watch(row))
    if not manifest.counts["read"]:
        return _broken(row, _why(manifest))
    by = Actor(row.brought_by, None, str(row.institution_id or ""))
    load_run(out, by=by, on=localdate(at), at=at, into=row)
    return True


class _Watch:
    """Writes down how far a run is; a page shows it."""

    def __init__(self, row: Run) -> None:
        self._row = row

    def __call__(self, progress: Progress) -> None:
        Run.objects.filter(pk=self._row.pk).update(done=progress.rows)


def _why(manifest: Manifest) -> Text:
    """Why nothing could be read, as the collector tells it."""
    reason = next((one.reason for one in manifest.inputs if one.reason), None)
    return Text(reason["id"], reason["en"]) if reason else UNREADABLE


def _broken(row: Run, why: Text) -> bool:
    fault = {"id": why.id, "en": why.en}
    return bool(Run.objects.filter(pk=row.pk, loaded_at=None).update(state=RunState.BROKEN, fault=fault))


def _home(row: Run) -> Path:
    return folder() / "runs" / row.ref


def _write(upload: Upload, path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    new = path.with_name(path.name + ".part")
    with new.open("wb") as file:
        os.fchmod(file.fileno(), 0o600)
        for chunk in upload.chunks():
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    return digest.hexdigest()


def _plain(name: str) -> str:
    """A name for the file of our own making: letters, figures, dots; nothing that leads anywhere."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._-") else "-" for sign in last)
    return kept.strip(".-")[-LONGEST_NAME:] or "ekspor"
