"""Reading the ledger on and telling each partner what concerns it; in one transaction with the cursor, one at a time.

The cursor's row is held while events get their numbers, so that they are seen in that order by whoever reads them.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from netra.cases import queries as cases
from netra.cases.queries import CASE
from netra.domain.procedures.actions import ACTIONS
from netra.ledger import queries as ledger
from netra.ledger.queries import Entry
from netra.partners.models import Cursor, Delivery, Event, EventType, Gap, Handover, Hook, Partner
from netra.partners.permissions import program_of

if TYPE_CHECKING:
    from netra.cases.models import Track

CURSOR = "ledger"
STRETCH = 200
FILLED_AT_ONCE = 200
ROUNDS = 10
LOOK_BACK = 1000  # numbers a slow transaction may lag behind
GAP_LASTS = timedelta(days=1)  # longer than any transaction; then the number belonged to one that was given up


def collect(*, at: datetime) -> int:
    """Tell partners of every row not read yet; how many events came of it. Killed anywhere, none is lost or doubled."""
    made = 0
    for _ in range(ROUNDS):
        if not _is_behind():
            break
        read, new = _stretch(at)
        made += new
        if not read:
            break
    return made


def _is_behind() -> bool:
    """Whether there is anything to do; asked without a lock, since the worker asks every few seconds."""
    cursor = Cursor.objects.filter(name=CURSOR).first()
    if cursor is None or Gap.objects.exists() or _to_fill().exists():
        return True
    return ledger.entries_after(cursor.last_entry).exists()


@transaction.atomic
def _stretch(at: datetime) -> tuple[int, int]:
    Cursor.objects.get_or_create(name=CURSOR)
    cursor = Cursor.objects.select_for_update().get(name=CURSOR)
    partners = list(Partner.objects.filter(ended_at=None).select_related("institution"))
    if not partners:
        return _jump(cursor)
    rows = _late_rows(at)
    new = list(ledger.entries_after(cursor.last_entry)[:STRETCH])
    if new:
        _note_gaps(cursor.last_entry, [row.pk for row in new], at)
        Cursor.objects.filter(pk=cursor.pk).update(last_entry=new[-1].pk)
    rows += new
    made = _tell(partners, [row for row in rows if row.subject_kind == CASE], at)
    filled = sum(_fill(partner, at) for partner in _to_fill()[:1])
    return len(rows) + filled, made + filled


def _jump(cursor: Cursor) -> tuple[int, int]:
    """While nobody listens there is nothing to tell: whoever is connected later is told what lies there by `_fill`."""
    last = ledger.rows().values_list("pk", flat=True).first() or 0
    Cursor.objects.filter(pk=cursor.pk).update(last_entry=last)
    Gap.objects.all().delete()
    return 0, 0


def _to_fill() -> QuerySet[Partner]:
    return Partner.objects.filter(ended_at=None, filled_to__isnull=False).select_related("institution")


def _late_rows(at: datetime) -> list[Entry]:
    """Rows whose transaction ended after a later number had been read."""
    numbers = list(Gap.objects.values_list("entry_id", flat=True))
    if not numbers:
        return []
    late = list(ledger.entries_after(min(numbers) - 1).filter(id__in=numbers))
    Gap.objects.filter(entry_id__in=[row.pk for row in late]).delete()
    Gap.objects.filter(seen_at__lt=at - GAP_LASTS).delete()
    return late


def _note_gaps(last: int, read: list[int], at: datetime) -> None:
    present = set(read)
    since = max(last + 1, read[0] - LOOK_BACK)
    missing = (number for number in range(since, read[-1]) if number not in present)
    Gap.objects.bulk_create((Gap(entry_id=number, seen_at=at) for number in missing), ignore_conflicts=True)


def _tell(partners: Iterable[Partner], rows: Sequence[Entry], at: datetime) -> int:
    """Events of these rows for those they concern."""
    touched = {row.subject_id for row in rows}
    concerned = cases.institutions_of(touched) if touched else frozenset()
    return sum(_tell_one(partner, rows, touched, at) for partner in partners if partner.institution_id in concerned)


def _tell_one(partner: Partner, rows: Sequence[Entry], touched: set[int], at: datetime) -> int:
    standings = cases.standings_of(program_of(partner), localdate(at))
    tracks = {track.pk: track for track in cases.handed_to(standings).filter(case__in=touched)}
    events = _arrivals(partner, list(tracks.values()), at)
    handovers = {one.track_id: one for one in Handover.objects.filter(partner=partner, track__in=tracks)}
    had = set(Event.objects.filter(handover__in=handovers.values()).values_list("handover", "entry_id"))
    for row in rows:
        handover, type = handovers.get(row.track_id or 0), _type_of(row)
        if handover is not None and type is not None and (handover.pk, row.pk) not in had:
            events.append(_event(partner, handover, row, type))
    return _keep(partner, events, at)


def _type_of(row: Entry) -> EventType | None:
    if row.event in ACTIONS:
        return EventType.ENDED if row.result else EventType.MOVED
    return {"PAPER_ADDED": EventType.PAPER, "OVERDUE": EventType.OVERDUE}.get(row.event)


def _event(partner: Partner, handover: Handover, row: Entry, type: EventType) -> Event:
    return Event(
        partner=partner,
        handover=handover,
        entry_id=row.pk,
        type=type,
        at=row.at,
        on=row.on,
        action=row.event if row.event in ACTIONS else "",
        stage=row.to_stage,
        result=row.result,
        institution=row.institution,
        by_you=row.actor == f"partner:{partner.pk}",
    )


def _arrivals(partner: Partner, tracks: "Sequence[Track]", at: datetime) -> list[Event]:
    """Handovers for tracks this partner was not told of, and the events that say so."""
    known = set(Handover.objects.filter(partner=partner, track__in=tracks).values_list("track", flat=True))
    new = [Handover(partner=partner, track_id=track.pk, arrived_at=at) for track in tracks if track.pk not in known]
    made = {one.track_id: one for one in Handover.objects.bulk_create(new)}
    return [
        Event(
            partner=partner,
            handover=made[track.pk],
            type=EventType.ARRIVED,
            at=at,
            on=track.opened_on,
            stage=track.stage,
            result=track.result,
            institution=track.case.handling_office_id,
        )
        for track in tracks
        if track.pk in made
    ]


def _fill(partner: Partner, at: datetime) -> int:
    """What had been handed to the institution before its system came, some at a time. It is read from the list and the
    cursor; hooks are told of what happens from now on."""
    standings = cases.standings_of(program_of(partner), localdate(at))
    tracks = list(cases.handed_to(standings).filter(pk__gt=partner.filled_to or 0)[:FILLED_AT_ONCE])
    Event.objects.bulk_create(_arrivals(partner, tracks, at))
    last = tracks[-1].pk if len(tracks) == FILLED_AT_ONCE else None
    Partner.objects.filter(pk=partner.pk).update(filled_to=last)
    return len(tracks)


def _keep(partner: Partner, events: list[Event], at: datetime) -> int:
    """Write the events down, each for every hook of the partner that is in use."""
    kept = Event.objects.bulk_create(events)
    hooks = list(Hook.objects.filter(partner=partner, ended_at=None)) if kept else []
    Delivery.objects.bulk_create(Delivery(hook=hook, event=event, try_at=at) for hook in hooks for event in kept)
    return len(kept)
