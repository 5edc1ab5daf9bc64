"""What stands in a calendar: the terms that await one person, without a name of anybody."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from netra.accounts.queries import User
from netra.agenda.models import Feed
from netra.cases import queries as cases
from netra.domain.words import Text

MOST = 300


@dataclass(frozen=True, slots=True)
class Term:
    """A term: `day` is the last on which the step is in time, `until` its moment where it does not end with a day."""

    key: str
    ref: str
    what: Text
    stage: Text
    law: Text
    day: date
    until: datetime | None


def feed_of(user: User) -> Feed | None:
    """The address in use, if there is one."""
    return Feed.objects.filter(user=user, ended_at=None).first()


def feed_by_secret(secret: str) -> Feed | None:
    """The feed an address opens; its owner must still be at work here."""
    found = Feed.objects.select_related("user").filter(digest=digest(secret), ended_at=None, user__is_active=True)
    return found.first()


def digest(secret: str) -> str:
    """What is kept of a secret of 128 random bits."""
    return hashlib.sha256(f"netra calendar\0{secret}".encode()).hexdigest()


def terms(user: User, *, on: date, at: datetime) -> list[Term]:
    """The terms of what awaits somebody today, the nearest first; those others wait for are left out."""
    _mine, lines = cases.awaiting(user, on=on, at=at)
    found = [_term(row, due) for row in lines[:MOST] for due in row.due if due.at is not None and not due.rule.waits]
    return sorted(found, key=lambda term: (term.day, term.key))


def _term(row: cases.Row, due: cases.Due) -> Term:
    assert due.at is not None
    local = due.at.astimezone(cases.zone_of(row.case))
    day = (local - timedelta(microseconds=1)).date()
    track = row.track.pk if row.track else 0
    return Term(
        key=f"{row.case.ref}-{track}-{due.rule.id}-{due.at:%Y%m%dT%H%M}",
        ref=row.case.ref,
        what=due.rule.name,
        stage=row.stage,
        law=cases.cited(due.rule.basis),
        day=day,
        until=None if local.time() == time() else due.at,
    )
