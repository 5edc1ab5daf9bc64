"""Sums, advanced by signed differences; and how far the ledger has been read."""

from django.db import models
from django.db.models import Q

_ACROSS = ("scope_kind", "measure", "on", "scope", "n")


class Cell(models.Model):
    """How many of a measure fell into a month (or, for `dim` DAY, on a day) at one place, by one value of a dimension.

    Values of dimensions are kept for the nation and the provinces only; smaller places read them from the facts.
    """

    scope_kind = models.CharField(max_length=8)
    scope = models.CharField(max_length=40)
    dim = models.CharField(max_length=8)
    measure = models.CharField(max_length=20)
    on = models.DateField()
    value = models.CharField(max_length=40)
    n = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope_kind", "scope", "dim", "measure", "on", "value"], name="figures_one_cell"
            )
        ]
        # Every place of a kind at once, for maps and tables: read from the index alone, so `dim` stands in it too.
        indexes = [
            models.Index(fields=[*_ACROSS, "dim"], condition=Q(dim=""), name="figures_months_across"),
            models.Index(fields=[*_ACROSS, "dim"], condition=Q(dim="DAY"), name="figures_days_across"),
        ]


class StageCell(models.Model):
    """How many left a stage in a month after so many days. `bucket` is the number of days, rounded up to an edge."""

    scope_kind = models.CharField(max_length=8)
    scope = models.CharField(max_length=40)
    procedure = models.CharField(max_length=30)
    stage = models.CharField(max_length=40)
    on = models.DateField()
    bucket = models.PositiveSmallIntegerField()
    n = models.IntegerField()
    days = models.IntegerField()
    late = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope_kind", "scope", "on", "procedure", "stage", "bucket"], name="figures_one_stage_cell"
            )
        ]


class Cursor(models.Model):
    """How far the ledger has been counted. Whoever counts holds this row until the count is kept.

    `turn` is a new random word whenever a sum may have changed: what was read under it holds as long as it stands.
    """

    name = models.CharField(max_length=20, primary_key=True)
    last_entry = models.BigIntegerField(default=0)
    at = models.DateTimeField(null=True)
    turn = models.CharField(max_length=16, blank=True)


class Gap(models.Model):
    """A number missing in the ledger when it was read past. A slow transaction may still bring the row."""

    entry_id = models.BigIntegerField(primary_key=True)
    seen_at = models.DateTimeField()
