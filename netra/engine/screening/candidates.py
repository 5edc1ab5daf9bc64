"""Files of candidates, in the two shapes they come in, read into one kind of row.

    contest,ballot_no,names,aliases                          names and aliases separated by semicolons
    year,region_code,ballot_no,head_name,deputy_name         one region and year a contest

Both may also have: aliases, parties (or party), incumbent, handles, hashtags, slogans, region_name, designated_on,
polling_on, is_blank_box, round. A comma, semicolon or tab separates the columns; the header says which shape it is.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netra.domain.words import Text

LONGEST_NAME = 120  # letters, as the registry keeps them
MOST_PAIRS = 99
_BY_CONTEST = ("contest", "ballot_no", "names")
_BY_REGION = ("year", "region_code", "ballot_no", "head_name", "deputy_name")
_YES, _NO = frozenset({"1", "ya", "yes", "true", "y"}), frozenset({"", "0", "tidak", "no", "false", "t", "n"})
_REGION = re.compile(r"\d{2}(\.\d{2})?")
_KEY = re.compile(r"(\d{4})/(\d{2}(?:\.\d{2})?)(?:/(\d))?")


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One pair as a file tells of it. `incumbent` is `None` where the file says nothing; `line` counts from 1."""

    contest: str
    ballot_no: int
    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    incumbent: bool | None = None
    handles: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    is_blank_box: bool = False
    year: int = 0
    region_code: str = ""
    region_names: tuple[str, ...] = ()
    round: int = 1
    designated_on: date | None = None
    polling_on: date | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class BadRow:
    """A fault of a file: its line, its column, what is wrong there."""

    line: int
    column: str
    reason: Text

    @property
    def text(self) -> Text:
        """The fault with its place, as one sentence."""
        return Text(
            f"Baris {self.line}, kolom {self.column}: {self.reason.id}",
            f"Line {self.line}, column {self.column}: {self.reason.en}",
        )


class BadCandidates(ValueError):
    """A file of candidates with faults; all of them, in the order of the file."""

    def __init__(self, rows: Iterable[BadRow]) -> None:
        self.rows = tuple(rows)
        super().__init__("\n".join(row.text.en for row in self.rows))


def key_of(year: int, region_code: str, round: int = 1) -> str:
    """The key of a contest.

    >>> key_of(2024, "33.19"), key_of(2024, "31", 2)
    ('2024/33.19', '2024/31/2')
    """
    return f"{year}/{region_code}" if round == 1 else f"{year}/{region_code}/{round}"


def place_of(key: str) -> tuple[int, str, int] | None:
    """Year, region and round of a key; `None` for a key of somebody's own.

    >>> place_of("2024/33.19"), place_of("desa-2025")
    ((2024, '33.19', 1), None)
    """
    found = _KEY.fullmatch(key)
    return (int(found[1]), found[2], int(found[3] or 1)) if found else None


def read_candidates(path: Path) -> list[CandidateRow]:
    """The pairs of a file. Raises `BadCandidates` with every fault when there is one, `OSError` for a missing file."""
    return parse_candidates(path.read_bytes())


def parse_candidates(content: bytes) -> list[CandidateRow]:
    """The same from the bytes of a file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        reason = Text("berkas ini bukan UTF-8; simpan ulang sebagai UTF-8", "this file is not UTF-8; save it as UTF-8")
        raise BadCandidates([BadRow(line, "-", reason)]) from None
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    bad: list[BadRow] = []
    rows: list[CandidateRow] = []
    try:
        columns = [name.strip().lower() for name in reader.fieldnames or ()]
        reader.fieldnames = columns
        shape = _shape(columns)
        for fields in reader:
            row = _Fields(fields, reader.line_num, bad)
            rows.append(row.by_contest() if shape is _BY_CONTEST else row.by_region())
    except csv.Error as fault:
        bad.append(BadRow(reader.line_num + 1, "-", Text(f"CSV rusak ({fault})", f"broken CSV ({fault})")))
    bad += _twice(rows)
    if bad:
        raise BadCandidates(sorted(bad, key=lambda one: one.line))
    if not rows:
        raise BadCandidates([BadRow(1, "-", Text("tidak ada satu pun pasangan", "there is not a single pair"))])
    return rows


def _shape(columns: list[str]) -> tuple[str, ...]:
    for shape in (_BY_REGION, _BY_CONTEST):
        if set(shape) <= set(columns):
            return shape
    missing = [name for name in _BY_CONTEST if name not in columns]
    wanted = f"{','.join(_BY_CONTEST)} / {','.join(_BY_REGION)}"
    raise BadCandidates(
        [
            BadRow(
                1,
                missing[0] if missing else "-",
                Text(f"kolom ini tidak ada; yang dibaca: {wanted}", f"this column is missing; what is read: {wanted}"),
            )
        ]
    )


class _Fields:
    """One line of the file; faults are added to the list, and a harmless value stands in."""

    def __init__(self, fields: Mapping[str | None, str | list[str] | None], line: int, bad: list[BadRow]) -> None:
        self._fields, self._line, self._bad = fields, line, bad
        if None in fields:
            self._fault("-", "ada nilai lebih banyak daripada kolom", "there are more values than columns")

    def by_contest(self) -> CandidateRow:
        key = self._one("contest")
        if not key:
            self._fault("contest", "kosong", "is empty")
        place = place_of(key)
        year = place[0] if place else next((int(one) for one in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", key)), 0)
        names = self._many("names")
        return self._row(key, year, place[1] if place else "", place[2] if place else 1, names)

    def by_region(self) -> CandidateRow:
        year = self._number("year", 1999, 2199)
        code = self._one("region_code")
        if not _REGION.fullmatch(code):
            self._fault("region_code", "bukan kode wilayah seperti 33 atau 33.19", "is no code such as 33 or 33.19")
        round = self._number("round", 1, 9) if self._one("round") else 1
        names = tuple(name for name in (self._one("head_name"), self._one("deputy_name")) if name)
        return self._row(key_of(year, code, round), year, code, round, names)

    def _row(self, key: str, year: int, code: str, round: int, names: tuple[str, ...]) -> CandidateRow:
        is_blank = self._flag("is_blank_box") or False
        if is_blank and names:
            self._fault("is_blank_box", "kotak kosong tidak bernama", "a blank box has no names")
        if not is_blank and not names:
            self._fault("names" if "names" in self._fields else "head_name", "kosong", "is empty")
        for name in names:
            if len(name) > LONGEST_NAME:
                column = "names" if "names" in self._fields else "head_name"
                self._fault(column, f"lebih dari {LONGEST_NAME} huruf", f"has more than {LONGEST_NAME} letters")
        region = self._one("region_name")
        return CandidateRow(
            contest=key,
            ballot_no=self._number("ballot_no", 1, MOST_PAIRS),
            names=names,
            aliases=self._many("aliases"),
            parties=self._many("parties") or self._many("party"),
            incumbent=self._flag("incumbent"),
            handles=tuple(one.lstrip("@") for one in self._many("handles")),
            hashtags=tuple(one.lstrip("#") for one in self._many("hashtags")),
            slogans=self._many("slogans"),
            is_blank_box=is_blank,
            year=year,
            region_code=code,
            region_names=(region,) if region else (),
            round=round,
            designated_on=self._day("designated_on"),
            polling_on=self._day("polling_on"),
            line=self._line,
        )

    def _one(self, column: str) -> str:
        value = self._fields.get(column)
        return " ".join(value.split()) if isinstance(value, str) else ""

    def _many(self, column: str) -> tuple[str, ...]:
        parts = (part.strip() for part in re.split(r"[;|]", self._one(column)))
        return tuple(dict.fromkeys(part for part in parts if part))

    def _number(self, column: str, least: int, most: int) -> int:
        value = self._one(column)
        if value.isascii() and value.isdigit() and least <= int(value) <= most:
            return int(value)
        self._fault(column, f"bukan angka {least} sampai {most}", f"is no number from {least} to {most}")
        return least

    def _flag(self, column: str) -> bool | None:
        value = self._one(column).lower()
        if value in _YES:
            return True
        if value not in _NO:
            self._fault(column, "tulis 1 atau 0", "write 1 or 0")
        return False if value else None

    def _day(self, column: str) -> date | None:
        value = self._one(column)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self._fault(column, "bukan tanggal seperti 2024-11-27", "is no day such as 2024-11-27")
            return None

    def _fault(self, column: str, id: str, en: str) -> None:
        self._bad.append(BadRow(self._line, column, Text(id, en)))


def _twice(rows: Iterable[CandidateRow]) -> list[BadRow]:
    seen: dict[tuple[str, int], int] = {}
    bad = []
    for row in rows:
        first = seen.setdefault((row.contest, row.ballot_no), row.line)
        if first != row.line:
            reason = Text(
                f"nomor {row.ballot_no} sudah ada di baris {first}",
                f"number {row.ballot_no} is on line {first} already",
            )
            bad.append(BadRow(row.line, "ballot_no", reason))
    return bad
