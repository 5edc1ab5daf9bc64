"""An opening of a sealed text as bytes; never changed, or old openings would not check."""

from collections.abc import Mapping
from typing import Any

from netra.ledger.queries import in_bytes, micros

SEALED = "SEALED"


def opening_body(row: Mapping[str, Any]) -> bytes:
    """`row`: sealed_id, sequence, by, reason, at."""
    return in_bytes(
        {
            "form": "opening 1",
            "sealed": row["sealed_id"].hex,
            "sequence": row["sequence"],
            "by": row["by"],
            "reason": row["reason"],
            "at": micros(row["at"]),
        }
    )
