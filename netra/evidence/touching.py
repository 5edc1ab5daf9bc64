"""A touch of evidence as bytes, with the hash of the file it was of; never changed, or old touches would not check."""

from collections.abc import Mapping
from typing import Any

from netra.ledger.queries import in_bytes, micros

CUSTODY = "EVIDENCE"


def touch_body(row: Mapping[str, Any]) -> bytes:
    """`row`: evidence_id, sequence, who, at, what, why, sha256, size."""
    return in_bytes(
        {
            "form": "touch 1",
            "evidence": row["evidence_id"].hex,
            "sha256": row["sha256"],
            "size": row["size"],
            "sequence": row["sequence"],
            "who": row["who"],
            "at": micros(row["at"]),
            "what": row["what"],
            "why": row["why"],
        }
    )
