"""Reads of the register. Each begins at what the asker may see."""

from netra.watch.permissions import (
    is_watcher,
    may_enter,
    may_mark,
    sources_for,
    visible_to,
    watches,
    writers,
    writes_as,
)
from netra.watch.queries.incumbents import MARKING, ContestPairs, PairMarks, contests_of, pair_marks
from netra.watch.queries.pages import ActPage, act_by_ref, act_of_entry, act_page, evidence_of
from netra.watch.queries.register import Filters, register
from netra.watch.queries.verdicts import OFFICE_ACT, RULINGS, Judged, doer_title, judged

__all__ = [
    "MARKING",
    "OFFICE_ACT",
    "RULINGS",
    "ActPage",
    "ContestPairs",
    "Filters",
    "Judged",
    "PairMarks",
    "act_by_ref",
    "act_of_entry",
    "act_page",
    "contests_of",
    "doer_title",
    "evidence_of",
    "is_watcher",
    "judged",
    "may_enter",
    "may_mark",
    "pair_marks",
    "register",
    "sources_for",
    "visible_to",
    "watches",
    "writers",
    "writes_as",
]
