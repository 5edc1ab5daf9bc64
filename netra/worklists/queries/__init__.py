"""Reads about work: kept filters, many cases at once, what a register holds."""

from netra.worklists.queries.kept import kept_filters
from netra.worklists.queries.many import Choice, Foreseen, Pick, choices, foreseen, given_to, picks_of
from netra.worklists.queries.register import COLUMNS, MOST_ROWS, register_rows

__all__ = [
    "COLUMNS",
    "MOST_ROWS",
    "Choice",
    "Foreseen",
    "Pick",
    "choices",
    "foreseen",
    "given_to",
    "kept_filters",
    "picks_of",
    "register_rows",
]
