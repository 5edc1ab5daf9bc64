"""Lines of a file, read one at a time with a limit, whatever its encoding and line ends."""

import gzip
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, cast

LONGEST_LINE: Final = 16_000_000  # bytes; a longer line is set aside without being held
_KEPT: Final = 1_000
GZIP: Final = b"\x1f\x8b"
UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def opened(path: Path) -> BinaryIO:
    """A file for reading; what was packed with gzip is unpacked on the way."""
    stream = path.open("rb")
    if stream.peek(2)[:2] == GZIP:
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    return stream


def charset(head: bytes) -> str:
    """The encoding of a file by its beginning: UTF-16 by its mark or its zeros, UTF-8 where it fits, else Windows.

    >>> charset("é".encode()), charset("é".encode("cp1252")), charset("teks".encode("utf-16-le"))
    ('utf-8', 'cp1252', 'utf-16-le')
    """
    if head.startswith(UTF16):
        return "utf-16"
    if head[1:200:2].count(0) > len(head[:200]) // 3:
        return "utf-16-le"
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as fault:
        if fault.start < len(head) - 4:  # a letter cut in two by the end of what was looked at is no fault
            return "cp1252"
    return "utf-8"


def has_plain_ends(head: bytes, encoding: str) -> bool:
    """Whether lines end with a line feed in a one-byte encoding: then a file may be read from anywhere."""
    return not encoding.startswith("utf-16") and (b"\n" in head or b"\r" not in head)


def lines(
    stream: BinaryIO, encoding: str, *, plain: bool = True, end: int | None = None
) -> Iterator[tuple[bytes, int]]:
    """Each line as UTF-8 or one-byte text with the number of bytes it took. A line that is too long comes shortened,
    and its size tells. `end`: where to stop, counted from the beginning of the file."""
    if not plain:
        wide = encoding.startswith("utf-16")
        text = io.TextIOWrapper(stream, encoding if wide else "latin-1", errors="replace", newline="")
        for words in text:
            content = words.encode("utf-8", "replace") if wide else words.encode("latin-1")
            yield content, len(content)
        return
    at = stream.tell() if end is not None else 0
    while end is None or at < end:
        line = stream.readline(LONGEST_LINE)
        if not line:
            return
        size = len(line)
        if size == LONGEST_LINE and not line.endswith(b"\n"):
            while rest := stream.readline(LONGEST_LINE):
                size += len(rest)
                if rest.endswith(b"\n"):
                    break
            line = line[:_KEPT]
        at += size
        yield line, size


def decoded(line: bytes, encoding: str, mended: Counter[str] | None = None) -> str:
    """A line as text. What is no UTF-8 in a file of UTF-8 is read as Windows text, and counted."""
    if encoding == "cp1252":
        return line.decode("cp1252", "replace")
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        if mended is not None:
            mended["encoding"] += 1
        return line.decode("cp1252", "replace")
