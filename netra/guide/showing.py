"""How rulings look: a sign, a tone and a word each, never a colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netra.domain.answer_details import Change
from netra.domain.answering import RULING_LABELS, Answer, Ruling
from netra.domain.words import Text
from netra.guide.queries import Section


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands at a ruling; `name` is the class that colours it."""

    name: str
    icon: str
    label: Text


_ICONS = {
    Ruling.ALLOWED: "check-circle-fill",
    Ruling.ONLY_IF: "exclamation-circle-fill",
    Ruling.DISPUTED: "signpost-split",
    Ruling.FORBIDDEN: "x-circle-fill",
    Ruling.UNSETTLED: "patch-question-fill",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer and its sign."""

    answer: Answer
    sign: Sign


@dataclass(frozen=True, slots=True)
class Column:
    """Sections that stand under one another; the long one has a column of its own."""

    sections: tuple[tuple[Sign, Section], ...]
    is_wide: bool


def sign_of(ruling: Ruling) -> Sign:
    """The sign of a ruling."""
    return Sign(ruling.value.replace("_", "-"), _ICONS[ruling], RULING_LABELS[ruling])


def shown(answer: Answer) -> Shown:
    """An answer with its sign."""
    return Shown(answer, sign_of(answer.ruling))


def marked(changes: Sequence[Change], on: date) -> tuple[tuple[Change, Sign, bool], ...]:
    """The changes with their signs; the last is true for the one that held on the day."""
    held = max((place for place, one in enumerate(changes) if one.on is None or one.on <= on), default=-1)
    return tuple((one, sign_of(one.ruling), place == held) for place, one in enumerate(changes))


def columns(sections: Sequence[Section]) -> tuple[Column, ...]:
    """The board in two columns: the longest section beside all the others."""
    longest = max(sections, key=lambda section: len(section.answers))
    rest = tuple((sign_of(one.ruling), one) for one in sections if one is not longest)
    return (Column(rest, False), Column(((sign_of(longest.ruling), longest),), True))
