"""What a file is, told by its content and never by its name."""

import json
import zlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from netra.engine.collecting import screenshots, tables
from netra.engine.collecting.lines import GZIP, charset, decoded, has_plain_ends, opened
from netra.engine.collecting.records import CannotCollect

_HEAD: Final = 262_144
_LOOKED_AT: Final = 20  # lines
_CONTROLS: Final = bytes(number for number in range(32) if number not in b"\t\r\n")
_BOM: Final = b"\xef\xbb\xbf"


class Kind(StrEnum):
    """How a file is read."""

    LINES = "lines"  # one JSON object a line
    VALUES = "values"  # JSON in any other order
    TABLE = "table"  # CSV
    PARQUET = "parquet"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Shape:
    """What was found out about a file. `plain`: its lines may be read from anywhere; `packed`: gzip."""

    kind: Kind
    encoding: str = "utf-8"
    plain: bool = True
    packed: bool = False
    dialect: tables.Dialect | None = None


def shape(path: Path) -> Shape:
    """What a file is. Raises `CannotCollect` where it cannot be read so, `OSError` where it cannot be opened."""
    with path.open("rb") as raw:
        packed = raw.read(2) == GZIP
    try:
        with opened(path) as stream:
            head = stream.read(_HEAD)
    except (EOFError, OSError, zlib.error) as fault:
        if not packed:
            raise
        raise CannotCollect("Berkas gzip ini rusak.", "The gzip file is broken.") from fault
    if not head.strip(_BOM + b" \t\r\n\0"):
        raise CannotCollect("Berkas ini kosong.", "The file is empty.")
    if head.startswith(b"PAR1") and not packed:
        return Shape(Kind.PARQUET)
    if head.startswith(screenshots.MAGIC) and not packed:
        return Shape(Kind.PICTURE)
    if head.startswith(b"PK\x03\x04"):
        raise CannotCollect(
            "Ini arsip ZIP atau lembar kerja. Buka arsipnya, atau simpan lembarnya sebagai CSV.",
            "This is a ZIP archive or a spreadsheet. Unpack it, or save the sheet as CSV.",
        )
    if not charset(head).startswith("utf-16") and len(head[:4000].translate(None, _CONTROLS)) < len(head[:4000]) * 0.92:
        raise CannotCollect("Ini bukan berkas teks.", "This is not a file of text.")
    return _of_text(head, packed)


def _of_text(head: bytes, packed: bool) -> Shape:
    encoding = charset(head)
    plain = has_plain_ends(head, encoding)
    if encoding.startswith("utf-16"):
        text = head.decode(encoding, "replace")
    else:
        text = decoded(head[: head.rfind(b"\n") + 1] or head, encoding)
    text = text.lstrip("\ufeff \t\r\n")
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    if text.startswith("["):
        return Shape(Kind.VALUES, encoding, plain, packed)
    if text.startswith("{") or any(isinstance(_json(line), dict) for line in lines):
        whole = len(lines) > 1 or len(text) < len(head) - 8
        kind = Kind.LINES if whole and any(isinstance(_json(line), dict) for line in lines) else Kind.VALUES
        return Shape(kind, encoding, plain, packed)
    dialect = tables.dialect(lines[0], encoding) if lines else None
    if dialect is None:
        named = lines[0][:100] if lines else ""
        raise CannotCollect(
            f"Tidak ada kolom teks yang dikenal di berkas ini; baris pertamanya: “{named}”.",
            f"No column of texts is known in this file; its first line: “{named}”.",
        )
    return Shape(Kind.TABLE, encoding, plain, packed, dialect)


def _json(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
