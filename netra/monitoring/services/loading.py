"""Loading a run: the folder that `netra screen` wrote becomes a run with its flags; the same folder again, nothing."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.core.files import File
from django.db import transaction

from netra.cases.services import Actor
from netra.domain.words import Text
from netra.engine.schemas import FLAGS, WrongTable, check
from netra.evidence import services as evidence
from netra.evidence.services import Refused, TooLarge
from netra.monitoring.models import Flag, Run, RunState
from netra.monitoring.services.links import capture_links
from netra.monitoring.services.noting import note_run
from netra.monitoring.services.rows import BadFlag, Places, flag_of

if TYPE_CHECKING:
    from netra.evidence.models import Evidence

FLAG_FILE, LINES, MANIFEST = "flags.parquet", "flags.jsonl", "manifest.json"
AT_ONCE = 500
BAD_SHOWN = 200
Progress = Callable[[int, int], None]


class NoRun(ValueError):
    """The folder holds no run that can be loaded; `text` says why, to a person."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out; `row` counts from 1."""

    row: int
    why: Text


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading came to. `is_new` is false when this very run was loaded before."""

    run: Run
    is_new: bool
    new: int
    known: int
    bad: tuple[BadRow, ...]


NOT_THERE = Text(
    "Di map itu tidak ada flags.parquet. Berikan map hasil `netra screen`.",
    "There is no flags.parquet in that folder. Give the folder that `netra screen` wrote.",
)
NOT_A_TABLE = Text("flags.parquet tidak dapat dibaca.", "flags.parquet cannot be read.")
OTHER_TABLE = Text(
    "Tabelnya bukan tabel tanda dari versi ini: {why}", "The table is not a flag table of this version: {why}"
)


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


def load_run(
    folder: Path,
    *,
    by: Actor,
    on: date,
    at: datetime,
    name: str = "",
    into: Run | None = None,
    progress: Progress = _silent,
) -> Loaded:
    """Load a folder. Flags that are known keep what people did with them; rows that fit nothing are told.

    All rows come in one transaction: a run is there whole or not at all. Raises `NoRun`.
    """
    path = folder / FLAG_FILE
    if not path.is_file():
        raise NoRun(NOT_THERE)
    digest = _digest(path)
    earlier = Run.objects.filter(digest=digest).first()
    if earlier is not None:
        known = earlier.new_flags + earlier.known_flags
        if into is not None:  # screened again, with nothing new in it
            again = {"state": RunState.LOADED, "loaded_at": at, "manifest": _manifest(folder), "known_flags": known}
            Run.objects.filter(pk=into.pk).update(**again)
        return Loaded(into or earlier, is_new=False, new=0, known=known, bad=())
    try:
        table = pq.ParquetFile(path)
        check(table.schema_arrow, FLAGS)
    except WrongTable as fault:
        raise NoRun(Text(*(words.format(why=fault) for words in (OTHER_TABLE.id, OTHER_TABLE.en)))) from fault
    except (pa.ArrowException, OSError) as fault:
        raise NoRun(NOT_A_TABLE) from fault
    sealed = _sealed(folder, by=by, at=at)
    with transaction.atomic():
        run = into or Run(name=(name or folder.name)[:160], brought_at=at, brought_by=by.ref)
        run.digest, run.sealed, run.loaded_at, run.state = digest, sealed, at, RunState.LOADED
        run.manifest = _manifest(folder)
        run.institution_id = run.institution_id or by.institution or None
        run.save()
        new, known, bad = _take_rows(table, run, at, progress)
        run.new_flags, run.known_flags, run.bad_count = new, known, len(bad)
        run.bad = [{"row": one.row, "why": {"id": one.why.id, "en": one.why.en}} for one in bad[:BAD_SHOWN]]
        run.save(update_fields=["new_flags", "known_flags", "bad_count", "bad"])
        note_run(run, "RUN_LOADED", by=by, on=on, at=at, new=new, known=known, bad=len(bad), sha256=digest)
    return Loaded(run, True, new, known, tuple(bad))


def _take_rows(table: pq.ParquetFile, run: Run, at: datetime, progress: Progress) -> tuple[int, int, list[BadRow]]:
    places, bad = Places(), list[BadRow]()
    new = known = 0
    total = table.metadata.num_rows
    for first, rows in _batches(table):
        flags: dict[str, Flag] = {}
        for number, row in enumerate(rows, first):
            try:
                flag = flag_of(row, run, places, at)
            except BadFlag as fault:
                bad.append(BadRow(number, fault.why))
            else:
                flags.setdefault(flag.key, flag)
        there = set(Flag.objects.filter(key__in=list(flags)).values_list("key", flat=True))
        fresh = Flag.objects.bulk_create([flag for key, flag in flags.items() if key not in there])
        capture_links(fresh, by=run.brought_by, institution=run.institution_id or "", at=at)
        new, known = new + len(flags) - len(there), known + len(there)
        progress(first + len(rows) - 1, total)
    return new, known, bad


def _batches(table: pq.ParquetFile) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    first = 1
    for batch in table.iter_batches(batch_size=AT_ONCE, columns=FLAGS.names):
        rows = batch.to_pylist()
        yield first, rows
        first += len(rows)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest(folder: Path) -> dict[str, Any]:
    """What the engine wrote about the run; empty where it wrote nothing that can be read."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _sealed(folder: Path, *, by: Actor, at: datetime) -> "Evidence | None":
    """The flags as the run wrote them, in lines a person can read; `None` where there are none, or too many to seal.

    The digest of the table stands in the run and its row of the ledger all the same.
    """
    path = folder / LINES
    if not path.is_file() or not path.stat().st_size:
        return None
    with path.open("rb") as file:
        try:
            return evidence.keep(File(file, name=LINES), by=by.ref, at=at)
        except (Refused, TooLarge):
            return None
