"""Who is on a list no longer goes from the register, and what goes leaves a proof in the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject
from netra.personnel.models import DeclaredAccount, Employee, StaffFile
from netra.personnel.services.versions import raise_version

FILE = "STAFF_FILE"
MOST_LEAVING = 0.2
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class Left:
    """An employer of whose list so many of so many people would have gone, and did not."""

    employer: str
    leaving: int
    total: int


def remove_older(
    employers: Iterable[str], file: StaffFile, *, at: datetime, is_whole: bool
) -> tuple[int, tuple[Left, ...]]:
    """Remove the people of these employers whom only an older list names; how many, and who was kept back."""
    gone, kept_back = 0, []
    for employer in sorted(employers):
        everybody = Employee.objects.filter(employer=employer)
        older = everybody.filter(as_of__lt=file.as_of)
        leaving = older.count()
        if not leaving:
            continue
        total = everybody.count()
        if leaving > MOST_LEAVING * total and not is_whole:
            kept_back.append(Left(employer, leaving, total))
            continue
        event = Event("STAFF_REPLACED", on=localdate(at), at=at, actor="console", institution=employer)
        gone += _remove(older, Subject(FILE, file.pk), event)
    return gone, tuple(kept_back)


def remove_list(employer: str, *, by: str, at: datetime, reason: str) -> int:
    """Remove everybody of an employer with their declared accounts; how many. The ledger keeps the counts and why."""
    newest = Employee.objects.filter(employer=employer).order_by("-file_id").first()
    if newest is None:
        return 0
    event = Event("STAFF_REMOVED", on=localdate(at), at=at, actor=by, institution=employer, text=reason)
    return _remove(Employee.objects.filter(employer=employer), Subject(FILE, newest.file_id), event)


def _remove(people: "QuerySet[Employee]", subject: Subject, event: Event) -> int:
    """Remove people some at a time, each time with its own row in the ledger: a kill leaves no removal untold."""
    count = 0
    while True:
        with transaction.atomic():
            some = list(people.order_by("pk").values_list("pk", flat=True)[:_BATCH])
            if not some:
                return count
            accounts, _ = DeclaredAccount.objects.filter(employee__in=some).delete()
            removed, _ = Employee.objects.filter(pk__in=some).delete()
            told = Event(
                name=event.name,
                on=event.on,
                at=event.at,
                actor=event.actor,
                institution=event.institution,
                refs={"people": removed, "accounts": accounts},
                text=event.text,
            )
            ledger.record(subject, told)
            raise_version()
            count += removed
