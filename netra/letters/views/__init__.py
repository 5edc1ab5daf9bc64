"""Pages about letters."""

from netra.letters.views.case import desk, prepare
from netra.letters.views.letter import give_number, letter, letter_docx, letter_pdf, send, take_back
from netra.letters.views.numbers import end_scheme, note_number, numbers
from netra.letters.views.office import house_docx, office, sample, template, use_house, use_version, version_docx
from netra.letters.views.public import genuine

__all__ = [
    "desk",
    "end_scheme",
    "genuine",
    "give_number",
    "house_docx",
    "letter",
    "letter_docx",
    "letter_pdf",
    "note_number",
    "numbers",
    "office",
    "prepare",
    "sample",
    "send",
    "take_back",
    "template",
    "use_house",
    "use_version",
    "version_docx",
]
