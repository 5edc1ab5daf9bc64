"""What screening found, who looked at it, and what became of it."""

from netra.monitoring.models.choices import (
    Basis,
    Check,
    Confidence,
    Finding,
    InquiryState,
    Level,
    Reason,
    Ruling,
    RunState,
    Stage,
    Stance,
    Verb,
)
from netra.monitoring.models.flags import Flag, new_ref
from netra.monitoring.models.inquiries import Inquiry, InquiryPiece
from netra.monitoring.models.readings import Attribution, AttributionPiece, Verdict
from netra.monitoring.models.runs import Run

__all__ = [
    "Attribution",
    "AttributionPiece",
    "Basis",
    "Check",
    "Confidence",
    "Finding",
    "Flag",
    "Inquiry",
    "InquiryPiece",
    "InquiryState",
    "Level",
    "Reason",
    "Ruling",
    "Run",
    "RunState",
    "Stage",
    "Stance",
    "Verb",
    "Verdict",
    "new_ref",
]
