"""Reads of the desk: talks that are open, people who wait to be called, how the day went."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from netra.desk.counting import DAYS, Counted, counted
from netra.desk.models import BackState, Call, CallBack
from netra.desk.permissions import may_enter, may_see, serving

if TYPE_CHECKING:
    from netra.accounts.queries import Visitor

__all__ = [
    "DAYS",
    "Counted",
    "back_for",
    "backs_due",
    "call_for",
    "calls_of",
    "counted",
    "due_count",
    "may_enter",
    "open_calls",
    "serving",
]


def _offices(user: "Visitor", on: date) -> list[str]:
    return [standing.institution.pk for standing in serving(user, on)]


def _calls(user: "Visitor", on: date) -> QuerySet[Call]:
    found = Call.objects.filter(institution__in=_offices(user, on))
    return found.select_related("institution__region", "taken_by", "report__case__handling_office__region")


def call_for(pk: int, user: "Visitor", on: date) -> Call | None:
    """A talk of one's own office; `None` for anybody else's."""
    found = _calls(user, on).filter(pk=pk).first()
    return found if found is not None and may_see(found, user, on) else None


def open_calls(user: "Visitor", on: date) -> list[Call]:
    """Talks nobody ended yet, the oldest first."""
    return list(_calls(user, on).filter(ended_at=None).order_by("started_at"))


def calls_of(user: "Visitor", on: date, *, limit: int = 20) -> list[Call]:
    """The talks that ended last."""
    return list(_calls(user, on).filter(ended_at__isnull=False).order_by("-ended_at")[:limit])


def _backs(user: "Visitor", on: date) -> QuerySet[CallBack]:
    found = CallBack.objects.filter(call__institution__in=_offices(user, on), state=BackState.WAITING)
    return found.select_related("call__institution__region", "call__report__case", "asked_by")


def backs_due(user: "Visitor", on: date) -> list[CallBack]:
    """Everybody who waits to be called, the most urgent first."""
    return list(_backs(user, on).order_by("due_at"))


def back_for(pk: int, user: "Visitor", on: date) -> CallBack | None:
    return _backs(user, on).filter(pk=pk).first()


def due_count(user: "Visitor", on: date, *, at: datetime) -> int:
    """How many should have been called by now."""
    return _backs(user, on).filter(due_at__lte=at).count()
