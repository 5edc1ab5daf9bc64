"""Who may deliver findings from a phone: those who may write them down at a desk."""

from datetime import date

from netra.accounts import queries as accounts
from netra.accounts.queries import Standing, Visitor


def recording(user: Visitor, on: date) -> tuple[Standing, ...]:
    """The offices for which someone records what supervision saw: supervisors of every level."""
    return tuple(standing for standing in accounts.standings(user, on) if standing.is_supervisor)
