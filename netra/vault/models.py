"""What the vault keeps: sealed texts, and a row for each time one was opened."""

import uuid
from typing import Any, NoReturn

from django.db import models
from django.db.models.functions import Now

from netra.ledger.queries import Chained, number_of
from netra.vault.openings import SEALED, opening_body


class Sealed(models.Model):
    """A few fields of text under a key that is not in this database.

    After `forget` the ciphertext is empty and the row stays, as proof that there was something and when it went.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=40)
    ciphertext = models.BinaryField()
    key_id = models.CharField(max_length=16)
    created_at = models.DateTimeField(db_default=Now())
    forgotten_at = models.DateTimeField(null=True)
    forgotten_by = models.CharField(max_length=64, blank=True)
    forgotten_why = models.CharField(max_length=500, blank=True)

    class Meta:
        # Rotation walks the rows that still lie under an old key.
        indexes = [models.Index(fields=["key_id"], name="sealed_by_key")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(purpose=""), name="sealed_has_purpose"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"


class Opening(Chained):
    """One opening of a sealed text: who, why, when; chained with those before it. Never changed, never deleted."""

    sealed = models.ForeignKey(Sealed, on_delete=models.PROTECT, related_name="openings")
    sequence = models.PositiveIntegerField(null=True, editable=False)
    by = models.CharField(max_length=64)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="opening_has_reason"),
            models.CheckConstraint(condition=~models.Q(by=""), name="opening_has_person"),
            models.UniqueConstraint(fields=["sealed", "sequence"], name="opening_one_row_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.sealed_id} {self.at:%Y-%m-%d} {self.by}"

    def chain(self) -> tuple[str, int]:
        return SEALED, number_of(self.sealed_id)

    def canonical(self) -> bytes:
        return opening_body({name: getattr(self, name) for name in ("sealed_id", "sequence", "by", "reason", "at")})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("An opening is a record of what happened; it is not deleted.")
