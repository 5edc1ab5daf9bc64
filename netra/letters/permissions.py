"""Who may write letters, and who may read them: a letter goes with the paper it is made from."""

from datetime import date
from typing import TYPE_CHECKING

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Visitor
from netra.cases import queries as cases
from netra.letters.models import Letter

if TYPE_CHECKING:
    from netra.cases.models import Case, Paper
    from netra.registry.models import Institution

WITHOUT_LETTERS = frozenset(
    {Role.ADMINISTRATOR, Role.AUDITOR, Role.MONITOR, Role.CUSTODIAN, Role.CYBER_ANALYST}
)  # they write none


def offices_of(user: Visitor, on: date) -> "list[Institution]":
    """The offices whose templates and numbers somebody may change: where they work on cases."""
    found = [one.institution for one in accounts.standings(user, on) if one.role not in WITHOUT_LETTERS]
    return list({office.pk: office for office in found}.values())


def office_of(case: "Case", paper: "Paper | None") -> str:
    """Whose letter it is: of whoever wrote the paper; the receipt is of the office that handles the case."""
    return paper.institution if paper is not None else str(case.handling_office_id)


def may_write(case: "Case", paper: "Paper | None", user: Visitor, on: date) -> bool:
    """Whether somebody acts for the institution that wrote the paper, in this case."""
    track = paper.track if paper is not None else None
    if not cases.parts_in(case, user, on, track):
        return False
    return cases.acting_for(case, user, on, track) == office_of(case, paper) != ""


def may_read(letter: Letter, user: Visitor, on: date) -> bool:
    """Whoever may read the paper may read its letter once it is numbered; a draft only its writers."""
    if may_write(letter.case, letter.paper, user, on):
        return True
    if letter.state == Letter.State.DRAFT:
        return False
    view = cases.view_of(letter.case, user, on)
    if letter.paper is None:
        return view.whole
    return cases.paper_by_id(letter.case, letter.paper.pk, view) is not None
