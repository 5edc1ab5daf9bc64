"""Reads about the doors: how a matter came in, what its reporter may know. Never who the reporter is."""

from netra.intake.models import Channel
from netra.intake.places import day_at, receiving_office, zone_of
from netra.intake.queries.coming import NextStep, next_steps
from netra.intake.queries.doors import Door, channels_of, current_case, doors, report_by_code, report_of
from netra.intake.queries.status import StatusPage, asked_to_complete, status_page
from netra.intake.queries.threads import Thread, threads

__all__ = [
    "Channel",
    "Door",
    "NextStep",
    "StatusPage",
    "Thread",
    "asked_to_complete",
    "channels_of",
    "current_case",
    "day_at",
    "doors",
    "next_steps",
    "receiving_office",
    "report_by_code",
    "report_of",
    "status_page",
    "threads",
    "zone_of",
]
