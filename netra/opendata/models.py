"""What was published when, and what was held back: the second never leaves the house."""

from typing import Any

from django.db import models


class Snapshot(models.Model):
    """A published version: a folder of files that never changes. The row is written last, so what has none is not
    published. `as_of` and `entry` say how far the ledger had been counted."""

    version = models.CharField(max_length=10, unique=True)
    on = models.DateField()
    as_of = models.DateTimeField()
    entry = models.BigIntegerField()
    published_at = models.DateTimeField()
    catalogue = models.CharField(max_length=12)
    formula = models.CharField(max_length=60, blank=True)
    # a list of {"name", "bytes", "sha256", "rows"}
    files: "models.JSONField[list[dict[str, Any]], list[dict[str, Any]]]" = models.JSONField(default=list)
    previous = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="next")
    is_practice = models.BooleanField()
    # a list of {"block", "state", "shown", "hidden"}: what was done with each table
    notes: "models.JSONField[list[dict[str, Any]], list[dict[str, Any]]]" = models.JSONField(default=list)

    class Meta:
        ordering = ["-version"]

    def __str__(self) -> str:
        return self.version


class Layer(models.Model):
    """The true counts of one table on a day it was renewed, and which of them were published.

    Later snapshots are attacked together with all layers before them; nothing else reads this.
    """

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="layers")
    block = models.CharField(max_length=60)
    on = models.DateField()
    # {"rows", "columns", "shown", "values", "totals", "published"}; rows and columns by code
    content: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["block", "snapshot"], name="opendata_one_layer")]
