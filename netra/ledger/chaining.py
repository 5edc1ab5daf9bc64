"""Rows in chains: each knows its number within its subject and a hash over itself and all before it."""

import os
from typing import Any
from uuid import UUID

from django.db import models, transaction

from netra.lib.chains import SALT, START, digest_of, link_of


class Sequence(models.Model):
    """The last number given out for a subject, and the hash its chain ends with. Its lock is what makes two writers
    wait for each other."""

    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    last = models.PositiveIntegerField(default=0)
    head = models.BinaryField(max_length=32, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject_kind", "subject_id"], name="ledger_one_sequence")]


class Chained(models.Model):
    """A row written once, with the next number of its subject. `hash` is empty only where rows were put in from below;
    checks name those."""

    sequence: "models.PositiveIntegerField[Any, Any]"  # each model's own: rows that are older than chains may lack it
    salt = models.BinaryField(max_length=SALT, null=True, editable=False)
    hash = models.BinaryField(max_length=32, null=True, editable=False)

    class Meta:
        abstract = True

    def chain(self) -> tuple[str, int]:
        """Kind and number of the subject whose chain this row joins."""
        raise NotImplementedError

    def canonical(self) -> bytes:
        """The row as bytes, the same on every database, with its place in the chain."""
        raise NotImplementedError

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Take the next place in the chain and write the row, in one transaction."""
        if not self._state.adding:
            raise LedgerIsClosed("A row of a chain is never changed; write a new row that corrects it.")
        with transaction.atomic(savepoint=False):
            self._join()
            super().save(*args, **(kwargs | {"force_insert": True}))

    def _join(self) -> None:
        kind, id = self.chain()
        mine = Sequence.objects.select_for_update().filter(subject_kind=kind, subject_id=id)
        held = mine.values_list("pk", "last", "head").first()
        if held is None:
            # Whoever began it a moment ago has its row; both then wait for the same one.
            Sequence.objects.bulk_create([Sequence(subject_kind=kind, subject_id=id)], ignore_conflicts=True)
            held = mine.values_list("pk", "last", "head").get()
        row, last, head = held
        self.sequence, self.salt = last + 1, os.urandom(SALT)
        self.hash = link_of(START if head is None else bytes(head), digest_of(self.salt, self.canonical()))
        Sequence.objects.filter(pk=row).update(last=last + 1, head=self.hash)


def number_of(id: UUID) -> int:
    """The number under which something with a long id stands in `Sequence`: its last 62 bits, all of them random."""
    return id.int & ((1 << 62) - 1)


class LedgerIsClosed(Exception):
    """Somebody tried to change or delete what has been written."""
