"""Rows as batches of ACTIVITIES: every value cleaned, every moment in UTC, what is unknown kept as one JSON object."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

import pyarrow as pa

from netra.domain.words import Text
from netra.engine.collecting import cleaning
from netra.engine.collecting.records import BATCH_ROWS, BadRow, CannotCollect, Collected, Row, clipped
from netra.engine.collecting.times import moment
from netra.engine.schemas import ACTIVITIES, VERBS

_TEXTS: Final = ("text", "target_text", "actor_name")
_HANDLES: Final = ("actor_handle", "target_handle")
_TIMES: Final = ("created_at", "seen_at")
_WORDS: Final = ("platform", "target_url", "visibility", "region_code", "contest")
_NAMES: Final = tuple(field.name for field in ACTIVITIES)
_WITNESS: Final = ("text", "target_text", "target_handle", "target_url")
Item = tuple[int, Row | Text, str, int]  # number of the row, the row or why there is none, its raw text, bytes read


class Batcher:
    """Collects rows of one source and gives a batch whenever enough have come."""

    def __init__(self, source: str, rows: int = BATCH_ROWS) -> None:
        self._source, self._most = source, rows
        self._clear()

    def _clear(self) -> None:
        self._columns: dict[str, list[Any]] = {name: [] for name in _NAMES}
        self._bad: list[BadRow] = []
        self._mended: Counter[str] = Counter()
        self._size = 0

    def add(self, number: int, row: Row, raw: str) -> None:
        """Take one row, or set it aside."""
        try:
            clean = cleaned(row, self._source, number, self._mended)
        except CannotCollect as fault:
            self.refuse(number, fault.text, raw)
            return
        for name, column in self._columns.items():
            column.append(clean.get(name))

    def refuse(self, number: int, reason: Text, raw: str) -> None:
        self._bad.append(BadRow(self._source, number, reason, clipped(raw)))

    def mend(self, mended: Counter[str]) -> None:
        """Count what was mended before rows were made, and forget it there."""
        self._mended.update(mended)
        mended.clear()

    def read(self, size: int) -> None:
        """Count bytes that were read."""
        self._size += size

    @property
    def is_full(self) -> bool:
        return len(self._columns["id"]) >= self._most or len(self._bad) >= self._most

    def give(self) -> Collected:
        """What was collected so far; the next rows begin anew."""
        arrays = [pa.array(self._columns[field.name], type=field.type) for field in ACTIVITIES]
        batch = pa.RecordBatch.from_arrays(arrays, schema=ACTIVITIES)
        given = Collected(batch, self._bad, self._mended, self._size)
        self._clear()
        return given


def batches(
    source: str, items: Iterable[Item], rows: int = BATCH_ROWS, mended: Counter[str] | None = None
) -> Iterator[Collected]:
    """Rows of one source in batches; at least one, so that a file without rows is told of too."""
    batcher = Batcher(source, rows)
    mended = Counter() if mended is None else mended
    for number, row, raw, size in items:
        batcher.read(size)
        if isinstance(row, Text):
            batcher.refuse(number, row, raw)
        else:
            batcher.add(number, row, raw)
        if batcher.is_full:
            batcher.mend(mended)
            yield batcher.give()
    batcher.mend(mended)
    yield batcher.give()


def cleaned(row: Row, source: str, number: int, mended: Counter[str]) -> Row:
    """One row with values of the schema's types. Raises `CannotCollect` where nothing could ever be found in it."""
    clean: Row = {name: cleaning.text(row.get(name), mended) for name in _TEXTS}
    for name in _HANDLES:
        clean[name] = cleaning.handle(row.get(name))
    for name in _WORDS:
        clean[name] = cleaning.text(row.get(name), mended)
    extra = dict(row.get("extra") or {})
    for name in _TIMES:
        value = row.get(name)
        if value is None or value == "":
            continue
        clean[name] = moment(value)
        if clean[name] is None:
            extra[name] = str(value)
            mended["times"] += 1
    if not any(clean.get(name) for name in _WITNESS):
        raise CannotCollect(
            "Baris ini tidak memuat teks maupun sasaran.", "The row has neither a text nor anything it is aimed at."
        )
    if clean["visibility"] in ("direct", "private"):
        raise CannotCollect("Pesan pribadi tidak disaring.", "Private messages are not screened.")
    verb = row.get("verb") or "post"
    if verb not in VERBS:
        raise CannotCollect(f"Perbuatan “{verb}” tidak dikenal.", f"The act “{verb}” is not known.")
    clean["verb"] = verb
    clean["extra"] = as_json(extra) if extra else None
    clean["source"], clean["source_row"] = source, number
    id = cleaning.handle(row.get("id"))
    if id is None:
        id = _made_id(clean)
        mended["ids"] += 1
    clean["id"] = id
    return clean


def as_json(value: object) -> str:
    """A value as canonical JSON; what JSON has no word for becomes text.

    >>> as_json({"b": 1, "a": "é"})
    '{"a":"é","b":1}'
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _made_id(clean: Row) -> str:
    """An id for a row that has none: the same for the same row of the same file."""
    parts = [clean["source"], clean["source_row"], *(clean.get(name) for name in ("actor_handle", "verb", *_WITNESS))]
    created = clean.get("created_at")
    parts.append(created.isoformat() if isinstance(created, datetime) else "")
    return "row-" + sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()[:20]
