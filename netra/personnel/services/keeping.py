"""Rows of a list into the table: new ones copied in, changed ones changed, the others left as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from netra.personnel.models import Employee
from netra.personnel.sealing import NipLock
from netra.personnel.services.rows import Ready

_TABLE = Employee._meta.db_table
_CONTENT = "name, employer_id, agency, unit, region_id, status"
_CHANGED = ", ".join(f"{column} = %s" for column in ("folded", *_CONTENT.split(", "), "file_id", "as_of"))
_ALL = f"nip_hash, nip_locked, folded, {_CONTENT}, file_id, as_of, is_synthetic"


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of some rows."""

    added: int
    changed: int
    known: int


@dataclass(frozen=True, slots=True)
class List:
    """The list that rows come from."""

    file_id: int
    as_of: date
    is_synthetic: bool


def keep(rows: Sequence[Ready], of: List, lock: NipLock) -> Kept:
    """Bring rows in, each number once. A row older than what is on record changes nothing.

    To be called inside a transaction, by one importer at a time.
    """
    with connection.cursor() as cursor:
        known = _known(cursor, [row.hashed for row in rows])
        new = [row for row in rows if row.hashed not in known]
        changed, seen = [], []
        for row in rows:
            before = known.get(row.hashed)
            if before is None or before[1] > of.as_of:
                continue
            if before[2:] != row.content:
                changed.append((row, before[0]))
            elif before[1] < of.as_of:
                seen.append(before[0])
        _insert(cursor, new, of, lock)
        if changed:
            cursor.executemany(
                f"UPDATE {_TABLE} SET {_CHANGED} WHERE id = %s",  # noqa: S608  names of our own
                [(row.folded, *row.content, of.file_id, _day(of.as_of), id) for row, id in changed],
            )
        if seen:
            cursor.execute(
                f"UPDATE {_TABLE} SET file_id = %s, as_of = %s WHERE id IN ({_marks(len(seen))})",  # noqa: S608
                [of.file_id, _day(of.as_of), *seen],
            )
    return Kept(len(new), len(changed), len(rows) - len(new) - len(changed))


def _known(cursor: CursorWrapper, hashes: Sequence[bytes]) -> dict[bytes, tuple[Any, ...]]:
    """Of each number on record: id, day of its list, content."""
    if not hashes:
        return {}
    wanted = f"SELECT nip_hash, id, as_of, {_CONTENT} FROM {_TABLE} WHERE nip_hash"  # noqa: S608  our own names
    if connection.vendor == "postgresql":
        cursor.execute(f"{wanted} = ANY(%s)", [list(hashes)])
    else:
        cursor.execute(f"{wanted} IN ({_marks(len(hashes))})", list(hashes))
    return {bytes(row[0]): (row[1], _as_day(row[2]), *row[3:]) for row in cursor.fetchall()}


def _insert(cursor: CursorWrapper, rows: Sequence[Ready], of: List, lock: NipLock) -> None:
    if not rows:
        return
    day = _day(of.as_of)
    made = (
        (row.hashed, lock.lock(row.digits, row.hashed), row.folded, *row.content, of.file_id, day, of.is_synthetic)
        for row in rows
    )
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY {_TABLE} ({_ALL}) FROM STDIN") as copy:
            for one in made:
                copy.write_row(one)
        return
    cursor.executemany(f"INSERT INTO {_TABLE} ({_ALL}) VALUES ({_marks(12)})", list(made))  # noqa: S608


def _marks(count: int) -> str:
    return ", ".join(["%s"] * count)


def _day(day: date) -> date | str:
    """SQLite keeps days as text; told so, Python's own converter for them, on its way out, is not asked."""
    return day if connection.vendor == "postgresql" else day.isoformat()


def _as_day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
