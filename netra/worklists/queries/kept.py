"""Filters at hand."""

from datetime import date

from netra.accounts.queries import User
from netra.worklists.models import KeptFilter
from netra.worklists.permissions import filters_of


def kept_filters(user: User, on: date) -> list[KeptFilter]:
    """One's own and the office's, by name."""
    return list(filters_of(user, on))
