"""Check-out: of the people of one institution, one works on a case at a time. A hold runs out by itself."""

from datetime import date, datetime, timedelta

from django.db import transaction

from netra.accounts.queries import User
from netra.cases.actor import Actor
from netra.cases.clocks import zone_of
from netra.cases.models import Case, Hold
from netra.cases.permissions import may_work_on
from netra.cases.position import CASE
from netra.cases.refusals import NOT_YOURS, CannotAct
from netra.domain.words import Text
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject

LEASE = timedelta(hours=2)
HELD = Text(
    "{name} sedang mengerjakan perkara ini sampai pukul {until}. Tunggu, atau ambil alih dengan alasan.",
    "{name} is working on this case until {until}. Wait, or take it over with a reason.",
)


def held_by_another(case: Case, *, by: Actor, at: datetime) -> Hold | None:
    """The hold of a colleague that still runs; holds of other institutions keep nobody out."""
    if by.user is None:
        return None
    holds = Hold.objects.filter(case=case, institution=by.institution, until__gt=at)
    return holds.exclude(by=by.user).select_related("by").first()


def must_be_free(case: Case, *, by: Actor, at: datetime) -> None:
    """Raises `CannotAct` while a colleague holds the case."""
    hold = held_by_another(case, by=by, at=at)
    if hold is not None:
        until = f"{hold.until.astimezone(zone_of(case)):%H.%M}"
        said = {"name": hold.by.name, "until": until}
        raise CannotAct(Text(HELD.id.format(**said), HELD.en.format(**said)), why="HELD")


@transaction.atomic
def take(case: Case, *, by: Actor, on: date, at: datetime, why: str = "") -> Hold:
    """Check a case out, or go on holding it. From a colleague it is taken with a reason, which the ledger keeps."""
    user = _worker(case, by, on)
    Case.objects.select_for_update().get(pk=case.pk)  # of two who take at once, the second meets the first one's hold
    before = held_by_another(case, by=by, at=at)
    if before is not None:
        if not why.strip():
            must_be_free(case, by=by, at=at)
        event = Event(
            name="TAKEN_OVER",
            on=on,
            at=at,
            actor=by.ref,
            institution=by.institution,
            refs={"from": before.by_id},
            text=why.strip(),
        )
        ledger.record(Subject(CASE, case.pk), event)
    hold, _is_new = Hold.objects.update_or_create(
        case=case, institution_id=by.institution, defaults={"by": user, "until": at + LEASE}
    )
    return hold


def let_go(case: Case, *, by: Actor) -> bool:
    """Give a case back before the time is over; false when it was not held."""
    return bool(Hold.objects.filter(case=case, institution=by.institution, by=by.user).delete()[0])


def after_act(case: Case, *, by: Actor, at: datetime) -> None:
    """Whoever moved a case they hold goes on holding it; a closed case is held by nobody."""
    if case.is_closed:
        Hold.objects.filter(case=case).delete()
    elif by.user is not None:
        Hold.objects.filter(case=case, institution=by.institution, by=by.user).update(until=at + LEASE)


def _worker(case: Case, by: Actor, on: date) -> User:
    if case.is_closed or by.user is None or not may_work_on(case, by.user, by.institution, on):
        raise CannotAct(NOT_YOURS, why="NOT_YOURS")
    return by.user
