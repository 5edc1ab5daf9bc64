"""How busy a door is, and what waits beside the lists."""

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from django.conf import settings
from django.db.models import QuerySet, Sum
from django.utils.crypto import salted_hmac

from netra.flood.challenges import challenge_of
from netra.flood.models import SetAside, Tally

Why = SetAside.Why
ALIKE_MANY, ALIKE_HOURS = 5, 24
FLOODED, HOUSE = 10, 20
SHORTEST = 20
HOUR = timedelta(hours=1)
FILES = "FILES"  # counted in mebibytes

__all__ = [
    "Pressure",
    "Why",
    "are_alike",
    "are_files_too_many",
    "challenge_of",
    "digest_of_words",
    "is_set_aside",
    "pressure",
    "set_aside_among",
    "waiting",
    "why_set_aside",
]


class Pressure(IntEnum):
    """Below the quota of an hour; above it; ten times above it."""

    CALM = 0
    BUSY = 1
    FLOODED = 2


def tally_name(door: str, office: str) -> str:
    return f"{door}:{office}"


def hour_of(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def pressure(door: str, office: str, *, at: datetime) -> Pressure:
    """How busy a door of an office is, over the last sixty minutes; a whole house beyond its own measure counts too."""
    quota = settings.FLOOD_QUOTA
    here = _last_hour(Tally.objects.filter(what=tally_name(door, office)), at)
    if here < quota:
        house = _last_hour(Tally.objects.filter(what__startswith=tally_name(door, "")), at)
        return Pressure.CALM if house < quota * HOUSE else Pressure.BUSY
    return Pressure.FLOODED if here >= quota * FLOODED else Pressure.BUSY


def are_files_too_many(*, at: datetime) -> bool:
    """Whether forms of strangers left more files here within an hour than the disk is meant for."""
    return _last_hour(Tally.objects.filter(what=FILES), at) >= settings.FLOOD_GIGABYTES * 1024


def _last_hour(tallies: QuerySet[Tally], at: datetime) -> float:
    """What this hour brought, and of the hour before the part that still lies within sixty minutes."""
    now = hour_of(at)
    counts: dict[datetime, int] = dict(
        tallies.filter(hour__in=[now, now - HOUR]).order_by().values_list("hour").annotate(Sum("count"))
    )
    return counts.get(now, 0) + counts.get(now - HOUR, 0) * (1 - (at - now) / HOUR)


def digest_of_words(words: str) -> str:
    """A keyed digest of the letters of a text, by which equal ones are counted; empty for a few words."""
    letters = "".join(sign for sign in words.lower() if sign.isalpha())
    if len(letters) < SHORTEST:
        return ""
    return "~" + salted_hmac("netra.flood.words", letters, algorithm="sha256").hexdigest()


def are_alike(digest: str, *, at: datetime) -> bool:
    """Whether the same words came many times within a day."""
    since = hour_of(at) - ALIKE_HOURS * HOUR
    found = Tally.objects.filter(what=digest, hour__gt=since).aggregate(n=Sum("count"))["n"] if digest else 0
    return (found or 0) >= ALIKE_MANY


def waiting(kind: str) -> QuerySet[SetAside, Any]:
    """The ids of what waits beside the lists, for use in a query."""
    return SetAside.objects.filter(kind=kind, released_at__isnull=True).values("subject_id")


def is_set_aside(kind: str, subject_id: int) -> bool:
    return waiting(kind).filter(subject_id=subject_id).exists()


def set_aside_among(kind: str, ids: Collection[int]) -> dict[int, SetAside]:
    """Of these, those that wait."""
    found = SetAside.objects.filter(kind=kind, subject_id__in=ids, released_at__isnull=True)
    return {row.subject_id: row for row in found}


def why_set_aside(kind: str, subject_id: int) -> SetAside | None:
    """The row of something that waits; `None` when it does not."""
    return SetAside.objects.filter(kind=kind, subject_id=subject_id, released_at__isnull=True).first()
