"""What keeps the ledger provable: roots, bringing them outside, checking everything, the bundle of a case."""

from netra.custody.findings import Finding, Outcome, Trouble
from netra.custody.outside import Outside, outside
from netra.custody.rootfiles import BadRootFile
from netra.custody.services.anchoring import bring_outside
from netra.custody.services.exporting import VERIFIER, Exported, NoSuchPart, export_case
from netra.custody.services.receipts import receipt_of
from netra.custody.services.rooting import make_roots, make_roots_when_due, write_root, write_roots
from netra.custody.services.verifying import verify

__all__ = [
    "VERIFIER",
    "BadRootFile",
    "Exported",
    "Finding",
    "NoSuchPart",
    "Outcome",
    "Outside",
    "Trouble",
    "bring_outside",
    "export_case",
    "make_roots",
    "make_roots_when_due",
    "outside",
    "receipt_of",
    "verify",
    "write_root",
    "write_roots",
]
