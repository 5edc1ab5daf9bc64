"""The receipt that proves: what was handed in and when, under a root of the ledger; never by whom."""

from netra.custody.bundle.extract import Ways, rows_of
from netra.intake import queries as intake
from netra.intake.queries import Report
from netra.ledger.queries import ENTRIES, in_bytes


def receipt_of(report: Report) -> bytes | None:
    """A file for the verifier; `None` for reports that were handed in before such receipts were, or were erased."""
    proof = intake.proof_of(report)
    if proof is None:
        return None
    entry, leaves = proof
    ways = Ways()
    (row,) = rows_of(ENTRIES, ENTRIES.rows(id=entry), ways, lambda _body: False)
    return in_bytes({"form": "netra receipt 1", "leaves": leaves, "row": row, "roots": ways.heads()})
