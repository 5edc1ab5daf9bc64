"""Reads of readings."""

from netra.readings.permissions import decides_as, files_visible_to, may_enter, readers, visible_to
from netra.readings.queries.register import (
    READING,
    Filters,
    Texts,
    batch_of,
    files_under_way,
    reading_by_ref,
    register,
    texts_of,
    waiting_count,
)
from netra.readings.queries.story import Made, Page, page_of

__all__ = [
    "READING",
    "Filters",
    "Made",
    "Page",
    "Texts",
    "batch_of",
    "decides_as",
    "files_under_way",
    "files_visible_to",
    "may_enter",
    "page_of",
    "readers",
    "reading_by_ref",
    "register",
    "texts_of",
    "visible_to",
    "waiting_count",
]
