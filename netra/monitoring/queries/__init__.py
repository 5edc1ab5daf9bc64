"""Reads of monitoring."""

from netra.monitoring.models import Check
from netra.monitoring.permissions import (
    analysing,
    answers_as,
    asks_as,
    judges_as,
    judging,
    may_enter,
    unit_looks_at,
    visible_to,
)
from netra.monitoring.queries.behind import behind
from netra.monitoring.queries.inquiries import (
    inquiries,
    inquiries_about,
    inquiry_by_ref,
    inquiry_of_entry,
    late_count,
    open_for_unit,
)
from netra.monitoring.queries.names import FLAG, INQUIRY, RUN
from netra.monitoring.queries.page import Deed, Page, attributions_of, deeds_of, page_of, pairs_meant
from netra.monitoring.queries.quality import FEWEST, Quality, quality
from netra.monitoring.queries.queue import (
    LISTS,
    Filters,
    case_called,
    contests_in_queue,
    counts,
    flag_by_key,
    flag_by_ref,
    queue,
    waiting_count,
)
from netra.monitoring.queries.runs import contests_to_screen, run_by_ref, runs
from netra.monitoring.queries.units import cyber_unit

__all__ = [
    "FEWEST",
    "FLAG",
    "INQUIRY",
    "LISTS",
    "RUN",
    "Check",
    "Deed",
    "Filters",
    "Page",
    "Quality",
    "analysing",
    "answers_as",
    "asks_as",
    "attributions_of",
    "behind",
    "case_called",
    "contests_in_queue",
    "contests_to_screen",
    "counts",
    "cyber_unit",
    "deeds_of",
    "flag_by_key",
    "flag_by_ref",
    "inquiries",
    "inquiries_about",
    "inquiry_by_ref",
    "inquiry_of_entry",
    "judges_as",
    "judging",
    "late_count",
    "may_enter",
    "open_for_unit",
    "page_of",
    "pairs_meant",
    "quality",
    "queue",
    "run_by_ref",
    "runs",
    "unit_looks_at",
    "visible_to",
    "waiting_count",
]
