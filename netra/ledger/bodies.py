"""A row of the ledger as bytes, the same on every database and for good: what its hash is taken over.

A form, once written, is never changed: rows of long ago are checked by it. A new form gets a new number.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

FORM = 2  # how rows are written today
NOT_CHAINED_AT_FIRST = 1  # rows that were written without a chain and chained afterwards
FIELDS = (
    "form", "subject_kind", "subject_id", "sequence", "event", "at", "on", "actor", "institution", "track_id",
    "from_stage", "to_stage", "result", "basis", "refs", "catalogue", "text_hash",
)  # fmt: skip
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_write = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def body(row: Mapping[str, Any]) -> bytes:
    """JSON with sorted keys, moments as microseconds since 1970 UTC, no spaces. `row` has all of `FIELDS`."""
    on: date = row["on"]
    return in_bytes(
        {
            "form": row["form"],
            "subject": [row["subject_kind"], row["subject_id"]],
            "sequence": row["sequence"],
            "event": row["event"],
            "at": micros(row["at"]) if row["form"] != NOT_CHAINED_AT_FIRST else int(row["at"].timestamp() * 1_000_000),
            "on": on.isoformat(),
            "actor": row["actor"],
            "institution": row["institution"],
            "track": row["track_id"],
            "from": row["from_stage"],
            "to": row["to_stage"],
            "result": row["result"],
            "basis": row["basis"],
            "refs": row["refs"],
            "catalogue": row["catalogue"],
            "text": row["text_hash"],
        }
    )


def in_bytes(values: Mapping[str, Any]) -> bytes:
    """Values that JSON knows, in their one form."""
    return _write(values).encode()


def micros(at: datetime) -> int:
    """A moment as microseconds since 1970 UTC, exactly.

    >>> micros(datetime(1970, 1, 1, 0, 0, 1, 5, tzinfo=UTC))
    1000005
    """
    return (at - _EPOCH) // timedelta(microseconds=1)
