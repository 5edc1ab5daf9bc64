"""Which kind of archive a file is, by its media type and its content."""

import zipfile
import zlib
from typing import BinaryIO

from netra.engine.capturing.brought.claims import Read
from netra.engine.capturing.brought.texts import read_text
from netra.engine.capturing.brought.warcs import read_warc
from netra.engine.capturing.brought.zips import read_folder, read_wacz

FORMS = ("WACZ", "WARC", "AUTOARCH", "ZEESCHUIM", "SCREENSHOT", "PAPER")


def read(file: BinaryIO, media_type: str) -> Read | None:
    """What a file says of itself and what of it holds; `None` where it is no archive we know."""
    try:
        return _read(file, media_type)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        return None


def _read(file: BinaryIO, media_type: str) -> Read | None:
    match media_type:
        case "application/wacz":
            return read_wacz(file)
        case "application/warc" | "application/warc+gzip":
            return read_warc(file)
        case "application/zip":
            return read_folder(file)
        case "text/plain":
            return read_text(file)
        case "application/pdf":
            return Read("PAPER")
        case _:
            return Read("SCREENSHOT") if media_type.startswith("image/") else None
