"""Who may see how the house is doing: administrators, who see no case."""

from datetime import date

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Visitor


def may_watch(user: Visitor, on: date) -> bool:
    return any(standing.role == Role.ADMINISTRATOR for standing in accounts.standings(user, on))
