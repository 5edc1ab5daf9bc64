"""Counts that stand beside a list of thousands: they are kept for half a minute."""

import hashlib
from collections.abc import Callable
from datetime import date

from django.core.cache import cache

from netra.accounts import queries as accounts
from netra.accounts.queries import Visitor

LARGE = 2_000  # what is fewer is counted anew every time, so that an act is seen at once
SECONDS = 30


def counted(what: str, whose: str, count: Callable[[], int], *, among: int = 0) -> int:
    """`count()`, or what it gave a moment ago for the same; without a `whose` always anew. `among` how many is looked,
    where that is more than what is found."""
    if not whose:
        return count()
    name = "cases-count-" + hashlib.sha256(f"{what} {whose}".encode()).hexdigest()[:32]
    kept: int | None = cache.get(name)
    if kept is not None:
        return kept
    found = count()
    if max(found, among) >= LARGE:
        cache.set(name, found, SECONDS)
    return found


def readers(user: Visitor, on: date) -> str:
    """Everybody with the same roles in the same offices sees the same cases; this names them."""
    return ",".join(sorted(f"{one.role}:{one.institution.pk}" for one in accounts.standings(user, on)))
