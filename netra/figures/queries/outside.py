"""Reading what other bodies published: figures, those that contradict each other, and vulnerability."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, QuerySet

from netra.domain.words import Text
from netra.figures.models import OutsideFigure
from netra.figures.published import GRADES, label, words


@dataclass(frozen=True, slots=True)
class Vulnerability:
    """How vulnerable a body called a region: its class HIGH, MEDIUM or LOW, and the number in the series' own unit."""

    grade: str
    value: Decimal
    unit: str
    series: str
    published: date

    @property
    def label(self) -> Text:
        return GRADES[self.grade]

    @property
    def unit_label(self) -> Text:
        return label("units", self.unit)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Figures of the same thing, unit and date that do not agree."""

    figures: tuple[OutsideFigure, ...]


def outside(
    region: str | None = None, body: str | None = None, dimension: str | None = None
) -> QuerySet[OutsideFigure]:
    """Published figures, those of one region, body or dimension; the latest day first, undated ones last."""
    found = OutsideFigure.objects.order_by(F("as_of_date").desc(nulls_last=True), "series", "dimension", "id")
    if region:
        found = found.filter(dimension="REGION", key=region)
    if body:
        found = found.filter(body=body)
    return found.filter(dimension=dimension) if dimension else found


def bodies() -> list[str]:
    """Who published something, in the order of the alphabet."""
    return list(OutsideFigure.objects.order_by("body").values_list("body", flat=True).distinct())


def dimensions() -> list[tuple[str, Text]]:
    """By what published figures are told apart, with words."""
    return [(code, label("dimensions", code)) for code in words()["dimensions"]]


def words_for(table: str) -> list[tuple[str, Text]]:
    """The codes of a table of words ("units", "measures") in words, in the order of the table."""
    return [(code, label(table, code)) for code in words()[table]]


def contradictions(figures: Iterable[OutsideFigure]) -> list[Contradiction]:
    """Among these, groups that name the same thing, unit and date with different values."""
    groups: dict[tuple[str, ...], list[OutsideFigure]] = {}
    for one in figures:
        same = (one.series, one.dimension, one.measure, one.key, one.unit, one.as_of)
        groups.setdefault(same, []).append(one)
    return [
        Contradiction(tuple(sorted(group, key=lambda one: one.pk)))
        for group in groups.values()
        if len({one.value for one in group}) > 1
    ]


def vulnerability(region_code: str, on: date) -> Vulnerability | None:
    """What was last published about a region up to the day; `None` where no class was published."""
    return next(iter(_graded(on, region_code).values()), None)


def vulnerabilities(on: date) -> dict[str, Vulnerability]:
    """The same for every region of which a class was published, by code."""
    return _graded(on)


def _graded(on: date, region_code: str | None = None) -> dict[str, Vulnerability]:
    found = outside(region=region_code, dimension="REGION").exclude(grade="")
    dated = found.filter(as_of_date__lte=on).order_by("as_of_date", "id")
    # A later row takes the place of an earlier one; of one day's rows a score says more than a rank or a mere name.
    rows = sorted(dated, key=lambda row: (row.as_of_date, row.unit == "SCORE", -row.pk))
    return {
        row.key: Vulnerability(row.grade, row.value, row.unit, row.series, row.as_of_date)
        for row in rows
        if row.as_of_date is not None
    }
