"""Files of a version: CSV, JSON and Parquet of every table, each flushed to the disk before it is spoken of."""

import csv
import hashlib
import io
import json
import os
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from netra.opendata.services.sheets import Sheet

NOTICE = "LATIHAN: data rekaan, bukan keadaan nyata. PRACTICE: invented data, not the real state of things."


@dataclass(frozen=True, slots=True)
class Edition:
    """What every file says of itself."""

    version: str
    as_of: datetime
    address: str
    practice: bool

    def heading(self) -> dict[str, str]:
        told = {"version": self.version, "as_of": self.as_of.isoformat(), "licence": "CC-BY-4.0"}
        return {**told, "notice": NOTICE} if self.practice else told


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it lies on the disk; `rows` is None for descriptions."""

    name: str
    bytes: int
    sha256: str
    rows: int | None = None

    def as_row(self) -> dict[str, object]:
        return {"name": self.name, "bytes": self.bytes, "sha256": self.sha256, "rows": self.rows}


def write_sheet(folder: Path, sheet: Sheet, edition: Edition) -> list[Written]:
    """A table in its three forms."""
    made = {"csv": _csv(sheet), "json": _json(sheet, edition), "parquet": _parquet(sheet, edition)}
    return [write(folder, f"{sheet.name}.{ending}", data, rows=len(sheet.rows)) for ending, data in made.items()]


def write(folder: Path, name: str, data: bytes, *, rows: int | None = None) -> Written:
    """One file, on the platter when this returns."""
    with (folder / name).open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return Written(name, len(data), hashlib.sha256(data).hexdigest(), rows)


def flush_folder(folder: Path) -> None:
    """The names in a folder are on the platter too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _csv(sheet: Sheet) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in sheet.columns])
    writer.writerows([["" if value is None else value for value in row] for row in sheet.rows])
    return text.getvalue().encode()


def _json(sheet: Sheet, edition: Edition) -> bytes:
    names = [column.name for column in sheet.columns]
    body = {
        **edition.heading(),
        "practice": edition.practice,
        "data": [dict(zip(names, row, strict=True)) for row in sheet.rows],
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()


def _plain(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case _:
            raise TypeError(type(value).__name__)


def _parquet(sheet: Sheet, edition: Edition) -> bytes:
    told = {**edition.heading(), "practice": str(edition.practice).lower()}
    fields = [pa.field(column.name, column.type, nullable=not column.required) for column in sheet.columns]
    arrays = [pa.array([row[n] for row in sheet.rows], type=field.type) for n, field in enumerate(fields)]
    table = pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=told))
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue()
