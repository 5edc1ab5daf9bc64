"""The letters of one case as a reader may see them, and those that could be written."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from netra.accounts.queries import Visitor
from netra.cases import queries as cases
from netra.intake import queries as intake
from netra.letters.kinds import KIND_OF_PAPER, RECEIPT, Kind
from netra.letters.models import Letter
from netra.letters.permissions import may_read, may_write

if TYPE_CHECKING:
    from netra.cases.models import Case, Paper


@dataclass(frozen=True, slots=True)
class Line:
    """A paper that can become a letter, with the letter it became. `may_write`: the reader's office wrote it."""

    kind: Kind
    paper: "Paper | None"
    letter: Letter | None
    may_write: bool
    on: date


def desk(case: "Case", user: Visitor, on: date) -> tuple[Line, ...]:
    """Every letter of the case the reader has to do with, in the order of the file; taken-back ones after it."""
    view = cases.view_of(case, user, on)
    found = Letter.objects.filter(case=case).select_related("number", "paper", "office").prefetch_related("sendings")
    letters = [letter for letter in found if may_read(letter, user, on)]
    alive = {(one.kind, one.paper_id): one for one in letters if one.state != Letter.State.VOID}
    lines = [_line(kind, paper, alive, case, user, on) for kind, paper in _wanted(case, view)]
    void = [Line(one.kind_row, one.paper, one, False, one.dated) for one in letters if one.state == Letter.State.VOID]
    return tuple(line for line in lines if line.may_write or line.letter is not None) + tuple(void)


def _line(
    kind: Kind,
    paper: "Paper | None",
    alive: dict[tuple[str, int | None], Letter],
    case: "Case",
    user: Visitor,
    on: date,
) -> Line:
    letter = alive.get((kind.code, paper.pk if paper is not None else None))
    day = letter.dated if letter is not None else paper.on if paper is not None else case.received_on
    return Line(kind, paper, letter, may_write(case, paper, user, on), day)


def _wanted(case: "Case", view: cases.View) -> "list[tuple[Kind, Paper | None]]":
    """The receipt where somebody handed something in, and every paper that is a letter; withdrawn ones are not."""
    found: list[tuple[Kind, Paper | None]] = []
    if view.whole and intake.doors(case):
        found.append((RECEIPT, None))
    for paper in cases.papers_for(case, view):
        if paper.kind in KIND_OF_PAPER and paper.withdrawn_on is None:
            found.append((KIND_OF_PAPER[paper.kind], paper))
    return found


def letter_by_ref(case: "Case", ref: str, user: Visitor, on: date) -> Letter | None:
    """One letter of the case, if the reader may open it."""
    found = Letter.objects.select_related(
        "case__handling_office", "office__region", "paper__accused__employer", "paper__track__accused__employer",
        "number", "file",
    )  # fmt: skip
    letter = found.filter(case=case, ref=ref).first()
    return letter if letter is not None and may_read(letter, user, on) else None
