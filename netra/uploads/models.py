"""Files that come in pieces. An upload belongs to one form, known by a keyed mark of its secret."""

import uuid

from django.db import models
from django.db.models import F, Q


class Upload(models.Model):
    """One file on its way. Its address is its id, which nobody can guess; only bytes can be added there, none read.

    `offset` counts the bytes that lie on the disk. Once whole it becomes `evidence`, and the pieces go.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.CharField(max_length=64)
    name = models.CharField(max_length=160, blank=True)
    length = models.PositiveBigIntegerField()
    offset = models.PositiveBigIntegerField(default=0)
    by = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    evidence = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["form"], name="uploads_of_form"),
            models.Index(fields=["moved_at"], name="uploads_oldest"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(offset__lte=F("length"), length__gt=0), name="uploads_within_length"),
        ]

    def __str__(self) -> str:
        return f"{self.offset}/{self.length}"

    @property
    def is_whole(self) -> bool:
        return self.offset == self.length


class Piece(models.Model):
    """Bytes of an upload from `start` on, in a file of the store called `file`."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="pieces")
    start = models.PositiveBigIntegerField()
    file = models.CharField(max_length=32)

    class Meta:
        ordering = ["start"]
        constraints = [models.UniqueConstraint(fields=["upload", "start"], name="uploads_one_piece_a_place")]

    def __str__(self) -> str:
        return f"{self.upload_id} {self.start}"
