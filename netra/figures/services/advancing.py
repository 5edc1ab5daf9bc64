"""Reading the ledger on from the cursor and counting anew every case it touched.

One transaction holds the cursor's row, the rows of the cases and the cells; a worker killed anywhere leaves either all
of it or nothing, and a second worker waits for the first and then goes on from where it stopped.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from secrets import token_hex

from django.db import transaction

from netra.cases import queries as cases
from netra.cases.queries import CASE
from netra.figures.adding import Sums
from netra.figures.counting import Rows, rows_of
from netra.figures.models import Cell, Cursor, Delay, Gap, Matter, Party, Referral, StageCell, Wait
from netra.figures.services.keeping import keep_rows, keep_sums
from netra.ledger import queries as ledger
from netra.lib.batches import batches
from netra.lib.tidying import tidied_between

CURSOR = "ledger"
AT_ONCE = 2000  # cases whose facts are read together
LOOK_BACK = 1000  # numbers a slow transaction may lag behind; a ledger brought from elsewhere may start at any number
GAP_LASTS = timedelta(days=1)  # longer than any transaction; then the number belonged to one that was given up
FRESH_FOR = timedelta(seconds=60)


def advance(*, at: datetime, limit: int = 2000) -> int:
    """Count what the ledger holds beyond the cursor, at most `limit` rows; tells how many rows it read, 0 when done."""
    if not _is_behind(at):
        return 0
    with transaction.atomic():
        cursor = _held()
        late = _late_rows(at)
        rows = list(ledger.entries_after(cursor.last_entry).values_list("id", "subject_kind", "subject_id")[:limit])
        if rows:
            _note_gaps(cursor.last_entry, [id for id, _kind, _subject in rows], at)
            cursor.last_entry = rows[-1][0]
        cursor.at = at
        touched = {subject: id for id, kind, subject in rows if kind == CASE}
        moved = _not_counted_yet(touched) | late
        if moved:
            count_anew(moved)
            cursor.turn = token_hex(8)
        cursor.save()
    return len(rows) + len(late)


def rebuild(*, at: datetime, limit: int = 50_000) -> int:
    """Forget every figure and count the whole ledger again; tells how many cases there are. May be cut short and
    taken up by `advance`: until it is done, the figures say how far they have come."""
    with transaction.atomic():
        cursor = _held()
        for model in (Cell, StageCell, Matter, Party, Referral, Delay, Wait, Gap):
            model.objects.all().delete()
        cursor.last_entry = 0
        cursor.turn = token_hex(8)
        cursor.save()
    while advance(at=at, limit=limit):
        pass
    return Matter.objects.count()


def count_anew(ids: Collection[int]) -> None:
    """Take these cases out of the sums as they were counted, and put them in as they are."""
    sums = Sums()
    for some in tidied_between(batches(sorted(ids), AT_ONCE)):
        was, now = _stored(some), rows_of(cases.facts_of(some))
        sums.add(was, -1)
        sums.add(now, 1)
        _replace(was, now)
    keep_sums(sums)


def _is_behind(at: datetime) -> bool:
    """Whether there is anything to do; asked without a lock, since the worker asks every few seconds."""
    cursor = Cursor.objects.filter(name=CURSOR).first()
    if cursor is None or cursor.at is None or cursor.at <= at - FRESH_FOR or Gap.objects.exists():
        return True
    return ledger.entries_after(cursor.last_entry).exists()


def _held() -> Cursor:
    Cursor.objects.get_or_create(name=CURSOR)
    return Cursor.objects.select_for_update().get(name=CURSOR)


def _late_rows(at: datetime) -> set[int]:
    """Cases of rows whose transaction ended after a later number had been read."""
    numbers = list(Gap.objects.values_list("entry_id", flat=True))
    if not numbers:
        return set()
    late = list(
        ledger.entries_after(min(numbers) - 1).filter(id__in=numbers).values_list("id", "subject_kind", "subject_id")
    )
    Gap.objects.filter(entry_id__in=[id for id, _kind, _subject in late]).delete()
    Gap.objects.filter(seen_at__lt=at - GAP_LASTS).delete()
    return {subject for _id, kind, subject in late if kind == CASE}


def _note_gaps(last: int, read: list[int], at: datetime) -> None:
    present = set(read)
    since = max(last + 1, read[0] - LOOK_BACK)
    missing = (number for number in range(since, read[-1]) if number not in present)
    Gap.objects.bulk_create((Gap(entry_id=number, seen_at=at) for number in missing), ignore_conflicts=True)


def _not_counted_yet(touched: dict[int, int]) -> set[int]:
    """Cases not counted since their last row here. The rows of one case are written one after the other, so a case
    counted with a later row has all earlier ones in it."""
    counted: dict[int, int] = {}
    for some in batches(touched, AT_ONCE):
        counted.update(Matter.objects.filter(id__in=some).values_list("id", "entry"))
    return {case for case, entry in touched.items() if counted.get(case, 0) < entry}


def _stored(ids: Collection[int]) -> Rows:
    matters = list(Matter.objects.filter(id__in=ids))
    known = [matter.pk for matter in matters]
    if not known:
        return Rows()
    return Rows(
        matters,
        list(Party.objects.filter(case_id__in=known)),
        list(Referral.objects.filter(case_id__in=known)),
        list(Delay.objects.filter(case_id__in=known)),
        list(Wait.objects.filter(case_id__in=known)),
    )


def _replace(was: Rows, now: Rows) -> None:
    for model, rows in was.lists():
        if rows:
            model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()
    for model, rows in now.lists():
        keep_rows(model, rows)
