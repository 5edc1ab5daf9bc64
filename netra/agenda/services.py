"""Making and ending the address of a calendar."""

import secrets
from datetime import date, datetime

from django.db import transaction

from netra.accounts.queries import User
from netra.agenda.models import Feed
from netra.agenda.queries import digest


@transaction.atomic
def make_feed(user: User, *, language: str, at: datetime) -> str:
    """The secret of a new address, told once; the one before it ends with this."""
    User.objects.select_for_update().get(pk=user.pk)
    end_feed(user, at=at)
    secret = secrets.token_urlsafe(16)
    Feed.objects.create(user=user, digest=digest(secret), language=language, made_at=at)
    return secret


def end_feed(user: User, *, at: datetime) -> bool:
    """From now on the address opens nothing; false when there was none."""
    return bool(Feed.objects.filter(user=user, ended_at=None).update(ended_at=at))


def note_reading(feed: Feed, *, on: date) -> None:
    """When it was last read, to the day, so that its owner sees whether it is in use."""
    Feed.objects.filter(pk=feed.pk).exclude(read_on=on).update(read_on=on)
