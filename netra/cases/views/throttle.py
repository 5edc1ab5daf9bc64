"""Slowing down whoever guesses codes, without writing down who it is.

A visitor is told apart by a keyed hash of the address under a key that this process made up at its start and forgets
at its end; counts live in memory alone and expire.
"""

import hashlib
import hmac
import secrets

from django.core.cache import cache
from django.http import HttpRequest

TRIES, WINDOW = 8, 600  # wrong codes, seconds
_KEY = secrets.token_bytes(32)


def wait(request: HttpRequest) -> int:
    """Seconds to wait before another try; 0 when one is free."""
    return WINDOW if cache.get(_name(request), 0) >= TRIES else 0


def note(request: HttpRequest) -> None:
    """One wrong code more."""
    name = _name(request)
    cache.add(name, 0, WINDOW)
    cache.incr(name)


def forgive(request: HttpRequest) -> None:
    """A right code ends the counting."""
    cache.delete(_name(request))


def _name(request: HttpRequest) -> str:
    address = str(request.META.get("REMOTE_ADDR", ""))
    return "answer-door-" + hmac.new(_KEY, address.encode(), hashlib.sha256).hexdigest()[:32]
