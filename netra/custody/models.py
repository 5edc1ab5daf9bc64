"""Roots: one hash over all rows that came since the last root, and over that root; and which rows those were.

A root that was mailed, published or time-stamped outside cannot be taken back. Whoever keeps it can later tell whether
any row under it was changed, taken away or put in between, whatever else was rewritten to fit.
"""

from typing import Any, NoReturn

from django.db import models


class Root(models.Model):
    """`value` is over number, moment, count, `tree` and the value before it; all hashes in hexadecimal."""

    number = models.PositiveIntegerField(unique=True)
    made_at = models.DateTimeField()
    rows = models.PositiveIntegerField()
    tree = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    value = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.number} {self.value}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A root is what later checks rest on; it is not deleted.")


class RootPart(models.Model):
    """Up to 4,096 leaves of a root in the order of its tree: letter of the table, id and hash, 41 bytes each.

    `top` is the root of this part alone. Keys order leaves by table and id; parts may overlap, as late rows come in a
    later root.
    """

    root = models.ForeignKey(Root, on_delete=models.PROTECT, related_name="parts")
    place = models.PositiveIntegerField()
    first_key = models.BigIntegerField()
    last_key = models.BigIntegerField()
    top = models.BinaryField(max_length=32)
    leaves = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["root", "place"], name="custody_one_part_a_place")]
        indexes = [models.Index(fields=["first_key", "last_key"], name="custody_where_a_row_is")]


class Mark(models.Model):
    """Up to which id each table is under a root."""

    letter = models.CharField(max_length=1, unique=True)
    last = models.BigIntegerField(default=0)


class Gap(models.Model):
    """Ids below a mark that were not there yet: on PostgreSQL a slow transaction may still bring them."""

    letter = models.CharField(max_length=1)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    seen_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["letter", "first"], name="custody_gaps")]


class Anchor(models.Model):
    """A root that was brought outside: by mail, into a folder elsewhere, or to a time-stamping authority (RFC 3161).

    `proof` is the authority's answer as it came; `where` is an address, folder or authority, never a secret.
    """

    class Kind(models.TextChoices):
        MAIL = "MAIL"
        FOLDER = "FOLDER"
        TIME = "TIME"

    root = models.ForeignKey(Root, on_delete=models.PROTECT, related_name="anchors")
    kind = models.CharField(max_length=6, choices=Kind)
    where = models.CharField(max_length=200)
    at = models.DateTimeField()
    proof = models.BinaryField(default=b"")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["root", "kind", "where"], name="custody_once_a_place")]
