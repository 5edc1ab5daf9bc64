"""Everybody reads what is published; who may publish out of turn."""

from datetime import date

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Visitor


def may_publish(user: Visitor, on: date) -> bool:
    """Supervision at national level."""
    return any(standing.role is Role.NATIONAL_SUPERVISOR for standing in accounts.standings(user, on))
