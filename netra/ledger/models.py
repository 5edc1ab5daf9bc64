"""The one ledger: what happened, when, by whom, under which rule. Append only; texts lie apart and can be erased."""

import hashlib
from typing import Any, Never

from django.db import models

from netra.ledger import bodies
from netra.ledger.chaining import Chained, LedgerIsClosed, Sequence

__all__ = ["Deadline", "Entry", "EntryText", "LedgerIsClosed", "Sequence"]


class Entry(Chained):
    """One row of the ledger: codes, ids and dates only, and a salted hash of its text."""

    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    sequence = models.PositiveIntegerField(editable=False)
    event = models.CharField(max_length=40)
    at = models.DateTimeField()
    on = models.DateField()
    actor = models.CharField(max_length=40)
    institution = models.CharField(max_length=40, blank=True)
    track_id = models.BigIntegerField(null=True)
    from_stage = models.CharField(max_length=40, blank=True)
    to_stage = models.CharField(max_length=40, blank=True)
    result = models.CharField(max_length=40, blank=True)
    basis = models.JSONField(default=list)
    refs = models.JSONField(default=dict)
    catalogue = models.CharField(max_length=12, blank=True)
    text_hash = models.CharField(max_length=64, blank=True)
    form = models.PositiveSmallIntegerField(default=bodies.FORM)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id", "sequence"], name="ledger_one_row_a_number")
        ]
        # The notices read on from the last row they saw.
        indexes = [models.Index(fields=["event", "id"])]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} #{self.sequence} {self.event}"

    def chain(self) -> tuple[str, int]:
        return self.subject_kind, self.subject_id

    def canonical(self) -> bytes:
        return bodies.body({name: getattr(self, name) for name in bodies.FIELDS})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise LedgerIsClosed("A ledger row is never changed; write a new row that corrects it.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise LedgerIsClosed("A ledger row is never deleted; only its text can be erased, by a dated rule.")


class EntryText(models.Model):
    """The words that belong to a row. Erasing empties them; the hash in the row stays as proof that there were some."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="words")
    salt = models.CharField(max_length=32)
    text = models.TextField()
    erased_at = models.DateTimeField(null=True)
    erased_under = models.CharField(max_length=60, blank=True)

    @staticmethod
    def digest(salt: str, text: str) -> str:
        return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


class Deadline(models.Model):
    """A clock that runs on a subject: what rule started it, when it ends, and how it ended."""

    class State(models.TextChoices):
        RUNNING = "RUNNING"
        OVERDUE = "OVERDUE"
        MET = "MET"
        MET_LATE = "MET_LATE"

    class WhyOpen(models.TextChoices):
        """Why a clock has no end."""

        NO_TERM = "NO_TERM"
        BEYOND_HOLIDAYS = "BEYOND_HOLIDAYS"

    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    track_id = models.BigIntegerField(null=True)
    rule = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    set_by_letter = models.BooleanField(default=False)
    why_open = models.CharField(max_length=20, choices=WhyOpen, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_at__isnull=True) | models.Q(due_at__gte=models.F("started_at")),
                name="ledger_due_after_start",
            )
        ]
        # `mark_overdue` looks for running clocks in the order they end.
        indexes = [
            models.Index(fields=["state", "due_at"]),
            models.Index(fields=["subject_kind", "subject_id"]),
            # Open clocks in the order they end, counted without a look at their rows.
            models.Index(
                fields=["due_at", "subject_id", "rule", "state", "subject_kind"],
                condition=models.Q(ended_at__isnull=True),
                name="ledger_open_clocks",
            ),
            # Open clocks case by case. `ended_at` stands in it too, or SQLite would look it up in the row.
            models.Index(
                fields=["subject_id", "due_at", "rule", "track_id", "subject_kind", "ended_at"],
                condition=models.Q(ended_at__isnull=True),
                name="ledger_open_clocks_of",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} of {self.subject_kind} {self.subject_id}, due {self.due_at}"

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.RUNNING, self.State.OVERDUE}
