"""The database as it stands at one moment, while others go on writing.

SQLite by its backup interface into a copy beside it; PostgreSQL table by table with COPY, all in one transaction that
sees one moment.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from netra.backups.folder import blocks
from netra.backups.refusals import CannotBackUp

_ADDRESS = {"dbname", "user", "password", "host", "port", "options", "sslmode", "service", "passfile"}
Line = psycopg.Connection[Any]


@contextmanager
def of_sqlite(database: Path, beside: Path) -> Iterator[Iterator[bytes]]:
    """The content of a copy that is whole; the copy is gone afterwards, as is any that a killed run left."""
    beside.mkdir(mode=0o700, exist_ok=True)
    for left in beside.glob("snapshot-*"):
        left.unlink()
    copy = beside / f"snapshot-{os.getpid()}.sqlite3"
    try:
        with closing(sqlite3.connect(database, timeout=60)) as source, closing(sqlite3.connect(copy)) as target:
            os.chmod(copy, 0o600)
            source.backup(target)  # all pages in one step: writers go on beside it, and the copy is of one moment
            [(said,)] = target.execute("PRAGMA quick_check(1)").fetchall()
            if said != "ok":
                raise CannotBackUp(f"The database is damaged: {said}.")
        yield blocks(copy)
    finally:
        for left in beside.glob("snapshot-*"):
            left.unlink()


@dataclass(frozen=True, slots=True)
class Shape:
    """A table and its columns, without those the database computes."""

    name: str
    columns: tuple[str, ...]

    def copy_out(self) -> sql.Composed:
        return sql.SQL("COPY {} ({}) TO STDOUT").format(sql.Identifier(self.name), self._columns())

    def copy_in(self) -> sql.Composed:
        return sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(self.name), self._columns())

    def _columns(self) -> sql.Composed:
        return sql.SQL(", ").join(map(sql.Identifier, self.columns))


@contextmanager
def of_postgresql(parameters: dict[str, Any]) -> Iterator[Line]:
    """A connection whose transaction sees one moment and changes nothing."""
    plain = {name: value for name, value in parameters.items() if name in _ADDRESS}
    with psycopg.connect(**plain) as line:
        line.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        line.read_only = True
        yield line
        line.rollback()


def shapes(line: Line) -> list[Shape]:
    """The tables of this schema, sorted."""
    rows = line.execute(
        "select c.relname, array_agg(a.attname::text order by a.attnum) from pg_class c"
        " join pg_attribute a on a.attrelid = c.oid"
        " where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition"
        " and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''"
        " group by c.relname order by c.relname"
    )
    return [Shape(name, tuple(columns)) for name, columns in rows]


def rows_of(line: Line, shape: Shape) -> Iterator[bytes]:
    """A table as COPY writes it."""
    with line.cursor() as cursor, cursor.copy(shape.copy_out()) as copy:
        for block in copy:
            yield bytes(block)


def digest_of(line: Line, shape: Shape) -> str:
    digest = hashlib.sha256()
    for block in rows_of(line, shape):
        digest.update(block)
    return digest.hexdigest()


def count(line: Line, shape: Shape) -> int:
    row = line.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(shape.name))).fetchone()
    return int(row[0]) if row else 0


def sequences(line: Line) -> dict[str, int | None]:
    """The last number each sequence gave out; `None` for one that gave none yet."""
    return dict(
        line.execute("select sequencename, last_value from pg_sequences where schemaname = current_schema()").fetchall()
    )
