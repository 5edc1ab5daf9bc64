"""Making a version: count, protect, write, and only then say that it is there."""

import fcntl
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from netra.domain.loading import load
from netra.figures import queries as figures
from netra.figures.queries import OutsideFigure
from netra.opendata import models, queries
from netra.opendata.models import Snapshot
from netra.opendata.protection import Layer, protect
from netra.opendata.queries import Table
from netra.opendata.services.describing import datapackage, readme
from netra.opendata.services.sheets import sheets
from netra.opendata.services.writing import Edition, Written, flush_folder, write, write_sheet
from netra.zones import queries as zones

EVERY = timedelta(days=7)
NIGHT = range(5)  # the hours in Jakarta
# Cross-cuts are renewed less often than totals: each renewal is one more thing an attacker can subtract.
RENEWED_EVERY = timedelta(days=28)
MOST_LAYERS = 16  # after so many renewals of a year's table it stays as it is


@dataclass(frozen=True, slots=True)
class Renewal:
    """What became of one table: all its layers, the new one apart if there is one."""

    table: Table
    layers: tuple[Layer, ...]
    new: Layer | None
    state: str  # NEW, KEPT, or TOTALS_ONLY


def publish(*, at: datetime) -> Snapshot:
    """The version of the day of `at`; asked again on that day, the one that is there. May be killed at any line.

    Files are written into a folder aside and flushed, the folder takes its name in one step, the row in the database
    comes last: a folder without a row was never published and is made anew. Raises `NothingCounted`.
    """
    on = timezone.localdate(at)
    with _alone():
        there = Snapshot.objects.filter(version=on.isoformat()).first()
        return there or _make(on, at)


def publish_when_due(*, at: datetime) -> int:
    """The worker's round: a version a week, by night, for it takes a while. Waits while the figures lag behind.

    The practice world, which is made to be looked at, gets its first version at once.
    """
    last, local = queries.latest(), timezone.localtime(at)
    if last is None:
        due = settings.PRACTICE or local.hour in NIGHT
    else:
        due = local.hour in NIGHT and local.date() >= last.on + EVERY
    if not due or figures.as_of().is_behind:
        return 0
    try:
        publish(at=at)
    except queries.NothingCounted:
        return 0
    return 1


def _make(on: date, at: datetime) -> Snapshot:
    version, practice = on.isoformat(), settings.PRACTICE
    counts = queries.read_counts(on)
    outside = queries.all_published()
    renewals = [_renewed(table, on, outside) for table in counts.tables]
    zones_on = zones.day_shown(on)
    shown = [(one.table, one.layers) for one in renewals if one.layers]
    made = sheets(counts, shown, on, zones_on, practice=practice)
    edition = Edition(version, counts.as_of, settings.SITE_ADDRESS, practice)
    folder = _empty_folder(queries.root() / f".{version}")
    files: list[Written] = []
    for sheet in made:
        files += write_sheet(folder, sheet, edition)
    files.append(write(folder, "datapackage.json", datapackage(made, files, edition)))
    for language in ("id", "en"):
        files.append(write(folder, f"README.{language}.md", readme(made, edition, language=language)))
    flush_folder(folder)
    final = queries.root() / version
    shutil.rmtree(final, ignore_errors=True)  # one that was never published: its row is missing
    folder.rename(final)
    flush_folder(queries.root())
    with transaction.atomic():
        snapshot = Snapshot.objects.create(
            version=version,
            on=on,
            as_of=counts.as_of,
            entry=counts.entry,
            published_at=at,
            catalogue=load().version,
            formula=load().formula_at(on).id,
            files=[file.as_row() for file in files],
            previous=queries.latest(),
            is_practice=practice,
            notes=[_note(one) for one in renewals]
            + [{"block": key, "state": "FAULTY", "shown": 0, "hidden": 0} for key in counts.faulty],
        )
        models.Layer.objects.bulk_create(
            models.Layer(
                snapshot=snapshot,
                block=one.table.block.key(one.table.year),
                on=on,
                content=queries.content_of(one.table.frame, one.new),
            )
            for one in renewals
            if one.new is not None
        )
    return snapshot


def _renewed(table: Table, on: date, outside: Sequence[OutsideFigure]) -> Renewal:
    kept = queries.layers_of(table.block.key(table.year))
    earlier = tuple(queries.fitted(table.frame, one) for one in kept)
    if earlier:
        last = earlier[-1]
        same = (last.values == table.values).all() and (last.totals == table.totals).all()
        same = same and kept[-1].content["shown"] == list(table.frame.shown)  # the year may have ended since
        if same or on < last.on + RENEWED_EVERY or len(earlier) >= MOST_LAYERS:
            return Renewal(table, earlier, None, "KEPT")
    known = queries.known_from_outside(table, outside)
    new = protect(table.frame, earlier, on, table.values, table.totals, known)
    if new is None:
        return Renewal(table, earlier, None, "KEPT" if earlier else "TOTALS_ONLY")
    return Renewal(table, (*earlier, new), new, "NEW")


def _note(one: Renewal) -> dict[str, object]:
    shown = hidden = 0
    if one.layers:
        layer = one.layers[-1]
        for row, is_shown in enumerate(one.table.frame.shown):
            if is_shown and layer.totals[row]:
                shown += int(layer.published[row].sum())
                hidden += int((~layer.published[row]).sum())
    return {"block": one.table.block.key(one.table.year), "state": one.state, "shown": shown, "hidden": hidden}


@contextmanager
def _alone() -> Iterator[None]:
    """One publisher at a time in this data directory; the lock ends with its holder."""
    root = queries.root()
    root.mkdir(parents=True, exist_ok=True)
    with (root / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _empty_folder(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder
