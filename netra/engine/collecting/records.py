"""What collecting gives: batches of activities, and the lines that could not be one, each with its reason."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pyarrow as pa

from netra.domain.words import Text

BATCH_ROWS: Final = 20_000
RAW: Final = 200  # characters of a broken line that are kept
Row = dict[str, Any]  # columns of ACTIVITIES with raw values; unknown columns under "extra"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line, row or file that was set aside. `row` counts from 1; 0 where the whole file is meant."""

    source: str
    row: int
    reason: Text
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Collected:
    """Some rows of one file: a batch of ACTIVITIES, what was set aside, and how often what was mended (by key)."""

    batch: pa.RecordBatch
    bad: list[BadRow] = field(default_factory=list)
    mended: Counter[str] = field(default_factory=Counter)
    size: int = 0  # bytes (of Parquet: rows) of the input read for this


@dataclass(frozen=True, slots=True)
class Found:
    """One thing read from a file before its columns are understood; `trouble` says why it could not even be parsed."""

    row: int
    value: Any
    raw: str
    trouble: Text | None = None
    size: int = 0


SHAPELESS: Final = Text("Bentuk data ini tidak dipahami.", "Data of this shape are not understood.")
# What an export of an unheard-of shape may lead to; it costs that row or that file, never the run.
UNFORESEEN: Final = (LookupError, TypeError, ValueError, AttributeError, RecursionError, pa.ArrowException)


class CannotCollect(Exception):
    """A file, or a row, that cannot be read as activities, with what is wrong in both languages."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(id, en)


def clipped(raw: str | bytes) -> str:
    """The beginning of a broken line as readable text.

    >>> clipped(b"{\\x00broken")
    '{broken'
    """
    text = raw[: RAW * 4].decode("utf-8", errors="replace") if isinstance(raw, bytes) else raw
    return "".join(letter for letter in text[: RAW * 2] if letter >= " " or letter == "\t")[:RAW]


def tried(make: Callable[..., Row], *given: Any) -> Row | Text:
    """The row that is made, or why it cannot be: one ugly post does not spoil the page it stands on."""
    try:
        return make(*given)
    except CannotCollect as fault:
        return fault.text
    except UNFORESEEN:
        return SHAPELESS


def guarded(rows: Iterator[Row | Text]) -> Iterator[Row | Text]:
    """The same rows; where making one fails, its reason is the last of them."""
    try:
        yield from rows
    except CannotCollect as fault:
        yield fault.text
    except UNFORESEEN:
        yield SHAPELESS
