"""Writing what was counted: many rows at a time, and sums that add themselves to the cells, in both databases.

These are the two places where the figures write more than a handful of rows; the statements are made here from the
tables' own names, and every value is a parameter.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection, models

from netra.figures.adding import Sums
from netra.figures.models import Cell, Fact, StageCell

CELL = ("scope_kind", "scope", "dim", "measure", "on", "value")
STAGE_CELL = ("scope_kind", "scope", "on", "procedure", "stage", "bucket")
FEW = 50  # rows for which one statement is quicker than copying; its cost grows with their square in the driver


def keep_sums(sums: Sums) -> None:
    """Add every sum to its cell, in the order in which the cells lie."""
    cells, stages = sums.finished()
    _add(Cell, CELL, ("n",), ([*key, n] for key, n in sorted(cells.items())))
    _add(StageCell, STAGE_CELL, ("n", "days", "late"), ([*key, *cell] for key, cell in sorted(stages.items())))


def keep_rows(model: type[Fact], rows: Iterable[Fact]) -> None:
    """Insert rows of facts; those without an id of their own get one from the database."""
    some = list(rows)
    if not some:
        return
    fields = [field for field in model._meta.concrete_fields if some[0].pk is not None or not field.primary_key]
    read = [(field.attname, _writer(field)) for field in fields]
    values = ([write(getattr(row, name)) for name, write in read] for row in some)
    _insert(model, [str(field.column) for field in fields], values, "")


def _add(model: type[models.Model], key: Sequence[str], sums: Sequence[str], rows: Iterable[list[Any]]) -> None:
    table, quote = connection.ops.quote_name(model._meta.db_table), connection.ops.quote_name
    adds = ", ".join(f"{quote(name)} = {table}.{quote(name)} + excluded.{quote(name)}" for name in sums)
    conflict = ", ".join(quote(name) for name in key)
    _insert(model, [*key, *sums], rows, f" ON CONFLICT ({conflict}) DO UPDATE SET {adds}")


def _insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[list[Any]], then: str) -> None:
    quote = connection.ops.quote_name
    head = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) VALUES "  # noqa: S608
    one = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(head + one + then, rows)  # type: ignore[arg-type]  # any iterable will do
            return
        listed = list(rows)
        if len(listed) > FEW:
            _copy(cursor, model, columns, listed, then)
        elif listed:
            cursor.execute(head + ", ".join([one] * len(listed)) + then, [value for row in listed for value in row])


def _copy(
    cursor: Any, model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]], then: str
) -> None:
    """Many rows by COPY: straight into the table, or beside it where they are added to what is there."""
    table, named = connection.ops.quote_name(model._meta.db_table), ", ".join(map(connection.ops.quote_name, columns))
    into = "figures_brought" if then else table
    if then:
        cursor.execute(f"CREATE TEMPORARY TABLE {into} AS SELECT {named} FROM {table} WITH NO DATA")  # noqa: S608
    with cursor.copy(f"COPY {into} ({named}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    if then:
        cursor.execute(f"INSERT INTO {table} ({named}) SELECT {named} FROM {into}{then}")  # noqa: S608
        cursor.execute(f"DROP TABLE {into}")


def _writer(field: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    if isinstance(field, models.JSONField):
        return json.dumps
    return _day if isinstance(field, models.DateField) else _same


def _same(value: Any) -> Any:
    return value


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
