"""Reads of the case files. Each begins at what the asker may see."""

from netra.cases.clocks import zone_of
from netra.cases.permissions import View, parts_in, view_of, visible_to
from netra.cases.position import CASE, papers_at_hand, position
from netra.cases.queries.buttons import Button, PaperGroup, buttons, kinds_to_write
from netra.cases.queries.citing import cited, cited_basis
from netra.cases.queries.finding import Twin, case_by_ref, near_duplicates
from netra.cases.queries.inbox import Due, Row, inbox, rows_of
from netra.cases.queries.owners import Owner, owner_of_case, owner_of_track
from netra.cases.queries.page import CasePage, case_page, exhibits_for, phase_of
from netra.cases.queries.papers import Shown, act_of, paper_by_id, papers_for, sanction_label, shown_fields
from netra.cases.queries.people import Deed, Person, deeds_of, people_of, status_label
from netra.cases.queries.story import Line, story
from netra.cases.queries.tracks import Rung, TrackView, tracks_of, warning_for, warning_of

__all__ = [
    "CASE",
    "Button",
    "CasePage",
    "Deed",
    "Due",
    "Line",
    "Owner",
    "PaperGroup",
    "Person",
    "Row",
    "Rung",
    "Shown",
    "TrackView",
    "Twin",
    "View",
    "act_of",
    "buttons",
    "case_by_ref",
    "case_page",
    "cited",
    "cited_basis",
    "deeds_of",
    "exhibits_for",
    "inbox",
    "kinds_to_write",
    "near_duplicates",
    "owner_of_case",
    "owner_of_track",
    "paper_by_id",
    "papers_at_hand",
    "papers_for",
    "parts_in",
    "people_of",
    "phase_of",
    "position",
    "rows_of",
    "sanction_label",
    "shown_fields",
    "status_label",
    "story",
    "tracks_of",
    "view_of",
    "visible_to",
    "warning_for",
    "warning_of",
    "zone_of",
]
