"""The register of numbers: how an office numbers its letters, how far it has counted, and every number it gave."""

from django.db import models

from netra.documents.numbering import Restart


class Scheme(models.Model):
    """A row of numbers. `kinds` are the letters it numbers; an empty list: whatever no other row of the office does.

    A row is changed by ending it and beginning another: the numbers it gave stay as they are.
    """

    office = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    pattern = models.CharField(max_length=80)
    digits = models.PositiveSmallIntegerField(default=3)
    restart = models.CharField(max_length=5, default=Restart.YEAR.value)
    kinds = models.JSONField(default=list, blank=True)
    first = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=40)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["office", "ended_at"])]

    def __str__(self) -> str:
        return self.name


class Counter(models.Model):
    """How far a row has counted in a year or month; the one place where two who ask at once meet."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="counters")
    period = models.CharField(max_length=7, blank=True)
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "period"], name="documents_one_counter")]

    def __str__(self) -> str:
        return f"{self.period} {self.last}"


class Number(models.Model):
    """A number once given, never given again. `used` names what bears it, for the app that gave it out."""

    office = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, null=True, related_name="numbers")
    period = models.CharField(max_length=7, blank=True)
    counter = models.PositiveIntegerField(null=True)
    text = models.CharField(max_length=80)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    used = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=200, blank=True)
    void_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "text"], name="documents_one_text_an_office"),
            models.UniqueConstraint(fields=["scheme", "period", "counter"], name="documents_one_count_a_scheme"),
        ]

    def __str__(self) -> str:
        return self.text
