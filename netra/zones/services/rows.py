"""Reading a CSV file row by row, and telling what became of it."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from re import compile as pattern
from typing import TYPE_CHECKING

from django.db import transaction

from netra.registry.queries import UnknownRegion, region_by_any_code

if TYPE_CHECKING:
    from netra.registry.models import Region

WHEN = pattern(r"\d{4}(-\d{2}(-\d{2})?)?")
LONGEST = 500


class CannotRead(Exception):
    """The file as a whole is not the table it should be."""


class BadValue(ValueError):
    """Why a row is left out."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out: its line in the file, counted from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file: rows added, rows that were there already, rows left out."""

    added: int
    known: int
    bad: tuple[BadRow, ...]


def bring(path: Path, columns: tuple[str, ...], keep: Callable[[dict[str, str]], bool]) -> ImportReport:
    """Hand every row to `keep`, which tells whether it was new or raises `BadValue`. Raises `CannotRead`, `OSError`."""
    added = known = 0
    bad: list[BadRow] = []
    for line, row in _rows(path, columns):
        try:
            with transaction.atomic():
                is_new = keep(row)
        except BadValue as reason:
            bad.append(BadRow(line, str(reason)))
            continue
        added += is_new
        known += not is_new
    return ImportReport(added, known, tuple(bad))


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="", restval="", strict=True)
            lacking = [name for name in columns if name not in (reader.fieldnames or ())]
            if lacking:
                raise CannotRead(f"the first line lacks the columns {', '.join(lacking)}")
            for row in reader:
                values = {name: (row[name] or "").strip() for name in reader.fieldnames or () if name}
                if any(values.values()):
                    yield reader.line_num, values
    except (UnicodeDecodeError, csv.Error) as slip:
        raise CannotRead(f"this is not a CSV file in UTF-8 ({slip})") from slip


def text(row: dict[str, str], name: str, *, required: bool = True, longest: int = LONGEST) -> str:
    """A value that is there and not too long."""
    value = row.get(name, "")
    if required and not value:
        raise BadValue(f"{name} is empty")
    if len(value) > longest:
        raise BadValue(f"{name} is longer than {longest} letters")
    if "\0" in value:
        raise BadValue(f"{name} holds a null character")
    return value


def region(row: dict[str, str], name: str = "region_code") -> "Region":
    """The region of a code of today or of former years."""
    value = text(row, name)
    try:
        return region_by_any_code(value)
    except UnknownRegion:
        raise BadValue(f"{name}: no region has the code {value[:20]!r}; write it as 36 or 36.01") from None


def when(row: dict[str, str], name: str = "as_of") -> str:
    """A date as precisely as it is known: 2020-09-23, 2020-09 or 2020."""
    value = text(row, name)
    whole = value + "-01-01"[len(value) - 4 :] if WHEN.fullmatch(value) else ""
    try:
        date.fromisoformat(whole)
    except ValueError:
        raise BadValue(f"{name}: {value[:20]!r} is not a date; write 2020-09-23, 2020-09 or 2020") from None
    return value
