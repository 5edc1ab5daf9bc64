"""Figures that other bodies published, as they were printed; two that contradict each other stand side by side."""

from django.db import models

from netra.domain.words import Text
from netra.figures.published import GRADES, key_label, label


class OutsideFigure(models.Model):
    """One published figure: who says it, of what, in which unit, as of when, and where it was read.

    `measure` and `key` hold codes of `data/words.toml` or the words as printed; a region stands in `key` as its code.
    `as_of` is the date as printed, `as_of_date` only where that is a day. Never changed into another unit.
    """

    body = models.CharField(max_length=120)
    series = models.CharField(max_length=160, blank=True)
    dimension = models.CharField(max_length=40)
    measure = models.CharField(max_length=80, blank=True)
    key = models.CharField(max_length=120, blank=True)
    value = models.DecimalField(max_digits=12, decimal_places=3)
    unit = models.CharField(max_length=12)
    as_of = models.CharField(max_length=60)
    as_of_date = models.DateField(null=True, blank=True)
    grade = models.CharField(max_length=6, blank=True)
    sources = models.TextField(blank=True)
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        # The value belongs to what makes a figure: a second value for the same thing is kept beside the first.
        constraints = [
            models.UniqueConstraint(
                fields=["body", "series", "dimension", "measure", "key", "unit", "as_of", "value"],
                name="figures_published_once",
            )
        ]
        indexes = [models.Index(fields=["dimension", "key", "as_of_date"], name="figures_published_of")]

    def __str__(self) -> str:
        return f"{self.body} {self.as_of} {self.measure} {self.key} {self.value}"

    @property
    def amount(self) -> str:
        """The value without zeros at the end, with a point before decimals."""
        return f"{self.value.normalize():f}"

    @property
    def unit_label(self) -> Text:
        return label("units", self.unit)

    @property
    def measure_label(self) -> Text:
        return label("measures", self.measure)

    @property
    def dimension_label(self) -> Text:
        return label("dimensions", self.dimension)

    @property
    def key_label(self) -> Text:
        return key_label(self.dimension, self.key)

    @property
    def grade_label(self) -> Text:
        return GRADES.get(self.grade, Text("", ""))

    @property
    def series_label(self) -> Text:
        return label("series", self.series)

    @property
    def remark(self) -> Text:
        return Text(self.note, self.note_en or self.note)
