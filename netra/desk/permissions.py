"""Who sits at the desk: supervisors of every level, each for their own offices."""

from datetime import date
from typing import TYPE_CHECKING

from netra.accounts import queries as accounts
from netra.accounts.queries import Standing, Visitor

if TYPE_CHECKING:
    from netra.desk.models import Call


def serving(user: Visitor, on: date) -> tuple[Standing, ...]:
    """The offices for whose desk someone takes calls."""
    return tuple(standing for standing in accounts.standings(user, on) if standing.is_supervisor)


def may_enter(user: Visitor, on: date) -> bool:
    return bool(serving(user, on))


def may_see(call: "Call", user: Visitor, on: date) -> bool:
    """A talk is its office's own; not even the office above reads it."""
    return any(standing.institution.pk == call.institution_id for standing in serving(user, on))
