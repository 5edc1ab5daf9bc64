"""Signing in to a session: the door opens, people sign, the door closes, the signatures become a count."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, F
from django.utils.timezone import localdate

from netra.campaigns.door_tokens import door_digest, token_of
from netra.campaigns.models import Act, Attendance, AttendanceDoor, Exactness, Reach
from netra.campaigns.services.noting import note
from netra.cases.services import Actor

if TYPE_CHECKING:
    from netra.registry.models import Agency

MOST = 5000  # signatures a session takes: more than any hall, fewer than a disk
NAMES_LAST = timedelta(days=30)  # after the door closed; the page promises it
CLOCK = Actor("clock")


class DoorClosed(Exception):
    """The door is not open at this moment."""


class DoorFull(Exception):
    """More signatures came than any session has people."""


class StillOpen(Exception):
    """The signatures are counted when the door has closed."""


@transaction.atomic
def open_door(
    act: Act, *, opens_at: datetime, closes_at: datetime, by: Actor, on: date, at: datetime
) -> AttendanceDoor:
    """Let people sign in between two moments; asked again, the moments change and the address stays."""
    digest = door_digest(token_of(act))
    door, _is_new = AttendanceDoor.objects.update_or_create(
        act=act, defaults={"digest": digest, "opens_at": opens_at, "closes_at": closes_at}
    )
    note(act, "PREVENTION_DOOR_OPENED", by=by, on=on, at=at)
    return door


@transaction.atomic
def close_door(act: Act, *, by: Actor, on: date, at: datetime) -> bool:
    """Close the door now; false when it was closed."""
    open_doors = AttendanceDoor.objects.filter(act=act, closes_at__gt=at)
    closed = open_doors.filter(opens_at__lte=at).update(closes_at=at)
    closed += open_doors.filter(opens_at__gt=at).update(closes_at=F("opens_at"))
    if closed:
        note(act, "PREVENTION_DOOR_CLOSED", by=by, on=on, at=at)
    return bool(closed)


def sign_in(
    door: AttendanceDoor,
    *,
    form: str,
    agency: "Agency | None",
    agency_text: str,
    employment: str,
    name: str,
    at: datetime,
) -> bool:
    """Put one signature down; false when this very form (its digest) was handed in before.

    Raises `DoorClosed`, `DoorFull`.
    """
    if Attendance.objects.filter(digest=form).exists():
        return False
    if not door.is_open(at):
        raise DoorClosed
    if door.act.attendances.count() >= MOST:
        raise DoorFull
    values = {"act": door.act, "agency": agency, "agency_text": "" if agency else agency_text}
    _row, is_new = Attendance.objects.get_or_create(
        digest=form, defaults={**values, "employment": employment, "name": name, "at": at}
    )
    return is_new


def name_agency(act: Act, *, text: str, agency: "Agency") -> int:
    """Say which agency of the register people meant with what they typed; how many signatures that settles."""
    return act.attendances.filter(agency=None, agency_text=text).update(agency=agency, agency_text="")


@transaction.atomic
def count_signatures(act: Act, *, erase_names: bool, by: Actor, on: date, at: datetime) -> int:
    """Make the signatures of a closed door the act's audience, by agency and employment; tells how many people.

    Done again after more have signed, it counts anew. Where somebody counted more people by hand, that count stays.
    Raises `StillOpen`.
    """
    door = AttendanceDoor.objects.select_for_update().get(act=act)
    if at < door.closes_at:
        raise StillOpen
    signed = list(
        act.attendances.order_by().values_list("agency", "agency_text", "employment").annotate(people=Count("pk"))
    )
    act.reaches.filter(exactness=Exactness.SIGN_IN).delete()
    by_hand = {(row.agency_id, row.employment): row for row in act.reaches.filter(agency__isnull=False)}
    rows = []
    for agency, text, employment, people in signed:
        other = by_hand.get((agency, employment)) if agency else None
        if other is not None:
            if (other.people or 0) > people:
                continue
            other.delete()
        rows.append(
            Reach(
                act=act,
                agency_id=agency,
                audience=text,
                employment=employment,
                people=people,
                exactness=Exactness.SIGN_IN,
            )
        )
    Reach.objects.bulk_create(rows)
    AttendanceDoor.objects.filter(pk=door.pk).update(confirmed_at=at)
    total = sum(int(people) for *_who, people in signed)
    note(act, "PREVENTION_SIGN_IN_COUNTED", by=by, on=on, at=at, people=total)
    if erase_names:
        _erase(act, by=by, on=on, at=at)
    return total


def erase_old_names(at: datetime) -> int:
    """Erase the names of doors that closed so long ago that nobody may need them; how many doors."""
    due = AttendanceDoor.objects.filter(closes_at__lte=at - NAMES_LAST, act__attendances__name__gt="")
    acts = [door.act for door in due.select_related("act").distinct()]
    for act in acts:
        with transaction.atomic():
            _erase(act, by=CLOCK, on=localdate(at), at=at)
    return len(acts)


def _erase(act: Act, *, by: Actor, on: date, at: datetime) -> None:
    erased = act.attendances.exclude(name="").update(name="")
    AttendanceDoor.objects.filter(act=act).update(names_erased_at=at)
    if erased:
        note(act, "PREVENTION_NAMES_ERASED", by=by, on=on, at=at, names=erased)
