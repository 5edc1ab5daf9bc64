"""What the words of one contest find in a text. The text is read and forgotten."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from netra.engine.screening.folding import fold
from netra.engine.screening.lexicon import Lexicon, Pattern
from netra.engine.screening.program import compile_program
from netra.engine.screening.twin import counting, places
from netra.lexicons.labels import KINDS, source_of
from netra.lexicons.queries.building import key, lexicon_for

if TYPE_CHECKING:
    from netra.registry.models import Contest


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern in a text; `start` and `end` count characters. `stands`: it counts also where no contest is known."""

    start: int
    end: int
    words: str
    pattern: Pattern
    kind: Promise
    source: Promise | str
    stands: bool


@dataclass(frozen=True, slots=True)
class Piece:
    words: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """A text with what was found in it, in the order of the text; `ballots` are the pairs it speaks of."""

    text: str
    pieces: tuple[Piece, ...]
    found: tuple[Found, ...]
    ballots: tuple[int, ...]

    @property
    def longest(self) -> tuple[Found, ...]:
        """What was found, without what lies inside something longer that says as much."""
        return tuple(one for one in self.found if not any(_says_more(other, one) for other in self.found))


def try_text(text: str, contest: "Contest") -> Trial:
    """Read a text as one that is known to belong to the contest."""
    return _try(text, lexicon_for([key(contest)]), key(contest))


def _try(text: str, lexicon: Lexicon, contest: str) -> Trial:
    program = compile_program(lexicon)
    words = fold(text, program.dictionary)
    there = places(words, program)
    alone = {(one.pattern, one.word_from) for one in counting(there, program, -1)}
    found = []
    for one in counting(there, program, program.contest_index.get(contest, -1)):
        pattern = lexicon.patterns[one.pattern]
        start, end = words[one.word_from].start, words[one.word_to - 1].end
        stands = (one.pattern, one.word_from) in alone
        found.append(Found(start, end, text[start:end], pattern, KINDS[pattern.kind], source_of(pattern), stands))
    found.sort(key=lambda one: (one.start, -one.end, one.pattern.rank))
    ballots = sorted({one.pattern.ballot_no for one in found if one.pattern.ballot_no})
    return Trial(text, _pieces(text, found), tuple(found), tuple(ballots))


def _says_more(other: Found, one: Found) -> bool:
    is_longer = other.end - other.start > one.end - one.start
    is_same = one.pattern.ballot_no in (0, other.pattern.ballot_no)
    return is_longer and is_same and other.start <= one.start and one.end <= other.end


def _pieces(text: str, found: list[Found]) -> tuple[Piece, ...]:
    """The text cut where something was found; marks that overlap are one mark."""
    pieces, at = [], 0
    spans: list[list[int]] = []
    for one in found:
        if spans and one.start < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], one.end)
        else:
            spans.append([one.start, one.end])
    for start, end in spans:
        pieces += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    return tuple(piece for piece in (*pieces, Piece(text[at:], False)) if piece.words)
