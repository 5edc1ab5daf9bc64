"""What opening a file gives, and why one could not be opened."""

from dataclasses import dataclass
from datetime import date

from netra.domain.words import Text

LARGEST = 25_000_000
LARGEST_TEXT = 3_000_000


@dataclass(frozen=True, slots=True)
class Opened:
    """One text out of a file. A feed holds several; `source` is the file, or the item's address."""

    text: str
    title: str
    source: str
    published_on: date | None


class CannotRead(Exception):
    """A file that could not be read, with what is wrong and what to do, in both languages."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(id, en)


def decoded(content: bytes, said: str = "") -> str:
    """Bytes as text: the charset that is said, UTF-8, UTF-16 with its mark, else Windows Latin. Never raises.

    >>> decoded("é".encode("cp1252")), decoded(b"\\xef\\xbb\\xbfabc")
    ('é', 'abc')
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for charset in (said, "utf-8-sig"):
        if charset:
            try:
                return content.decode(charset)
            except (UnicodeDecodeError, LookupError):
                continue
    return content.decode("cp1252", errors="replace")


def unwrapped(text: str) -> str:
    """Lines broken for the width of a page put together again; short lines and ends of sentences stay.

    >>> unwrapped("Ketua Bawaslu mengatakan bahwa seluruh pegawai di kabupaten itu\\nharus netral.\\nSelesai")
    'Ketua Bawaslu mengatakan bahwa seluruh pegawai di kabupaten itu harus netral.\\nSelesai'
    """
    lines: list[str] = []
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = raw.strip()
        before = lines[-1] if lines else ""
        if before and line and len(before.rsplit("\n", 1)[-1]) > 45 and before[-1] not in '.!?:;”"':
            joined = before[:-1] + line if before.endswith("-") and line[0].islower() else f"{before} {line}"
            lines[-1] = joined
        else:
            lines.append(line)
    return "\n".join(lines)


def is_wrapped(text: str) -> bool:
    """Whether the lines of a text were broken at a width: many, none long, most not ending a sentence."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 6 or max(len(line) for line in lines) > 130:
        return False
    full = [line for line in lines if len(line) > 45]
    return len(full) >= 5 and sum(line[-1] not in '.!?:”"' for line in full) > 0.5 * len(full)
