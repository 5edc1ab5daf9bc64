"""A narrative cut where facts were read, so that a page can mark the words."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from netra.engine.suggest import Fact, FactKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the narrative; `facts` are those read from it, empty for the words between."""

    words: str
    facts: tuple[Fact, ...] = ()


def pieces(narrative: str, facts: Iterable[Fact]) -> tuple[Piece, ...]:
    """The whole narrative in order; joined again, the pieces are the narrative, letter by letter."""
    found = [fact for fact in facts if fact.start < fact.end]
    cuts = sorted({0, len(narrative), *(fact.start for fact in found), *(fact.end for fact in found)})
    cut = (
        Piece(narrative[start:end], tuple(fact for fact in found if fact.start <= start and end <= fact.end))
        for start, end in pairwise(cuts)
    )
    return tuple(cut)


def kinds_of(facts: Iterable[Fact]) -> list[tuple[str, str]]:
    """The kinds of facts that occur, with the words for the key under a marked narrative."""
    labels = {
        FactKind.STATUS: _("siapa dan statusnya"),
        FactKind.WHO: _("siapa"),
        FactKind.ACT: _("perbuatan"),
        FactKind.CANDIDATE: _("calon, pasangan, atau tim"),
        FactKind.PLACE: _("tempat"),
        FactKind.TIME: _("waktu"),
        FactKind.CIRCUMSTANCE: _("keadaan"),
    }
    present = {fact.kind for fact in facts}
    return [(str(kind), label) for kind, label in labels.items() if kind in present]
