"""Pages of the cases, one module for each thing people come to do."""

from netra.cases.views.aside import aside
from netra.cases.views.book import book
from netra.cases.views.case import case
from netra.cases.views.door import answer, door, leave
from netra.cases.views.exhibits import add_exhibit, exhibit, exhibit_story, original, small
from netra.cases.views.papers import dossier, letter, new_code, paper, summons_pdf, withdraw, write
from netra.cases.views.people import add_person, ask, edit_person, place, question, record_answer
from netra.cases.views.pictures import picture_words, publish, published
from netra.cases.views.steps import act, join
from netra.cases.views.suggestion import suggestion
from netra.cases.views.work import work
from netra.cases.views.working import assign, let_go, take

__all__ = [
    "act",
    "add_exhibit",
    "add_person",
    "answer",
    "aside",
    "ask",
    "assign",
    "book",
    "case",
    "door",
    "dossier",
    "edit_person",
    "exhibit",
    "exhibit_story",
    "join",
    "leave",
    "let_go",
    "letter",
    "new_code",
    "original",
    "paper",
    "picture_words",
    "place",
    "publish",
    "published",
    "question",
    "record_answer",
    "small",
    "suggestion",
    "summons_pdf",
    "take",
    "withdraw",
    "work",
    "write",
]
