"""CSV as people save it: any delimiter, broken quotes, texts over several lines. A broken row spoils itself alone."""

import csv
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from netra.domain.words import Text
from netra.engine.collecting import columns
from netra.engine.collecting.lines import LONGEST_LINE, decoded

DELIMITERS: Final = (",", ";", "\t", "|")
_ENDS: Final = ("\n", "\r")
MOST_LINES: Final = 500  # of one record; more mean a quote that nobody closed
Line = tuple[bytes, int]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one file is written. `names` are its columns, each different."""

    delimiter: str
    encoding: str
    names: tuple[str, ...]


@dataclass(slots=True)
class _Feed:
    """Lines for the parser, remembered until their record is complete, so that they can be given back."""

    lines: Iterator[Line]
    encoding: str
    mended: Counter[str]
    held: list[Line] = field(default_factory=list)
    given_back: deque[Line] = field(default_factory=deque)
    at: int = 0
    offset: int = 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if len(self.held) >= MOST_LINES:
            raise csv.Error("a quote was not closed")
        line, size = self.given_back.popleft() if self.given_back else next(self.lines)
        self.held.append((line, size))
        if size > LONGEST_LINE:
            raise csv.Error("line too long")
        text = decoded(line, self.encoding, self.mended)
        return text.replace("\0", "") if "\0" in text else text

    def close(self, lines: int) -> int:
        """The first lines held are a record; the others come again. Gives the bytes of the record."""
        size = sum(one for _line, one in self.held[:lines])
        self.given_back.extendleft(reversed(self.held[lines:]))
        self.held.clear()
        self.at += lines
        self.offset += size
        return size


class Record(NamedTuple):
    """One row of a table: its first line, its bytes from the beginning of the piece, its fields or what is wrong."""

    line: int
    offset: int
    size: int
    fields: list[str] | Text
    raw: bytes


def records(lines: Iterator[Line], dialect: Dialect, mended: Counter[str], *, first_line: int = 1) -> Iterator[Record]:
    """The rows of a table, header included where `lines` begin with it. Empty lines are passed over."""
    feed = _Feed(lines, dialect.encoding, mended)
    wanted = len(dialect.names)
    reader = csv.reader(feed, delimiter=dialect.delimiter)
    held = feed.held
    while True:
        trouble: Text | None = None
        fields: list[str] = []
        try:
            fields = _next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            trouble = _trouble(fault)
        if len(held) == 1 and len(fields) == wanted and not fields[-1].endswith(_ENDS):  # as nearly all are
            raw, size = held.pop()
            if any(fields):
                yield Record(first_line + feed.at, feed.offset, size, fields, raw)
            feed.at += 1
            feed.offset += size
            continue
        line, offset, raw = first_line + feed.at, feed.offset, held[0][0] if held else b""
        taken = len(held)
        if trouble is None and fields and len(fields) != wanted:
            trouble = Text(
                f"Baris ini punya {len(fields)} kolom, bukan {wanted}.",
                f"The row has {len(fields)} columns, not {wanted}.",
            )
        if _runs_on(held, fields, trouble):
            trouble = _UNCLOSED
        if trouble is not None:
            taken = 1  # the lines after the first may be rows of their own
            reader = csv.reader(feed, delimiter=dialect.delimiter)
        size = feed.close(taken)
        if trouble is not None:
            yield Record(line, offset, size, trouble, raw)
        elif any(fields):
            yield Record(line, offset, size, fields, raw)


def _next(reader: Iterator[list[str]]) -> list[str]:
    """The next row, its fields of any length. The limit is the process's, so it is given back at once: who else reads
    tables here relies on the usual one."""
    usual = csv.field_size_limit(LONGEST_LINE)
    try:
        return next(reader)
    finally:
        csv.field_size_limit(usual)


def dialect(first: str, encoding: str) -> Dialect | None:
    """How a table is written, by its header; nothing where no delimiter gives columns that are understood.

    >>> dialect("id;teks;akun", "utf-8").names
    ('id', 'teks', 'akun')
    >>> dialect("Selamat pagi semuanya", "utf-8") is None
    True
    """
    best: tuple[int, Dialect] | None = None
    for delimiter in DELIMITERS:
        try:
            names = _different(_next(csv.reader([first], delimiter=delimiter)))
        except (csv.Error, StopIteration):
            continue
        known = columns.recognised(names)
        if known and (best is None or known > best[0]):
            best = (known, Dialect(delimiter, encoding, names))
    return best[1] if best else None


def _different(names: list[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    given = []
    for number, raw in enumerate(names, 1):
        name = raw.strip("\ufeff \t\r\n") or f"column_{number}"
        seen[name] += 1
        given.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return tuple(given)


_UNCLOSED: Final = Text("Tanda kutip tidak ditutup.", "A quotation mark is never closed.")


def _runs_on(held: list[Line], fields: list[str], trouble: Text | None) -> bool:
    """Whether a quote was not closed where it should have been. A record over several lines that fits nothing is told
    so whatever else is wrong with it: how far one looked ahead must not show."""
    if len(held) > 1:
        return trouble is not None or sum(line.count(b'"') for line, _size in held) % 2 == 1
    return bool(fields) and fields[-1].endswith(_ENDS)


def _trouble(fault: csv.Error) -> Text:
    if "too long" in str(fault):
        return Text("Baris ini terlalu panjang.", "The line is too long.")
    return Text(f"CSV rusak ({fault}).", f"Broken CSV ({fault}).")
