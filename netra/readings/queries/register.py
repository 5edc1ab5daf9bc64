"""The list of readings, and the files that wait or could not be read."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from netra.accounts.queries import Visitor
from netra.readings.models import FileState, Incoming, Reading, State
from netra.readings.permissions import files_visible_to, readers, visible_to

READING = "READING"
FAULTS_SHOWN = timedelta(days=14)
FILES_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Filters:
    """What to leave out; empty means: nothing. `words` are looked for in title, source and the short name."""

    state: str = ""
    words: str = ""


def register(user: Visitor, filters: Filters, *, on: date) -> QuerySet[Reading]:
    """The readings someone may see, the latest first, without their texts."""
    found = visible_to(user, on).select_related("region__parent", "institution").defer("text", "given", "result")
    if filters.state:
        found = found.filter(state=filters.state)
    for word in filters.words.split():
        found = found.filter(Q(title__icontains=word) | Q(source__icontains=word) | Q(ref=word))
    return found.annotate(made=Count("outcomes")).order_by("-brought_at", "-pk")


def waiting_count(user: Visitor, on: date) -> int:
    """How many readings wait for a decision at someone's own offices."""
    offices = [standing.institution.pk for standing in readers(user, on)]
    return Reading.objects.filter(institution__in=offices, state=State.OPEN).count()


def files_under_way(user: Visitor, *, on: date, at: datetime) -> list[Incoming]:
    """Files that still wait, and those of the last days that could not be read; the latest first."""
    shown = Q(state=FileState.WAITING) | Q(state=FileState.BROKEN, brought_at__gte=at - FAULTS_SHOWN)
    return list(files_visible_to(user, on).filter(shown).defer("content").order_by("-id")[:FILES_SHOWN])


def batch_of(user: Visitor, batch: UUID, *, on: date) -> list[Incoming]:
    """The files of one form, in their order."""
    found = files_visible_to(user, on).filter(batch=batch).defer("content").prefetch_related("readings")
    return list(found.order_by("id"))


def reading_by_ref(ref: str, user: Visitor, on: date) -> Reading | None:
    """The reading with this address, if the asker may see it."""
    found = visible_to(user, on).filter(ref=ref)
    return found.select_related("region__parent", "institution", "evidence", "original", "incoming").first()


@dataclass(frozen=True, slots=True)
class Texts:
    """A reading's title and text, and the codes of its office and those above it."""

    reading: int
    title: str
    text: str
    offices: tuple[str, ...]


def texts_of(ids: Collection[int]) -> Iterator[Texts]:
    """The words of these readings, for the index; asks no permission."""
    for row in Reading.objects.filter(pk__in=ids).select_related("institution__parent").defer("given", "result"):
        office = row.institution
        above = (str(office.pk), office.parent_id, office.parent and office.parent.parent_id)
        yield Texts(row.pk, row.title, row.text, tuple(code for code in above if code))
