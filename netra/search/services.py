"""Keeping the index up with the ledger. Everything here may be killed at any line and run again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.utils.timezone import localdate

from netra.ledger import queries as ledger
from netra.lib.batches import batches
from netra.search.indexing import KINDS, documents
from netra.search.models import Cursor, Document

CURSOR = "ledger"
STRETCH = 2000
LOOK_BACK = 1000  # numbers a slow transaction may lag behind; what lags further is found by the daily sweep
AT_ONCE = 200


def advance(*, at: datetime) -> int:
    """Take in what the ledger says was changed, and once a day whatever that may have missed; how many subjects."""
    cursor, _ = Cursor.objects.get_or_create(name=CURSOR)
    seen = ledger.entries_after(max(cursor.last_entry - LOOK_BACK, 0)).filter(subject_kind__in=KINDS)
    rows = list(seen.values_list("id", "subject_kind", "subject_id")[: STRETCH + LOOK_BACK])
    touched = defaultdict[str, set[int]](set)
    for _, kind, subject in rows:
        touched[kind].add(subject)
    done = sum(refresh(kind, ids) for kind, ids in touched.items())
    if rows and rows[-1][0] > cursor.last_entry:
        Cursor.objects.filter(name=CURSOR, last_entry=cursor.last_entry).update(last_entry=rows[-1][0])
    return done + _sweep(localdate(at))


def refresh(kind: str, ids: Iterable[int]) -> int:
    """Make anew the documents that are behind their ledger; how many."""
    done = 0
    for some in batches(sorted(ids), AT_ONCE):
        numbers = ledger.last_numbers(kind, some)
        known = Document.objects.filter(subject_kind=kind, subject_id__in=some)
        had = dict(known.values_list("subject_id", "sequence"))
        done += _keep(kind, {subject: last for subject, last in numbers.items() if had.get(subject) != last})
    return done


def _sweep(today: date) -> int:
    """Go through all subjects once a day; the day is kept when that is done."""
    if Cursor.objects.filter(name=CURSOR, swept_on=today).exists():
        return 0
    done = 0
    for kind in KINDS:
        ids = ledger.subjects(kind).values_list("subject_id", flat=True)
        for some in batches(list(ids), 5000):
            done += refresh(kind, some)
    Cursor.objects.filter(name=CURSOR).update(swept_on=today)
    return done


def _keep(kind: str, numbers: Mapping[int, int]) -> int:
    if not numbers:
        return 0
    made = list(documents(kind, numbers))
    Document.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["subject_kind", "subject_id"],
        update_fields=["sequence", "parts", "stems", "offices"],
    )
    return len(made)


def forget_all() -> None:
    """Empty the index; the worker makes it anew."""
    Document.objects.all().delete()
    Cursor.objects.filter(name=CURSOR).update(last_entry=0, swept_on=None)
