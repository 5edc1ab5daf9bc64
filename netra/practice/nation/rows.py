"""Writing very many rows at once, below the models: an invented nation is made in one go, before anyone reads it.

Rows are tuples of plain values in the order of `columns`; moments are aware. PostgreSQL takes them by
COPY, SQLite by one statement for all.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table by the label of its model ("cases.Case"), and the columns that rows bring."""

    label: str
    columns: tuple[str, ...]

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.label)


def next_id(table: Table) -> int:
    """The first number of the table that is free."""
    last = table.model._default_manager.aggregate(last=models.Max("pk"))["last"]
    return int(last or 0) + 1


def write(table: Table, rows: Iterable[Row]) -> int:
    """Put the rows into the table; tells how many. Numbers the table gives by itself are not brought in step here."""
    fields: list[Any] = [table.model._meta.get_field(name) for name in table.columns]
    rest = [one for one in _unsaid(table) if one not in fields]
    given = [one.get_default() for one in rest]
    fields += rest
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    makers = [_maker(field) for field in fields]
    into = f"{connection.ops.quote_name(table.model._meta.db_table)} ({names})"
    made = ([make(value) for make, value in zip(makers, [*row, *given], strict=True)] for row in rows)
    if connection.vendor == "postgresql":
        return _copy(into, made)
    marks = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        listed = list(made)
        if listed:
            cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", listed)  # noqa: S608  names of our own tables
        return len(listed)


def _unsaid(table: Table) -> list[Any]:
    """Columns that may not be empty: where rows do not bring them they get what the model gives by itself."""
    return [one for one in table.model._meta.concrete_fields if not one.null and not one.primary_key]


def keep_numbers_in_step(tables: Iterable[Table]) -> None:
    """Let the database go on numbering after the rows that came with numbers of their own."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables]):
            cursor.execute(statement)


def _copy(into: str, rows: Iterable[list[Any]]) -> int:
    count = 0
    with connection.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
            count += 1
    return count


def _maker(field: Any) -> Callable[[Any], Any]:
    if isinstance(field, models.JSONField):
        return _json
    if connection.vendor == "postgresql":
        return _same
    if isinstance(field, models.DateTimeField):
        return _moment
    return _day if isinstance(field, models.DateField) else _same


def _same(value: Any) -> Any:
    return value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ("[]" if isinstance(value, list | tuple) else "{}")


def _moment(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
