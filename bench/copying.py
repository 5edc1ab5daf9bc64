"""Bring a filled database from SQLite to PostgreSQL, row by row as it is, so that both measure the same cases.

    python scripts/with_postgres.py --folder /var/tmp/netra-pg python bench/copying.py --from /var/tmp/netra-bench

The tables are made by our own migrations. Every row is read from the SQLite file and written by COPY as text, which
PostgreSQL reads by the type of its column; nothing is computed on the way. Indexes and links are laid after the rows.
Tables that hold anything already are left alone, so that a copy that was cut short goes on where it stopped. In the end
both are compared: as many rows of everything, and the same sums row by row.
"""

import argparse
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import zip_longest
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
MADE_BY_MIGRATE = ("django_content_type", "auth_permission")  # replaced: people's rights name them by number
LEFT_OUT = ("django_session", "django_migrations")
SUMS = {  # what must be the same to the last row
    "figures_cell": 'id, scope_kind, scope, dim, measure, "on", value, n',
    "figures_stagecell": 'id, scope_kind, scope, procedure, stage, "on", bucket, n, days, late',
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--from", dest="source", type=Path, required=True, help="the folder of the SQLite database")
    asked = parser.parse_args()
    os.environ["NETRA_DATA"] = str(asked.source)
    os.environ["NETRA_PRACTICE"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netra.config.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    return copy(asked.source / "netra.sqlite3")


def copy(path: Path) -> int:
    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection

    assert connection.vendor == "postgresql", "DATABASE_URL names no PostgreSQL."
    call_command("migrate", verbosity=0, interactive=False)
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    began, rows = perf_counter(), 0
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as source, connection.cursor() as cursor:
        there = {name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        cursor.execute("SET TimeZone TO 'UTC'")  # moments stand in the file without one, and are of this one
        cursor.execute("SET synchronous_commit TO off")
        cursor.execute("SET maintenance_work_mem TO '512MB'")
        cursor.execute("SET session_replication_role TO replica")  # links are as good as they were in the source
        cursor.execute(f"TRUNCATE {', '.join(MADE_BY_MIGRATE)} CASCADE")
        for table in tables:
            if table not in there or table in LEFT_OUT:
                continue
            cursor.execute(f'SELECT EXISTS(SELECT 1 FROM "{table}")')  # noqa: S608
            if not cursor.fetchone()[0]:
                rows += _table(source, cursor, table)
        cursor.execute("SET session_replication_role TO origin")
        cursor.execute("VACUUM ANALYZE")
        print(f"{rows:,} rows in {perf_counter() - began:.0f} s", flush=True)
        return _compare(source, cursor, [table for table in tables if table in there and table not in LEFT_OUT])


def _compare(source: sqlite3.Connection, cursor, tables: list[str]) -> int:  # type: ignore[no-untyped-def]
    """Whether both hold as many rows of everything, and the same sums to the last one."""
    from django.db import transaction

    apart = 0
    for table in tables:
        count = f'SELECT COUNT(*) FROM "{table}"'  # noqa: S608
        cursor.execute(count)
        here, there = cursor.fetchone()[0], source.execute(count).fetchone()[0]
        if here != there:
            apart += 1
            print(f"  {table}: {there:,} rows in SQLite, {here:,} in PostgreSQL")
    for table, columns in SUMS.items():
        every = f'SELECT {columns} FROM "{table}" ORDER BY id'  # noqa: S608
        with transaction.atomic(), cursor.connection.cursor("sums") as reading:
            reading.itersize = 50_000
            reading.execute(every)
            pairs = zip_longest(source.execute(every), (tuple(map(_plain, row)) for row in reading))
            wrong = sum(one != other for one, other in pairs)
        apart += wrong
        print(f"  {table}: {wrong} rows differ", flush=True)
    return 1 if apart else 0


def _plain(value: object) -> object:
    """A value as SQLite holds it."""
    return value.isoformat() if isinstance(value, date) else value


def _table(source: sqlite3.Connection, cursor, table: str) -> int:  # type: ignore[no-untyped-def]
    """One table with its rows, its numbering and its indexes, in one transaction."""
    columns = [row[1] for row in source.execute(f'PRAGMA table_info("{table}")')]
    named = ", ".join(f'"{name}"' for name in columns)
    from django.db import transaction

    began, n = perf_counter(), 0
    with transaction.atomic(), _bare(cursor, table):
        with cursor.copy(f'COPY "{table}" ({named}) FROM STDIN') as into:
            for row in source.execute(f'SELECT {named} FROM "{table}"'):  # noqa: S608
                into.write_row(row)
                n += 1
        _number_on(cursor, table)
    if n:
        print(f"  {table}: {n:,} rows, {perf_counter() - began:.1f} s", flush=True)
    return n


@contextmanager
def _bare(cursor, table: str) -> Iterator[None]:  # type: ignore[no-untyped-def]
    """The table without the indexes that no constraint needs; they are laid again afterwards, word for word."""
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND schemaname = current_schema()"
        " AND indexname NOT IN (SELECT conname FROM pg_constraint)",
        [table],
    )
    indexes = cursor.fetchall()
    for name, _made_by in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    yield
    for _name, made_by in indexes:
        cursor.execute(made_by)


def _number_on(cursor, table: str) -> None:  # type: ignore[no-untyped-def]
    """Let the numbering of the table go on after the highest number in it."""
    cursor.execute(
        "SELECT attname, pg_get_serial_sequence(%s, attname) FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attidentity <> ''",
        [f'"{table}"', f'"{table}"'],
    )
    for column, numbering in cursor.fetchall():
        cursor.execute(f'SELECT setval(%s, COALESCE(MAX("{column}"), 0) + 1, false) FROM "{table}"', [numbering])  # noqa: S608


if __name__ == "__main__":
    sys.exit(main())
