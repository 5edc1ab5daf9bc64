"""How the desk was used: counts of talks, no word of what was said."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from netra.desk.models import BackState, Call, CallBack, Outcome, Way
from netra.desk.permissions import serving

if TYPE_CHECKING:
    from netra.accounts.queries import Visitor

DAYS = (7, 30, 90)
JAKARTA = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True, slots=True)
class Counted:
    """Talks that ended within the last `days`. Shares are of 100; `None` where nothing was counted. `minutes`: the
    median length; `by_hour`: on the clock of the office, from 0 to 23."""

    days: int
    total: int
    by_way: tuple[tuple[str, int], ...]
    by_outcome: tuple[tuple[str, int], ...]
    by_hour: tuple[int, ...]
    minutes: int | None
    led_to_report: int | None
    reached: int
    given_up: int
    waiting: int


def counted(user: "Visitor", on: date, *, days: int, at: datetime) -> Counted:
    """The talks of the desks somebody serves at."""
    zones = {row.institution.pk: _zone(row.institution.region) for row in serving(user, on)}
    calls = Call.objects.filter(institution__in=zones, ended_at__gte=at - timedelta(days=days))
    rows = list(calls.values_list("way", "outcome", "started_at", "ended_at", "institution_id"))
    lengths = [(ended - started).total_seconds() / 60 for _way, _out, started, ended, _of in rows if ended]
    hours = Counter(started.astimezone(zones[office]).hour for _way, _out, started, _ended, office in rows)
    reports = sum(outcome in (Outcome.REPORTED, Outcome.ADDED) for _way, outcome, *_rest in rows)
    backs = CallBack.objects.filter(call__institution__in=zones)
    states = Counter(backs.filter(settled_at__gte=at - timedelta(days=days)).values_list("state", flat=True))
    return Counted(
        days=days,
        total=len(rows),
        by_way=_named(Way, [row[0] for row in rows]),
        by_outcome=_named(Outcome, [row[1] for row in rows]),
        by_hour=tuple(hours[hour] for hour in range(24)),
        minutes=round(median(lengths)) if lengths else None,
        led_to_report=round(100 * reports / len(rows)) if rows else None,
        reached=states[BackState.REACHED],
        given_up=states[BackState.GIVEN_UP],
        waiting=backs.filter(state=BackState.WAITING).count(),
    )


def _named(choices: type[Way] | type[Outcome], found: Sequence[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(found)
    return tuple((str(one.label), counts[one.value]) for one in choices if counts[one.value])


def _zone(region: object) -> ZoneInfo:
    zone = getattr(region, "zone", None)
    return zone if isinstance(zone, ZoneInfo) else JAKARTA
