"""What a run says of itself: from what, with what, how many at each stage, how long, on which machine."""

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa

FORMAT: Final = "netra-screening-run/1"
NAME: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Input:
    """One file that was given. `reason` says, in both languages, why it could not be read, where it could not."""

    source: str
    size: int
    sha256: str
    kind: str
    rows: int = 0
    bad: int = 0
    reason: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything but `engine`, `times` and `machine` is the same however often and by whomever a run is done."""

    run: str  # the same for the same input and versions
    inputs: tuple[Input, ...]
    versions: Mapping[str, str]
    counts: Mapping[str, int]  # read, bad, flagged, written, again, renamed, strong
    mended: Mapping[str, int]
    contests: Mapping[str, int]
    files: Mapping[str, str]  # SHA-256
    engine: Mapping[str, Any]
    times: Mapping[str, Any]
    machine: Mapping[str, Any]
    format: str = FORMAT

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def read(path: Path) -> Manifest | None:
    """A manifest that was written before, or nothing where there is none that this program understands."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        if table["format"] != FORMAT:
            return None
        return Manifest(**(table | {"inputs": tuple(Input(**one) for one in table["inputs"])}))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def machine() -> dict[str, Any]:
    """The machine in a few words; neither its name nor its paths."""
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count() or 0,
        "python": platform.python_version(),
        "pyarrow": pa.__version__,
        "numpy": np.__version__,
    }


def times(started: datetime, ended: datetime, own_seconds: float, rows: int, resumed: int) -> dict[str, Any]:
    """When, how long, how fast. `own_seconds` are those of all workers together; `resumed` pieces were there before."""
    seconds = (ended - started).total_seconds()
    return {
        "started_at": started.isoformat(timespec="seconds"),
        "ended_at": ended.isoformat(timespec="seconds"),
        "seconds": round(seconds, 3),
        "worker_seconds": round(own_seconds, 3),
        "rows_per_second": round(rows / seconds) if seconds > 0 else 0,
        "pieces_found_done": resumed,
    }
