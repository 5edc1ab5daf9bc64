"""Weighing what comes in; counting it; setting it aside and letting it in. Nothing is ever turned away for good."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from netra.flood.models import SetAside, Tally
from netra.flood.queries import FILES, Pressure, Why, are_alike, digest_of_words, hour_of, pressure, tally_name

KEPT = timedelta(days=2)
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Verdict:
    """`asks`: the plain question comes first. Else it is taken in, and set aside when `aside` says why."""

    asks: bool = False
    aside: str = ""


def weigh(door: str, office: str, *, words: str, is_answered: bool, is_declined: bool, at: datetime) -> Verdict:
    """What to do with one right and complete sending; at calm times always to take it in.

    `is_answered`: the plain question was answered; `is_declined`: its sender asks to be looked at first instead.
    """
    busy = pressure(door, office, at=at)
    if busy is Pressure.CALM:
        return Verdict()
    if not is_answered:
        return Verdict(aside=Why.UNANSWERED) if is_declined else Verdict(asks=True)
    if busy is Pressure.FLOODED:
        return Verdict(aside=Why.FLOODED)
    return Verdict(aside=Why.ALIKE if are_alike(digest_of_words(words), at=at) else "")


def count_files(size: int, *, at: datetime) -> None:
    """Count so many bytes of files as left here, rounded up to a mebibyte."""
    if size:
        _add(FILES, -(-size // MIB), at)


def count(door: str, office: str, *, words: str, at: datetime) -> None:
    """Count one sending that is being taken in, in the transaction that takes it in."""
    digest = digest_of_words(words)
    for what in [tally_name(door, office), *([digest] if digest else [])]:
        _add(what, 1, at)


def _add(what: str, n: int, at: datetime) -> None:
    hour = hour_of(at)
    mine = Tally.objects.filter(what=what, hour=hour)
    if not mine.update(count=F("count") + n):
        Tally.objects.bulk_create([Tally(what=what, hour=hour)], ignore_conflicts=True)
        mine.update(count=F("count") + n)


def set_aside(kind: str, subject_id: int, *, why: str, at: datetime) -> None:
    """Let something wait beside the lists; doing it twice changes nothing."""
    SetAside.objects.get_or_create(kind=kind, subject_id=subject_id, defaults={"why": why, "at": at})


@transaction.atomic
def release(kind: str, subject_id: int, *, by: str, at: datetime) -> bool:
    """Let something in; false when it was not waiting."""
    waiting = SetAside.objects.filter(kind=kind, subject_id=subject_id, released_at__isnull=True)
    return bool(waiting.update(released_at=at, released_by=by))


def forget(*, at: datetime) -> int:
    """Counts of more than two days ago say nothing any more."""
    return Tally.objects.filter(hour__lt=at - KEPT).delete()[0]
