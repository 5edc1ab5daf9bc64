"""Reads of the case files. Each begins at what the asker may see."""

from netra.accounts.queries import standings as standings_of
from netra.cases.clocks import zone_of
from netra.cases.permissions import View, acting_for, may_work_on, parts_in, view_of, visible_to
from netra.cases.position import CASE, papers_at_hand, position
from netra.cases.queries.accounts import accounts_of
from netra.cases.queries.answers import Put, door, put_to
from netra.cases.queries.aside import Waiting, aside_of, cases_aside, may_let_in, waiting_lines
from netra.cases.queries.book import book, case_numbered, check_book, refs_of
from netra.cases.queries.buttons import Button, PaperGroup, buttons, kinds_to_write
from netra.cases.queries.citing import cited, cited_basis
from netra.cases.queries.desk import Desk, Lines, awaiting, desk, filtered, question_by_id, questions_for, roles_of
from netra.cases.queries.facts import CaseFacts, PersonFacts, Step, Term, TrackFacts, all_ids, facts_of
from netra.cases.queries.finding import Twin, case_by_ref, near_duplicates
from netra.cases.queries.handed import handed_to, institutions_of
from netra.cases.queries.holding import Hands, assigned_to, colleagues, colleagues_on, hands_of, loads_of
from netra.cases.queries.inbox import Due, Row, rows_of
from netra.cases.queries.ladder import ladder
from netra.cases.queries.letters import allegation_put, dossier, recipient_of, referral, summons
from netra.cases.queries.load import Load, Share, load_of
from netra.cases.queries.owners import Owner, owner_of_case, owner_of_track
from netra.cases.queries.page import CasePage, case_page, exhibits_for, phase_of
from netra.cases.queries.papers import Shown, act_of, has_served, paper_by_id, papers_for, sanction_label, shown_fields
from netra.cases.queries.people import Deed, Person, deeds_of, people_of, status_label
from netra.cases.queries.pictures import SamePicture, pictures_bearing, same_pictures
from netra.cases.queries.story import Line, story
from netra.cases.queries.texts import Place, Texts, texts_of
from netra.cases.queries.tracks import Rung, TrackView, tracks_of, warning_for, warning_of
from netra.cases.queries.wanted import LATE, ME, NOBODY, Wanted, wanted_of

__all__ = [
    "CASE",
    "LATE",
    "ME",
    "NOBODY",
    "Button",
    "CaseFacts",
    "CasePage",
    "Deed",
    "Desk",
    "Due",
    "Hands",
    "Line",
    "Lines",
    "Load",
    "Owner",
    "PaperGroup",
    "Person",
    "PersonFacts",
    "Place",
    "Put",
    "Row",
    "Rung",
    "SamePicture",
    "Share",
    "Shown",
    "Step",
    "Term",
    "Texts",
    "TrackFacts",
    "TrackView",
    "Twin",
    "View",
    "Waiting",
    "Wanted",
    "accounts_of",
    "act_of",
    "acting_for",
    "all_ids",
    "allegation_put",
    "aside_of",
    "assigned_to",
    "awaiting",
    "book",
    "buttons",
    "case_by_ref",
    "case_numbered",
    "case_page",
    "cases_aside",
    "check_book",
    "cited",
    "cited_basis",
    "colleagues",
    "colleagues_on",
    "deeds_of",
    "desk",
    "door",
    "dossier",
    "exhibits_for",
    "facts_of",
    "filtered",
    "handed_to",
    "hands_of",
    "has_served",
    "institutions_of",
    "kinds_to_write",
    "ladder",
    "load_of",
    "loads_of",
    "may_let_in",
    "may_work_on",
    "near_duplicates",
    "owner_of_case",
    "owner_of_track",
    "paper_by_id",
    "papers_at_hand",
    "papers_for",
    "parts_in",
    "people_of",
    "phase_of",
    "pictures_bearing",
    "position",
    "put_to",
    "question_by_id",
    "questions_for",
    "recipient_of",
    "referral",
    "refs_of",
    "roles_of",
    "rows_of",
    "same_pictures",
    "sanction_label",
    "shown_fields",
    "standings_of",
    "status_label",
    "story",
    "summons",
    "texts_of",
    "tracks_of",
    "view_of",
    "visible_to",
    "waiting_lines",
    "wanted_of",
    "warning_for",
    "warning_of",
    "zone_of",
]
