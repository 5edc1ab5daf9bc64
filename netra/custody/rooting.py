"""The value of a root: what is mailed, printed and time-stamped."""

from datetime import datetime
from hashlib import sha256

from netra.ledger.queries import in_bytes, micros

BEFORE_ALL = "0" * 64


def value_of(*, number: int, made_at: datetime, rows: int, tree: str, previous: str) -> str:
    """A hash over the root and the one before it, so that the newest speaks for all."""
    head = {"number": number, "made_at": micros(made_at), "rows": rows, "tree": tree, "previous": previous}
    return sha256(b"netra root\0" + in_bytes(head)).hexdigest()
