"""The queue of flags: strongest and soonest to expire first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet

from netra.accounts.queries import Individual, Visitor
from netra.cases import queries as cases
from netra.monitoring.models import Flag, InquiryState, Stage
from netra.monitoring.models.flags import AWAITING
from netra.monitoring.permissions import visible_to
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.cases.models import Case

LISTS = ("", "unit", "kukuh", "lewat", "selesai")
DONE = (Stage.DISMISSED, Stage.JOINED, Stage.FILED)


@dataclass(frozen=True, slots=True)
class Filters:
    """What to leave out; empty means: nothing. `which` is one of `LISTS`."""

    which: str = ""
    contest: int | None = None
    region: str = ""
    verb: str = ""
    rule: str = ""
    level: str = ""
    is_mine: bool = False
    words: str = ""


def queue(user: Individual, filters: Filters, *, on: date) -> QuerySet[Flag]:
    """The flags someone may see in one of the lists, without their long columns."""
    found = visible_to(user, on).filter(_of_list(filters.which, user, on))
    if filters.contest is not None:
        found = found.filter(contest=filters.contest)
    if filters.region:
        found = found.filter(Q(place=filters.region) | Q(place__parent=filters.region))
    if filters.verb:
        found = found.filter(verb=filters.verb)
    if filters.rule:
        found = found.filter(codes__icontains=f'"{filters.rule}"')
    if filters.level:
        found = found.filter(level=filters.level)
    if filters.is_mine:
        found = found.filter(Q(held_by=user.pk) | Q(verdicts__by=user.pk)).distinct()
    for word in filters.words.split():
        found = found.filter(Q(text__icontains=word) | Q(target_text__icontains=word) | Q(handle__icontains=word))
    shown = found.select_related("place", "contest__region", "held_by").defer("extra", "matches", "contests")
    if filters.which == "selesai":
        return shown.order_by(F("decided_at").desc(nulls_last=True), "-pk")
    # "strong" sorts before "suggest". Within a level the day counts, then how sure the engine is.
    return shown.order_by("level", F("expires_on").asc(nulls_last=True), "-score", "pk")


def counts(user: Individual, *, on: date) -> Mapping[str, int]:
    """How many flags stand in each list."""
    seen = visible_to(user, on)
    return {which: seen.filter(_of_list(which, user, on)).count() for which in LISTS}


def waiting_count(user: Individual, on: date) -> int:
    """How many flags somebody could read now, for the navigation."""
    return visible_to(user, on).filter(_of_list("", user, on)).exclude(verdicts__by=user.pk).count()


def flag_by_ref(ref: str, user: Visitor, on: date) -> Flag | None:
    """The flag with this address, if the asker may judge it."""
    return _whole().filter(pk__in=visible_to(user, on).filter(ref=ref).values("pk")).first()


def flag_by_key(key: str) -> Flag:
    """The flag of the engine's id; asks no permission. Raises `Flag.DoesNotExist`."""
    return Flag.objects.get(key=key)


def contests_in_queue(user: Visitor, on: date) -> list[tuple[int, str]]:
    """The contests of the flags somebody sees, for a filter."""
    ids = visible_to(user, on).filter(contest__isnull=False).order_by().values_list("contest", flat=True).distinct()
    return sorted(((pk, registry.contest(pk).title) for pk in ids if pk), key=lambda one: one[1])


def _whole() -> QuerySet[Flag]:
    return Flag.objects.select_related(
        "place__parent", "contest__region", "contest__election", "held_by", "evidence", "case", "run"
    )


def _of_list(which: str, user: Individual, on: date) -> Q:
    fresh = Q(expires_on=None) | Q(expires_on__gte=on)
    there = Q(erased_at=None)
    match which:
        case "unit":
            open_ones = [InquiryState.OPEN, InquiryState.TAKEN]
            asked = Flag.objects.filter(inquiries__state__in=open_ones).values("pk")
            return there & Q(pk__in=asked)
        case "kukuh":
            return Q(stage=Stage.CONFIRMED)
        case "lewat":
            return there & Q(stage__in=AWAITING, expires_on__lt=on)
        case "selesai":
            return Q(stage__in=DONE)
        case _:
            return there & Q(stage__in=AWAITING) & fresh


def case_called(words: str, user: Visitor, on: date) -> "Case | None":
    """The case with this register number or short name, if the asker may see it."""
    plain = words.strip().replace("\0", "")
    return cases.visible_to(user, on).filter(Q(ref=plain.lower()) | Q(official_number__iexact=plain)).first()
