"""Python's search for garbage, held back while much is built that stays, and kept from what stands for good.

Counting a million cases makes objects by the million, and nearly none of them in circles; looking for circles among
them again and again took a quarter of the time. And a web process holds three hundred thousand objects of code,
templates and law: going through them all stopped every visitor for two tenths of a second, again and again.
"""

import gc
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def tidied_between(pieces: Iterable[T]) -> Iterator[T]:
    """The same pieces; garbage is looked for after each of them, among what is new, and not in between.

    >>> [gc.isenabled() for _piece in tidied_between([1, 2])], gc.isenabled()
    ([False, False], True)
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        for piece in pieces:
            yield piece
            gc.collect(1)
    finally:
        if was_on:
            gc.enable()


def stands() -> None:
    """What was made so far stands until the process ends: no later search goes through it."""
    gc.collect()
    gc.freeze()
