"""What other bodies published, read from files: their counts and their scores of vulnerability, as printed.

Three shapes of file are read, told apart by their columns: our own, tables of counts (as_of, body, dimension, key,
value, unit) and tables of scores (series, published, region_code, measure, value). Words of the press are brought to
codes by `data/words.toml`; what it does not know stays as it was printed.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from re import compile as pattern
from typing import Any

from netra.domain.words import Text

DATA = Path(__file__).parent / "data"
OWN = frozenset({"body", "series", "dimension", "measure", "key", "value", "unit", "as_of"})
COUNTS = frozenset({"as_of", "body", "dimension", "key", "value", "unit"})
SCORES = frozenset({"series", "published", "region_code", "measure", "value"})
REGION = pattern(r"\d\d(\.\d\d)?")
DAY = pattern(r"\d{4}-\d{2}-\d{2}")
YEAR = pattern(r"\d{4}")
# A round of elections by a year that is printed with a count; a later year is looked at only without an earlier one.
ROUNDS = (
    ("2018", "Pilkada 2018"),
    ("2019", "Pemilu 2019"),
    ("2020", "Pilkada 2020"),
    ("2024", "Pilkada 2024"),
)

GRADES = {
    "HIGH": Text("tinggi", "high"),
    "MEDIUM": Text("sedang", "medium"),
    "LOW": Text("rendah", "low"),
}


class CannotRead(Exception):
    """The file is no table of one of the shapes."""


class BadRow(ValueError):
    """A row that says nothing that could be kept; the message says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Published:
    """One figure as printed. `measure` and `key` are codes or the printed words; a day only where one was printed."""

    body: str
    series: str
    dimension: str
    measure: str
    key: str
    value: Decimal
    unit: str
    as_of: str
    as_of_date: date | None
    grade: str
    sources: str
    note: str
    note_en: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A line of the file that was left out."""

    line: int
    reason: Text


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))


@cache
def _spelled(table: str) -> Mapping[str, str]:
    """Every way to print a word of a table, folded, with its code."""
    found = {}
    for code, row in words()[table].items():
        for spelling in (code, row["id"], row["en"], *row.get("spelled", ())):
            found[_folded(spelling)] = code
    return found


def label(table: str, code: str) -> Text:
    """A code of the table in words; what it does not know is shown as printed."""
    row = words()[table].get(code)
    return Text(code, code) if row is None else Text(row["id"], row["en"])


def read(path: Path) -> Iterator[Published | Refused]:
    """Every row of a file, with those that cannot be kept told by line. Raises `CannotRead`, `OSError`."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        shape = _shape(frozenset(table.fieldnames or ()))
        try:
            for row in table:
                cells = {name: (value or "").strip() for name, value in row.items() if isinstance(name, str)}
                try:
                    yield shape(cells)
                except BadRow as bad:
                    yield Refused(table.line_num, bad.reason)
        except (csv.Error, UnicodeDecodeError) as error:
            raise CannotRead(str(error)) from error


def _shape(columns: frozenset[str]) -> Any:
    if columns >= OWN:
        return _own
    if columns >= SCORES:
        return _score
    if columns >= COUNTS:
        return _count
    raise CannotRead(f"Columns {sorted(columns)} are none of the known shapes; see netra/figures/published.py.")


def _own(row: Mapping[str, str]) -> Published:
    return checked(
        body=_needed(row, "body"),
        series=row["series"],
        dimension=_code("dimensions", _needed(row, "dimension")),
        measure=row["measure"],
        key=row["key"],
        value=row["value"],
        unit=_code("units", _needed(row, "unit")),
        as_of=_needed(row, "as_of"),
        grade=row.get("grade", ""),
        sources=row.get("sources", ""),
        note=row.get("note", ""),
        note_en=row.get("note_en", ""),
    )


def _count(row: Mapping[str, str]) -> Published:
    dimension = _code("dimensions", _needed(row, "dimension"))
    key, measure = _needed(row, "key"), ""
    if dimension == "TOTAL":
        measure, key = _code("measures", key), ""
    elif dimension in words()["keys"]:
        key = _code_in(dimension, key)
    as_of = _needed(row, "as_of")
    return checked(
        body=_needed(row, "body").replace("BKN+...", "BKN+PANRB+Kemendagri+KASN+Bawaslu"),
        series=round_of(as_of, key, row["key"]),
        dimension=dimension,
        measure=measure,
        key=key,
        value=row["value"],
        unit=_code("units", _needed(row, "unit")),
        as_of=as_of,
        grade="",
        sources=row.get("sources", ""),
        note=row.get("note", ""),
        note_en="",
    )


def _score(row: Mapping[str, str]) -> Published:
    return checked(
        body="Bawaslu",
        series=_code("series", _needed(row, "series")),
        dimension="REGION",
        measure="VULNERABILITY",
        key=_needed(row, "region_code"),
        value=row["value"],
        unit=_code("units", _needed(row, "measure")),
        as_of=_needed(row, "published"),
        grade=row.get("class", "").upper(),
        sources=row.get("sources", ""),
        note=row.get("note", ""),
        note_en="",
    )


def checked(*, value: str, as_of: str, **told: str) -> Published:
    """A figure whose number, unit, date and region make sense. Raises `BadRow`."""
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        raise BadRow(Text(f"Bukan angka: {value!r}.", f"Not a number: {value!r}.")) from error
    if not number.is_finite() or number < 0 or number >= 10**9:
        raise BadRow(Text(f"Angka di luar jangkauan: {value}.", f"A number out of range: {value}."))
    if told["unit"] not in words()["units"]:
        raise BadRow(Text(f"Satuan tidak dikenal: {told['unit']}.", f"Unknown unit: {told['unit']}."))
    if told["dimension"] == "REGION" and not REGION.fullmatch(told["key"]):
        raise BadRow(Text(f"Bukan kode wilayah: {told['key']}.", f"Not a region code: {told['key']}."))
    if told["grade"] and told["grade"] not in GRADES:
        raise BadRow(Text(f"Kelas tidak dikenal: {told['grade']}.", f"Unknown class: {told['grade']}."))
    return Published(value=number, as_of=as_of, as_of_date=_day(as_of), **told)


def _day(as_of: str) -> date | None:
    if not DAY.fullmatch(as_of):
        return None
    try:
        return date.fromisoformat(as_of)
    except ValueError as error:
        raise BadRow(Text(f"Tanggal tidak ada: {as_of}.", f"No such day: {as_of}.")) from error


def round_of(*printed: str) -> str:
    """The election a count speaks of, as far as the words name its year."""
    text = " ".join(printed)
    for year, name in ROUNDS:
        if year in YEAR.findall(text):
            return name
    return ""


def _needed(row: Mapping[str, str], name: str) -> str:
    if not row[name]:
        raise BadRow(Text(f"Kolom {name} kosong.", f"The column {name} is empty."))
    return row[name]


def _code(table: str, printed: str) -> str:
    return _spelled(table).get(_folded(printed), printed)


def _code_in(dimension: str, printed: str) -> str:
    """The code of a kind of act, a post or a party."""
    for code, row in words()["keys"][dimension].items():
        if _folded(printed) in {_folded(one) for one in (code, row["id"], row["en"], *row.get("spelled", ()))}:
            return str(code)
    return printed


def key_label(dimension: str, key: str) -> Text:
    """The key of a figure in words, other than a region's."""
    row = words()["keys"].get(dimension, {}).get(key)
    return Text(key, key) if row is None else Text(row["id"], row["en"])


def _folded(printed: str) -> str:
    return " ".join(printed.lower().split())
