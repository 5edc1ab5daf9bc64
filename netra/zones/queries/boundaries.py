"""Borders that were loaded, and what was found wrong with them."""

from django.db.models import QuerySet

from netra.domain.zones import Level
from netra.zones.borders.outlines import Outline
from netra.zones.borders.shaping import CLOSE, WHOLE
from netra.zones.models import Boundary, BoundaryDefect, BoundaryFile


def boundary_files() -> list[BoundaryFile]:
    """The file of each level that has one, regencies and cities first."""
    return sorted(BoundaryFile.objects.all(), key=lambda file: list(Level).index(Level(file.level)))


def boundary_file(level: Level) -> BoundaryFile | None:
    return BoundaryFile.objects.filter(level=level).first()


def boundary_defects(file: BoundaryFile) -> QuerySet[BoundaryDefect]:
    """What is wrong with a file, in the order it was found."""
    return file.defects.order_by("place")


def outlines(level: Level, *, province: str = "") -> list[Outline]:
    """Every border of a level, by code; those of one province, or a province itself, in fine lines. One query."""
    grid, line = (CLOSE, "close") if province else (WHOLE, "whole")
    rows = Boundary.objects.filter(file__level=level, region__code__startswith=province).order_by("region_id")
    box = ("west", "south", "east", "north", "middle_x", "middle_y", "room")
    return [
        Outline(code, path, grid.steps, *numbers) for code, path, *numbers in rows.values_list("region_id", line, *box)
    ]
