"""Writing sums into the cells: one statement that adds, in both databases."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db import connection

from netra.figures.adding import Sums
from netra.figures.models import Cell, StageCell
from netra.lib.batches import batches

ROWS = 500  # of one statement


def keep_sums(sums: Sums) -> None:
    """Add every sum to its cell, in an order of their keys that is always the same."""
    cells = ((*key, n) for key, n in sorted(sums.cells.items()) if n)
    _add(Cell._meta.db_table, ("scope_kind", "scope", "dim", "measure", "on", "value"), ("n",), cells)
    stages = ((*key, *cell) for key, cell in sorted(sums.stages.items()) if any(cell))
    _add(
        StageCell._meta.db_table,
        ("scope_kind", "scope", "on", "procedure", "stage", "bucket"),
        ("n", "days", "late"),
        stages,
    )


def _add(table: str, key: tuple[str, ...], sums: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(quote(name) for name in (*key, *sums))
    adds = ", ".join(f"{quote(name)} = {quote(table)}.{quote(name)} + excluded.{quote(name)}" for name in sums)
    one = f"({', '.join(['%s'] * len((*key, *sums)))})"
    conflict = ", ".join(quote(name) for name in key)
    with connection.cursor() as cursor:
        for some in batches(rows, ROWS):
            # Only names of our own tables and columns stand in the text; every value is a parameter.
            cursor.execute(
                f"INSERT INTO {quote(table)} ({names}) VALUES {', '.join([one] * len(some))}"  # noqa: S608
                f" ON CONFLICT ({conflict}) DO UPDATE SET {adds}",
                list(_flat(some)),
            )


def _flat(rows: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
    day = connection.ops.adapt_datefield_value
    for row in rows:
        for value in row:
            yield day(value) if isinstance(value, date) else value
