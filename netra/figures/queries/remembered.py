"""Sums that have not changed since they were last read are not read again.

Each change of the figures gives the cursor a new `turn`, a random word. What a process has read stands in its memory
under the turn it was read at, and is forgotten with it; so nothing has to be told to other processes, and nobody sees
older figures than the database has.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar

from netra.figures.models import Cursor

P = ParamSpec("P")
R = TypeVar("R")
MOST = 400  # reads kept; one of every government in the country takes some hundred kB

_lock = Lock()
_kept: OrderedDict[object, object] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Turn:
    """How the figures stand: the word of their last change, "" before the first, and when they were last advanced."""

    word: str
    at: datetime | None


_asked: ContextVar[Turn | None] = ContextVar("turn", default=None)


def turn() -> Turn:
    """How the figures stand now, or stood when `at_one_turn` began."""
    asked = _asked.get()
    if asked is not None:
        return asked
    found = Cursor.objects.filter(name="ledger").values_list("turn", "at").first()
    return Turn("", None) if found is None else Turn(*found)


@contextmanager
def at_one_turn() -> Iterator[None]:
    """Ask for the turn once, however many sums are read: those of one page."""
    token = _asked.set(turn())
    try:
        yield
    finally:
        _asked.reset(token)


def remembered(read: Callable[P, R]) -> Callable[P, R]:
    """A read of sums and facts alone, which takes plain values and gives a list or a mapping nobody changes inside."""

    @wraps(read)
    def reads(*args: P.args, **kwargs: P.kwargs) -> R:
        word = turn().word
        if not word:
            return read(*args, **kwargs)
        question = (word, read.__name__, _fixed(args), _fixed(kwargs))
        with _lock:
            found = _kept.get(question)
            if found is not None:
                _kept.move_to_end(question)
                return _copied(found)  # type: ignore[return-value]  # it was kept as what `read` gave
        answer = read(*args, **kwargs)
        with _lock:
            _kept[question] = _copied(answer)
            while len(_kept) > MOST:
                _kept.popitem(last=False)
        return answer

    return reads


def forget() -> None:
    """Read everything anew, as a process does that has just begun."""
    with _lock:
        _kept.clear()


def _copied(answer: object) -> object:
    """A list or mapping of its own, so that a reader may sort it."""
    return answer.copy() if isinstance(answer, list | dict) else answer


def _fixed(value: object) -> object:
    """The same values as something that can be looked up."""
    if isinstance(value, Mapping):
        return tuple((name, _fixed(one)) for name, one in value.items())
    if isinstance(value, list | tuple):
        return tuple(map(_fixed, value))
    return frozenset(value) if isinstance(value, set) else value
