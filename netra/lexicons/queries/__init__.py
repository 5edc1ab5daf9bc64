"""Reads of the lexicons: for screening, and for the page of a contest."""

from netra.lexicons.permissions import edits_as, may_enter, readers, sees_everything, visible_to
from netra.lexicons.queries.building import (
    as_words,
    automatic_for,
    key,
    lexicon_for,
    lexicon_of_file,
    lexicon_of_rows,
    pattern_of,
)
from netra.lexicons.queries.places import also_places, places

__all__ = [
    "also_places",
    "as_words",
    "automatic_for",
    "edits_as",
    "key",
    "lexicon_for",
    "lexicon_of_file",
    "lexicon_of_rows",
    "may_enter",
    "pattern_of",
    "places",
    "readers",
    "sees_everything",
    "visible_to",
]
