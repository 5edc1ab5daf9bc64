"""Archives that are text: lines of Zeeschuimer, and the JSON of auto-archiver without its folder."""

import json
from typing import Any, BinaryIO

from netra.engine.capturing.brought.claims import Read, moment
from netra.engine.capturing.brought.zips import is_auto_archiver, read_auto_archiver

LARGEST = 64 * 1024 * 1024
LONGEST_LINE = 8 * 1024 * 1024


def read_text(file: BinaryIO) -> Read | None:
    """`None` where the text is neither."""
    return _lines(file) or _object(file)


def _object(file: BinaryIO) -> Read | None:
    file.seek(0)
    try:
        value = json.loads(file.read(LARGEST))
    except (ValueError, RecursionError):
        return None
    return read_auto_archiver(value) if is_auto_archiver(value) else None


def _lines(file: BinaryIO) -> Read | None:
    file.seek(0)
    found, read, items = Read("ZEESCHUIM"), 0, 0
    platforms: dict[str, None] = {}
    pages: dict[str, None] = {}
    times: list[Any] = []
    agent = ""
    for line in iter(lambda: file.readline(LONGEST_LINE), b""):
        if not line.strip():
            continue
        read += 1
        one = _captured(line)
        if one is None:
            if not items and read > 5:
                return None
            continue
        items += 1
        platforms[str(one.get("source_platform") or "")] = None
        pages[str(one.get("source_platform_url") or one.get("source_url") or "")] = None
        agent = agent or str(one.get("user_agent") or "")
        if isinstance(one.get("timestamp_collected"), int | float):
            times.append(one["timestamp_collected"])
    if not items:
        return None
    found.claim("software", f"Zeeschuimer; {agent}" if agent else "Zeeschuimer")
    found.claim("platform", ", ".join(one for one in platforms if one))
    found.claim("items", items)
    found.claim("first", moment(min(times, default=None)))
    found.claim("last", moment(max(times, default=None)))
    for page in [one for one in pages if one][:10]:
        found.claim("url", page)
    found.check("lines", items == read, f"{items}/{read}")
    return found


def _captured(line: bytes) -> dict[str, Any] | None:
    try:
        one = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if isinstance(one, dict) and ("__import_meta" in one or "source_platform" in one):
        meta = one.get("__import_meta")
        return dict(meta) if isinstance(meta, dict) else one
    return None
