"""Every change a case can undergo."""

from netra.cases.actor import ACCUSED, CITIZEN, IMPORT, Actor
from netra.cases.refusals import CannotAct, SomeoneWasFaster
from netra.cases.services.acting import act
from netra.cases.services.answering import answer, enter, fits, open_door
from netra.cases.services.aside import let_in, set_aside
from netra.cases.services.assigning import assign
from netra.cases.services.fading import fade, names_evidence, rejected_until
from netra.cases.services.filing import (
    add_exhibit,
    add_paper,
    change_person,
    file_paper,
    keep_all,
    note_arrival,
    note_look,
    place_case,
    withdraw_paper,
)
from netra.cases.services.holding import let_go, take
from netra.cases.services.joining import join
from netra.cases.services.opening import add_person, name_person, open_case
from netra.cases.services.publishing import MOST_BOXES, CannotCover, Marked, publish_exhibit
from netra.cases.services.questions import answer_question, ask_employer
from netra.cases.services.upkeep import mark_overdue

__all__ = [
    "ACCUSED",
    "CITIZEN",
    "IMPORT",
    "MOST_BOXES",
    "Actor",
    "CannotAct",
    "CannotCover",
    "Marked",
    "SomeoneWasFaster",
    "act",
    "add_exhibit",
    "add_paper",
    "add_person",
    "answer",
    "answer_question",
    "ask_employer",
    "assign",
    "change_person",
    "enter",
    "fade",
    "file_paper",
    "fits",
    "join",
    "keep_all",
    "let_go",
    "let_in",
    "mark_overdue",
    "name_person",
    "names_evidence",
    "note_arrival",
    "note_look",
    "open_case",
    "open_door",
    "place_case",
    "publish_exhibit",
    "rejected_until",
    "set_aside",
    "take",
    "withdraw_paper",
]
