"""Reading the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Max, QuerySet

from netra.ledger.bodies import FIELDS, body, in_bytes, micros
from netra.ledger.chaining import Chained, number_of
from netra.ledger.models import Deadline, Entry, EntryText, Sequence
from netra.ledger.tables import ChainTable

ENTRIES = ChainTable(
    letter="L",
    name="ledger",
    model=Entry,
    order=("subject_kind", "subject_id", "sequence"),
    fields=FIELDS,
    subject=lambda row: (row["subject_kind"], row["subject_id"]),
    body=body,
    also={"words_salt": F("words__salt"), "words_text": F("words__text"), "words_erased_at": F("words__erased_at")},
)
ERASED_EVENT = "TEXT_ERASED"
text_digest = EntryText.digest
OPEN_STATES = (Deadline.State.RUNNING, Deadline.State.OVERDUE)

__all__ = [
    "ENTRIES",
    "ERASED_EVENT",
    "OPEN_STATES",
    "ChainTable",
    "Chained",
    "Check",
    "Deadline",
    "Entry",
    "check",
    "deadlines",
    "ends_of",
    "entries_after",
    "in_bytes",
    "lapsed_rules",
    "last_numbers",
    "micros",
    "number_of",
    "open_deadlines",
    "rows",
    "run_out",
    "subjects",
    "subjects_by_kind",
    "text_digest",
    "timeline",
]


def timeline(kind: str, id: int) -> QuerySet[Entry]:
    """Every row of a subject in the order written, with its words."""
    return Entry.objects.filter(subject_kind=kind, subject_id=id).select_related("words").order_by("sequence")


def entries_after(last_id: int, events: Iterable[str] | None = None) -> QuerySet[Entry]:
    """Rows written since the one with this id, oldest first."""
    found = Entry.objects.filter(id__gt=last_id).order_by("id")
    return found if events is None else found.filter(event__in=list(events))


def last_numbers(kind: str, ids: Iterable[int]) -> dict[int, int]:
    """The number of the last row of each of these subjects."""
    found = Sequence.objects.filter(subject_kind=kind, subject_id__in=list(ids))
    return dict(found.values_list("subject_id", "last"))


def subjects(kind: str) -> QuerySet[Sequence]:
    """Every subject of a kind with the number of its last row, by its id."""
    return Sequence.objects.filter(subject_kind=kind).order_by("subject_id")


def open_deadlines(kind: str, ids: Iterable[int]) -> QuerySet[Deadline]:
    """Clocks still running or overdue on these subjects, the nearest end first."""
    return Deadline.objects.filter(subject_kind=kind, subject_id__in=list(ids), state__in=OPEN_STATES).order_by(
        "due_at", "id"
    )


def deadlines(kind: str, id: int) -> QuerySet[Deadline]:
    """All clocks of a subject, ended ones too, in the order they started."""
    return Deadline.objects.filter(subject_kind=kind, subject_id=id).order_by("started_at", "id")


def run_out(at: datetime) -> QuerySet[Deadline]:
    """Running clocks whose end has passed."""
    return Deadline.objects.filter(state=Deadline.State.RUNNING, due_at__lte=at).order_by("due_at", "id")


def lapsed_rules(kind: str, id: int, *, at: datetime, track_id: int | None) -> frozenset[str]:
    """Rules whose open clock on this subject has run out, or never had an end to wait for."""
    found = open_deadlines(kind, [id]).filter(track_id=track_id)
    return frozenset(d.rule for d in found if d.due_at is None or d.due_at <= at)


def ends_of(subjects: Iterable[tuple[str, int]]) -> dict[tuple[str, int], tuple[int, bytes]]:
    """The last number and the last hash of each of these chains."""
    by_kind: dict[str, list[int]] = {}
    for kind, id in subjects:
        by_kind.setdefault(kind, []).append(id)
    return {
        (kind, id): (last, bytes(head or b""))
        for kind, ids in by_kind.items()
        for id, last, head in Sequence.objects.filter(subject_kind=kind, subject_id__in=ids).values_list(
            "subject_id", "last", "head"
        )
    }


def subjects_by_kind() -> dict[str, int]:
    """How many subjects of each kind have a chain."""
    found = Sequence.objects.filter(last__gt=0).order_by().values("subject_kind").annotate(n=Count("id"))
    return {row["subject_kind"]: row["n"] for row in found}


def rows(kind: str = "") -> QuerySet[Entry]:
    """Every row, or those about subjects of a kind, the latest first."""
    found = Entry.objects.order_by("-id")
    return found.filter(subject_kind=kind) if kind else found


@dataclass(frozen=True, slots=True)
class Check:
    """What reading the whole ledger of a kind found: subjects with a gap in their numbers, rows whose words changed."""

    subjects: int
    rows: int
    gaps: tuple[int, ...]
    altered: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        return not (self.gaps or self.altered)


def check(kind: str) -> Check:
    """Whether the numbers of every subject run from 1 without a gap, and every text still has the hash in its row."""
    given = dict(Sequence.objects.filter(subject_kind=kind).values_list("subject_id", "last"))
    found = Entry.objects.filter(subject_kind=kind).order_by().values("subject_id")
    counted = {
        row["subject_id"]: (row["n"], row["last"]) for row in found.annotate(n=Count("id"), last=Max("sequence"))
    }
    gaps = [id for id in given.keys() | counted.keys() if counted.get(id, (0, 0)) != (given.get(id), given.get(id))]
    words = EntryText.objects.filter(entry__subject_kind=kind, erased_at=None).select_related("entry")
    altered = [
        text.entry_id
        for text in words.iterator(chunk_size=500)
        if EntryText.digest(text.salt, text.text) != text.entry.text_hash
    ]
    return Check(len(given), sum(n for n, _ in counted.values()), tuple(sorted(gaps)), tuple(sorted(altered)))
