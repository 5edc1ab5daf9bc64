"""Loading borders from a file: all that can be used, or nothing at all."""

import csv
from dataclasses import astuple, dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.db import transaction

from netra.domain.zones import Level
from netra.registry import queries as registry
from netra.registry.queries import UnknownRegion
from netra.zones.borders import checking, features, shaping
from netra.zones.borders.checking import Known
from netra.zones.borders.defects import Defect
from netra.zones.borders.features import NotBorders
from netra.zones.borders.shaping import Shape
from netra.zones.models import Boundary, BoundaryDefect, BoundaryFile
from netra.zones.reading import level_of
from netra.zones.services.rows import CannotRead

AREAS = Path(__file__).resolve().parents[1] / "data" / "areas.csv"
BATCH = 80  # 11 values a row, and SQLite takes no more than a thousand at once


@dataclass(frozen=True, slots=True)
class BoundaryReport:
    """What became of a file: regions loaded, whether anything is other than before, and all that is wrong."""

    level: Level
    loaded: int
    has_changed: bool
    defects: tuple[Defect, ...]


def import_boundaries(path: Path, *, source: str, at: datetime) -> BoundaryReport:
    """The borders of a level from a GeoJSON file, in place of those loaded before.

    The level is that of most codes in the file. Running it again changes nothing. Raises `CannotRead` and `OSError`,
    and then nothing was changed.
    """
    with path.open("rb") as file:
        content = file.read(features.LARGEST + 1)
    try:
        found = features.read(content)
        checked = checking.check(found, _known(), _code_of_today)
    except NotBorders as reason:
        raise CannotRead(str(reason)) from reason
    digest = sha256(content).hexdigest()
    shapes = shaping.shapes(checked.areas)
    level = level_of(next(iter(shapes)))
    kept = BoundaryFile(
        level=level,
        source=features.clean(source, 500) or features.clean(path.name),
        file_name=features.clean(path.name),
        digest=digest,
        features=len(found),
        loaded_at=at,
    )
    return BoundaryReport(level, len(shapes), _keep(kept, shapes, checked.defects), tuple(checked.defects))


@transaction.atomic
def _keep(new: BoundaryFile, shapes: dict[str, Shape], defects: list[Defect]) -> bool:
    """Whether anything is other than it was."""
    old = BoundaryFile.objects.select_for_update().filter(level=new.level).first()
    if old is not None and _same(old, new, shapes, defects):
        return False
    if old is not None:
        old.delete()
    new.save()
    rows = [_row(new, code, shape) for code, shape in shapes.items()]
    Boundary.objects.bulk_create(rows, batch_size=BATCH)
    BoundaryDefect.objects.bulk_create(
        [
            BoundaryDefect(file=new, place=place, trouble=one.trouble, code=one.code, name=one.name, detail=one.detail)
            for place, one in enumerate(defects, 1)
        ],
        batch_size=BATCH,
    )
    return True


def _same(old: BoundaryFile, new: BoundaryFile, shapes: dict[str, Shape], defects: list[Defect]) -> bool:
    if (old.digest, old.source, old.file_name) != (new.digest, new.source, new.file_name):
        return False
    names = ("region_id", *Shape.__slots__)
    there = {code: tuple(values) for code, *values in old.boundaries.values_list(*names)}
    told = [row.defect for row in old.defects.order_by("place")]
    return there == {code: astuple(shape) for code, shape in shapes.items()} and told == defects


def _row(file: BoundaryFile, code: str, shape: Shape) -> Boundary:
    return Boundary(file=file, region_id=code, **dict(zip(Shape.__slots__, astuple(shape), strict=True)))


def _known() -> dict[str, Known]:
    surface = _surfaces()
    return {
        one.code: Known(one.code, one.full_name, one.label_longitude, one.label_latitude, surface.get(one.code))
        for one in registry.all_regions()
    }


def _code_of_today(code: str) -> str | None:
    try:
        return registry.region_by_any_code(code).code
    except UnknownRegion:
        return None


@cache
def _surfaces() -> dict[str, float]:
    """Square kilometres by code, as published with the codes."""
    with AREAS.open(encoding="utf-8", newline="") as file:
        return {row["code"]: float(row["km2"]) for row in csv.DictReader(file)}
