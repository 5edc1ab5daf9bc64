"""Lists as agencies write them: CSV, Parquet or a small Excel file, row by row, columns named in either language."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from netra.domain.words import Text

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

DELIMITERS = (",", ";", "\t", "|")
LONGEST_LINE = 20_000
MOST_UNPACKED = 200_000_000  # an Excel file is read cell by cell; anything larger belongs into CSV or Parquet
MOST_COLUMNS = 100
_EXACT = 2**53  # above it an Excel number has lost digits
_SIGNS = re.compile(r"[^a-z0-9]+")

Columns = Mapping[str, Sequence[str]]


class CannotRead(Exception):
    """The file as a whole makes no sense; `text` says why and what would."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(id, en)


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that was left out, by its line (Parquet: its row) counted from 1, and why."""

    line: int
    reason: Text


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of a file: line and the values of the wanted columns in their order, absent ones empty.

    `done()` is how much of the file has been read, between 0 and 1.
    """

    rows: Iterator[tuple[int, list[str]] | Bad]
    done: Callable[[], float]


def read_list(path: Path, columns: Columns, needed: Sequence[str]) -> Reading:
    """Open a list. Raises `CannotRead`, and `OSError` where there is no such file."""
    match path.suffix.lower():
        case ".csv" | ".tsv" | ".txt":
            return _csv(path, columns, needed)
        case ".parquet" | ".pq":
            return _parquet(path, columns, needed)
        case ".xlsx":
            return _xlsx(path, columns, needed)
    raise CannotRead(
        "Jenis berkas ini tidak dikenal; pakai .csv, .parquet, atau .xlsx.",
        "This kind of file is not known; use .csv, .parquet or .xlsx.",
    )


def _places(header: Sequence[str], columns: Columns, needed: Sequence[str]) -> list[int]:
    """Where each wanted column stands, -1 for one that is absent."""
    plain = [_SIGNS.sub("_", cell.casefold()).strip("_") for cell in header]
    found = {}
    for name, others in columns.items():
        at = [plain.index(other) for other in (name, *others) if other in plain]
        found[name] = min(at, default=-1)
    lacking = [name for name in needed if found[name] < 0]
    if lacking:
        told = ", ".join(f"{name} ({' / '.join(columns[name])})" for name in lacking)
        raise CannotRead(f"Kolom ini tidak ada: {told}.", f"These columns are missing: {told}.")
    return list(found.values())


def _csv(path: Path, columns: Columns, needed: Sequence[str]) -> Reading:
    size = max(path.stat().st_size, 1)
    raw = path.open("rb")
    is_utf16 = raw.read(2) in (b"\xff\xfe", b"\xfe\xff")
    raw.seek(0)
    file = io.TextIOWrapper(raw, encoding="utf-16" if is_utf16 else "utf-8-sig", errors="replace", newline="")
    first = file.readline(LONGEST_LINE)
    file.seek(0)
    reader = csv.reader(file, delimiter=max(DELIMITERS, key=first.count), strict=True)
    try:
        places = _places(next(reader, []), columns, needed)
    except csv.Error as error:
        raise CannotRead("Baris judul tidak terbaca.", "The header line cannot be read.") from error
    return Reading(_cells(reader, file, places), lambda: min(raw.tell() / size, 1.0) if not raw.closed else 1.0)


def _cells(reader: "CsvReader", file: io.TextIOWrapper, places: Sequence[int]) -> Iterator[tuple[int, list[str]] | Bad]:
    with file:
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield Bad(line, Text("Tanda kutip di baris ini tidak tertutup.", "Quotes in this line do not close."))
                continue
            if any(cells):
                yield line, [cells[at] if 0 <= at < len(cells) else "" for at in places]


def _parquet(path: Path, columns: Columns, needed: Sequence[str]) -> Reading:
    try:
        file = pq.ParquetFile(path)
    except pa.ArrowException as error:
        raise CannotRead("Berkas Parquet ini rusak.", "This Parquet file is damaged.") from error
    names = file.schema_arrow.names
    places = _places(names, columns, needed)
    total, read = max(file.metadata.num_rows, 1), [0]

    def rows() -> Iterator[tuple[int, list[str]]]:
        wanted = [names[at] for at in places if at >= 0]
        with file:
            for batch in file.iter_batches(batch_size=10_000, columns=wanted):
                lists = [
                    batch.column(names[at]).cast(pa.string()).to_pylist() if at >= 0 else [""] * batch.num_rows
                    for at in places
                ]
                for values in zip(*lists, strict=True):
                    read[0] += 1
                    yield read[0], [value or "" for value in values]

    return Reading(rows(), lambda: read[0] / total)


def _xlsx(path: Path, columns: Columns, needed: Sequence[str]) -> Reading:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise CannotRead(
                    "Berkas Excel ini terlalu besar; simpan sebagai CSV.",
                    "This Excel file is too large; save it as CSV.",
                )
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        cells = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
        places = _places([_plain(cell) for cell in next(cells, ())], columns, needed)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, SyntaxError) as error:
        raise CannotRead("Berkas Excel ini rusak.", "This Excel file is damaged.") from error
    total, read = max(sheet.max_row or 1, 1), [1]

    def rows() -> Iterator[tuple[int, list[str]]]:
        for texts in ([_plain(cell) for cell in row] for row in cells):
            read[0] += 1
            if any(texts):
                yield read[0], [texts[at] if 0 <= at < len(texts) else "" for at in places]
        book.close()

    return Reading(rows(), lambda: min(read[0] / total, 1.0))


def _plain(value: object) -> str:
    """A cell as text. A number that lost digits is given in a form no NIP has, so that its row is refused."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value)) if abs(value) < _EXACT else f"{value:.6e}"
    return str(value)


def tidy(text: str) -> str:
    """One line without blanks at its ends or doubled ones, and without signs nobody sees."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(sign for sign in line if sign.isprintable())
