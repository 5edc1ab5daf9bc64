"""Reads of the case files. Each begins at what the asker may see."""

from netra.cases.permissions import View, parts_in, view_of, visible_to
from netra.cases.position import CASE, papers_at_hand, position
from netra.cases.queries.buttons import Button, buttons, kinds_to_write
from netra.cases.queries.finding import case_by_ref, near_duplicates
from netra.cases.queries.inbox import Due, Row, inbox
from netra.cases.queries.story import Line, story

__all__ = [
    "CASE",
    "Button",
    "Due",
    "Line",
    "Row",
    "View",
    "buttons",
    "case_by_ref",
    "inbox",
    "kinds_to_write",
    "near_duplicates",
    "papers_at_hand",
    "parts_in",
    "position",
    "story",
    "view_of",
    "visible_to",
]
