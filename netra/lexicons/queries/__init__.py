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
from netra.lexicons.queries.page import (
    added_word,
    automatic_word,
    contest_to_read,
    contests_to_choose,
    pair_choices,
    silence_of,
    words_page,
)
from netra.lexicons.queries.trying import Trial, try_text

__all__ = [
    "Trial",
    "added_word",
    "as_words",
    "automatic_for",
    "automatic_word",
    "contest_to_read",
    "contests_to_choose",
    "edits_as",
    "key",
    "lexicon_for",
    "lexicon_of_file",
    "lexicon_of_rows",
    "may_enter",
    "pair_choices",
    "pattern_of",
    "readers",
    "sees_everything",
    "silence_of",
    "try_text",
    "visible_to",
    "words_page",
]
