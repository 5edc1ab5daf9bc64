"""Whose files the pages of this app take in pieces."""

from datetime import datetime
from functools import partial

from django.http import HttpRequest

from netra.accounts.queries import User
from netra.flood import queries as flooding
from netra.flood import services as flood
from netra.uploads.queries import Gate


def citizens(request: HttpRequest, at: datetime) -> Gate:
    """Everybody's, until so many bytes came in an hour that files wait for the plain question of the form."""
    return Gate("citizen", not flooding.are_files_too_many(at=at), partial(flood.count_files, at=at))


def officers(request: HttpRequest, at: datetime) -> Gate | None:
    """Those of people who signed in."""
    user = request.user
    return Gate(f"user:{user.pk}", True, lambda size: None) if isinstance(user, User) else None
