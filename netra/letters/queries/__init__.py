"""Reads of letters, of templates, and of what is genuine."""

from netra.letters.queries.desk import Line, desk, letter_by_ref
from netra.letters.queries.genuine import Genuine, genuine, is_one_of
from netra.letters.queries.office import (
    KindLine,
    kinds_of,
    next_number_of,
    number_waiting,
    numbered_as,
    template_in_use,
    versions,
)

__all__ = [
    "Genuine",
    "KindLine",
    "Line",
    "desk",
    "genuine",
    "is_one_of",
    "kinds_of",
    "letter_by_ref",
    "next_number_of",
    "number_waiting",
    "numbered_as",
    "template_in_use",
    "versions",
]
