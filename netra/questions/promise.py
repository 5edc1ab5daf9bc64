"""By when an office answers. No law sets a term for this: the number of working days is the installation's own
promise."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings

from netra.domain.deadlines import BeyondKnownHolidays, calendar, end_of

if TYPE_CHECKING:
    from netra.questions.models import Question
    from netra.registry.models import Institution

JAKARTA = ZoneInfo("Asia/Jakarta")
SATURDAY = 5


def zone_of(office: "Institution") -> ZoneInfo:
    """The clock of an office; the national one keeps Jakarta's."""
    return JAKARTA if office.region is None else office.region.zone


def days() -> int:
    """The promised number of working days (`NETRA_QUESTION_DAYS`)."""
    return int(settings.QUESTION_DAYS)


def due_at(asked_on: date, zone: ZoneInfo) -> datetime:
    """The end of the promised day at the office."""
    return end_of(last_day(asked_on, days()), zone)


def last_day(asked_on: date, count: int) -> date:
    """The last day of a promise given on a day. Where the year's holidays are not official yet, only weekends count:
    a promise of our own may be a day too strict, which a term of the law may not."""
    try:
        return calendar().after(asked_on, count)
    except BeyondKnownHolidays:
        return _after_weekends(asked_on, count)


def _after_weekends(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def day_of(question: "Question") -> date | None:
    """The promised day on the clock of the office; `None` while nothing is promised."""
    if question.due_at is None:
        return None
    return (question.due_at - timedelta(seconds=1)).astimezone(zone_of(question.office)).date()
