"""Reads about the doors: how a matter came in, what its reporter may know. Never who the reporter is."""

from netra.intake.handed_in import proof_of
from netra.intake.models import Channel, Report
from netra.intake.places import day_at, receiving_office, zone_of
from netra.intake.queries.coming import NextStep, next_steps
from netra.intake.queries.doors import Door, channels_of, current_case, doors, report_by_code, report_of
from netra.intake.queries.guarding import (
    askings,
    cases_of,
    decided_by,
    deciders_of,
    identity_openings,
    latest_asking,
    to_decide,
)
from netra.intake.queries.reaching import Way, about, answers_on, may_mail, report_about, reports_of, ways
from netra.intake.queries.status import StatusPage, asked_to_complete, status_page
from netra.intake.queries.threads import Source, Thread, sources, threads
from netra.intake.visits import report_of_visit

__all__ = [
    "Channel",
    "Door",
    "NextStep",
    "Report",
    "Source",
    "StatusPage",
    "Thread",
    "Way",
    "about",
    "answers_on",
    "asked_to_complete",
    "askings",
    "cases_of",
    "channels_of",
    "current_case",
    "day_at",
    "decided_by",
    "deciders_of",
    "doors",
    "identity_openings",
    "latest_asking",
    "may_mail",
    "next_steps",
    "proof_of",
    "receiving_office",
    "report_about",
    "report_by_code",
    "report_of",
    "report_of_visit",
    "reports_of",
    "sources",
    "status_page",
    "threads",
    "to_decide",
    "ways",
    "zone_of",
]
