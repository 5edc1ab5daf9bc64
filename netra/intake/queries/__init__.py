"""Reads about the doors: how a matter came in, what its reporter may know. Never who the reporter is."""

from netra.intake.queries.coming import NextStep, next_steps
from netra.intake.queries.doors import Door, current_case, doors, report_by_code, report_of
from netra.intake.queries.status import StatusPage, asked_to_complete, status_page

__all__ = [
    "Door",
    "NextStep",
    "StatusPage",
    "asked_to_complete",
    "current_case",
    "doors",
    "next_steps",
    "report_by_code",
    "report_of",
    "status_page",
]
