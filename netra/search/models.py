"""The words of files and readings as they are looked through. It can be thrown away and made again from the rest."""

from django.db import models


class Document(models.Model):
    """One file or reading: its words as they stand, by place, and their stems as the index reads them.

    `sequence` is the last row of its ledger that the words take into account. `offices` are tokens of offices, by
    which an index leaves out what cannot be seen; whether it may be seen is asked of its own app.
    """

    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    sequence = models.PositiveIntegerField()
    parts = models.JSONField(default=list)
    stems = models.TextField()
    offices = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject_kind", "subject_id"], name="search_one_document")]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"


class Cursor(models.Model):
    """How far the ledger was read."""

    name = models.CharField(max_length=20, primary_key=True)
    last_entry = models.BigIntegerField(default=0)
    swept_on = models.DateField(null=True)
