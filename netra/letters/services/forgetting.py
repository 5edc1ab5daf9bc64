"""Letters of cases whose words were erased lose theirs too; number, day and fingerprints stay."""

from datetime import datetime

from netra.ledger.queries import Entry
from netra.letters.models import Letter, Sending

FADED = "CASE_FADED"


def forget_faded(*, at: datetime) -> int:
    """Erase the words of letters of faded cases; how many letters lost theirs."""
    faded = Entry.objects.filter(subject_kind="CASE", event=FADED).values("subject_id")
    mine = Letter.objects.filter(case__in=faded).exclude(content__isnull=True, given={}, void_reason="")
    found = list(mine.values_list("pk", flat=True)[:500])
    Sending.objects.filter(letter__in=found).update(to="", taken_by="", note="", address="")
    return Letter.objects.filter(pk__in=found).update(content=None, given={}, void_reason="")
