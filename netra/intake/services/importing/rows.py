"""Files as rows of plain texts: JSON Lines, CSV and XLSX; each row with its line, or with why it cannot be read."""

import csv
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from netra.domain.words import Text

LONGEST_LINE = 1_000_000
MOST_UNPACKED = 300_000_000
MOST_COLUMNS = 200
MOST_DIGITS = 10**15  # a spreadsheet keeps fifteen digits of a number; the rest of a longer one is invented
DELIMITERS = ";,\t|"


class CannotRead(Exception):
    """The file as a whole cannot be read; `text` says why and what to do."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(id, en)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was not brought in: its line in the file, counted from 1, and why."""

    line: int
    reason: Text


class Refused(Exception):
    """A row that cannot be read, on its way to whoever counts them."""

    def __init__(self, row: BadRow) -> None:
        super().__init__(row.reason.en)
        self.row = row


@dataclass(frozen=True, slots=True)
class Row:
    """A row as texts by the file's own column names, trimmed; a list becomes lines."""

    line: int
    values: dict[str, str]


TOO_LONG = Text("Baris ini terlalu panjang (lebih dari 1 MB).", "This line is too long (over 1 MB).")
NOT_UTF8 = Text(
    "Baris ini bukan UTF-8; simpan ulang berkasnya sebagai UTF-8.", "This line is not UTF-8; save the file as UTF-8."
)
NULL = Text("Baris ini berisi karakter null.", "This line holds a null character.")
UNREADABLE = Text(
    "Mulai baris ini sampai baris {last} tidak terbaca: tanda kutip tidak ditutup, atau selnya terlalu panjang.",
    "From this line to line {last} nothing can be read: a quotation mark is not closed, or a cell is too long.",
)
FORMULA = Text(
    "Sel “{column}” berisi rumus, bukan teks. Tempel sebagai nilai.",
    "Cell “{column}” holds a formula. Paste it as a value.",
)


def read_rows(path: Path) -> Iterator[Row | BadRow]:
    """Every row that is not empty. Raises `CannotRead`."""
    match path.suffix.lower():
        case ".jsonl" | ".ndjson" | ".json":
            return _json_lines(path)
        case ".csv" | ".tsv" | ".txt":
            return _csv(path)
        case ".xlsx":
            return _xlsx(path)
    raise CannotRead(
        "Jenis berkas ini tidak dikenal; pakai .jsonl, .csv, atau .xlsx.",
        "This kind of file is not known; use .jsonl, .csv or .xlsx.",
    )


def _json_lines(path: Path) -> Iterator[Row | BadRow]:
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file), start=1):
            if line is None:
                yield BadRow(number, TOO_LONG)
            elif line.strip():
                yield _from_json(number, line)


def _lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """Lines without their end; `None` for one that is too long, of which no more than the limit is ever held."""
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
        yield None


def _from_json(number: int, line: bytes) -> Row | BadRow:
    try:
        found = json.loads(line.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError:
        return BadRow(number, NOT_UTF8)
    except _Twice as error:
        return BadRow(number, Text(f"Kolom “{error}” muncul dua kali.", f"Column “{error}” appears twice."))
    except (ValueError, RecursionError):
        return BadRow(number, Text("Baris ini bukan JSON yang utuh.", "This line is not whole JSON."))
    if not isinstance(found, dict):
        return BadRow(number, Text("Setiap baris harus satu objek JSON.", "Each line has to be one JSON object."))
    return _row(number, {str(name): _plain(value) for name, value in found.items()})


class _Twice(Exception):
    pass


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Twice(name[:60])
        found[name] = value
    return found


def _csv(path: Path) -> Iterator[Row | BadRow]:
    with path.open("rb") as raw:
        is_utf16 = raw.read(2) in (b"\xff\xfe", b"\xfe\xff")
    encoding, errors = ("utf-16", "replace") if is_utf16 else ("utf-8-sig", "surrogateescape")
    with path.open(encoding=encoding, errors=errors, newline="") as file:
        first = file.readline(LONGEST_LINE)
        file.seek(0)
        delimiter = max(DELIMITERS, key=first.count)
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        try:
            header = _header(next(reader, []))
        except csv.Error as error:
            raise CannotRead("Baris judul tidak terbaca.", "The header line cannot be read.") from error
        while True:
            start = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                last = str(reader.line_num)
                yield BadRow(start, Text(UNREADABLE.id.format(last=last), UNREADABLE.en.format(last=last)))
                continue
            if any(cell.strip() for cell in cells):
                yield _from_cells(start, header, cells)


def _xlsx(path: Path) -> Iterator[Row | BadRow]:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise CannotRead("Isi berkas ini terlalu besar.", "What this file unpacks to is too large.")
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        rows = book.worksheets[0].iter_rows(values_only=True, max_col=MOST_COLUMNS)
        header = _header([_plain(cell) for cell in next(rows, ())])
        for number, cells in enumerate(rows, start=2):
            texts = [_plain(cell) for cell in cells]
            if any(texts):
                yield _from_cells(number, header, texts)
        book.close()
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError, SyntaxError) as error:
        if isinstance(error, FileNotFoundError):
            raise
        raise CannotRead("Berkas Excel ini rusak.", "This Excel file is damaged.") from error


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    named = [name for name in names if name]
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        raise CannotRead(
            f"Judul kolom ganda: {', '.join(twice)[:200]}.", f"Columns named twice: {', '.join(twice)[:200]}."
        )
    return names


def _from_cells(number: int, header: list[str], cells: list[str]) -> Row | BadRow:
    if any(cell.strip() for cell in cells[len(header) :]):
        return BadRow(
            number,
            Text("Baris ini punya lebih banyak sel daripada judulnya.", "This row has more cells than the header."),
        )
    pairs = dict(zip(header, cells, strict=False))
    formula = next((name for name, cell in pairs.items() if cell.startswith("=")), None)
    if formula is not None:
        return BadRow(number, Text(FORMULA.id.format(column=formula), FORMULA.en.format(column=formula)))
    return _row(number, pairs)


def _row(number: int, values: dict[str, str]) -> Row | BadRow:
    everything = "".join(values.values())
    if "\x00" in everything:
        return BadRow(number, NULL)
    if any("\ud800" <= sign <= "\udfff" for sign in everything):
        return BadRow(number, NOT_UTF8)
    return Row(number, {name: text.strip() for name, text in values.items() if name})


def _plain(value: object) -> str:
    """A cell or a JSON value as text: days as ISO text, lists as lines, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer() and abs(value) < MOST_DIGITS:
            return str(int(value))
        case int() if not isinstance(value, bool) and abs(value) >= MOST_DIGITS:
            return f"≈{value}"
        case list():
            return "\n".join(_plain(item) for item in value)
        case _:
            return str(value)
