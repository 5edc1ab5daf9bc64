"""Starting and stopping the law's clocks on a case."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from netra.cases.models import Case, Track
from netra.cases.position import CASE
from netra.domain.deadlines import BeyondKnownHolidays, DeadlineRule, due_at, end_of, is_waited_for, rule_at
from netra.ledger import queries as reading
from netra.ledger import services as ledger
from netra.ledger.queries import Deadline
from netra.ledger.services import Subject

JAKARTA = ZoneInfo("Asia/Jakarta")


def zone_of(case: Case) -> ZoneInfo:
    """The time zone of the handling office; national offices keep Jakarta's."""
    region = case.handling_office.region
    return JAKARTA if region is None else region.zone


def moment(case: Case, *, at: datetime, on: date) -> datetime:
    """The moment an act counts from: now, when it is done today; else noon of its legal day."""
    zone = zone_of(case)
    return at if at.astimezone(zone).date() == on else datetime.combine(on, time(12), tzinfo=zone)


def start_clocks(
    case: Case, rules: Iterable[str], *, at: datetime, track: Track | None = None, term_on: date | None = None
) -> list[Deadline]:
    """Start these clocks at that moment. `term_on` is a term written in a letter, for where the law names none."""
    zone = zone_of(case)
    started = []
    for name in rules:
        rule = rule_at(name, at.astimezone(zone).date())
        since = _since(case, rule, at)
        end, why = _end(rule, since, zone)
        by_letter = end is None and term_on is not None
        if by_letter and term_on is not None:
            end, why = end_of(term_on, zone), ""
        started.append(
            ledger.start_deadline(
                Subject(CASE, case.pk),
                rule=name,
                started_at=since,
                due_at=end,
                track_id=track.pk if track else None,
                set_by_letter=by_letter,
                why_open=why,
            )
        )
    return started


def stop_clocks(case: Case, rules: Iterable[str], *, at: datetime, track: Track | None = None) -> None:
    """Stop these clocks: those of duties in time or late, those that were waited for without a verdict."""
    names, whose = set(rules), track.pk if track else None
    waited_for = tuple(name for name in names if is_waited_for(name))
    duties = tuple(names.difference(waited_for))
    if duties:
        ledger.stop_deadlines(Subject(CASE, case.pk), duties, at=at, track_id=whose)
    if waited_for:
        ledger.stop_deadlines(Subject(CASE, case.pk), waited_for, at=at, track_id=whose, may_be_late=False)


def _since(case: Case, rule: DeadlineRule, at: datetime) -> datetime:
    if not rule.continues:
        return at
    earlier = reading.deadlines(CASE, case.pk).filter(rule=rule.continues).last()
    return at if earlier is None else earlier.started_at


def _end(rule: DeadlineRule, since: datetime, zone: ZoneInfo) -> tuple[datetime | None, str]:
    try:
        end = due_at(rule, since, zone)
    except BeyondKnownHolidays:
        return None, Deadline.WhyOpen.BEYOND_HOLIDAYS
    return end, "" if end is not None else Deadline.WhyOpen.NO_TERM
