"""Bringing in what other bodies published."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from netra.domain.words import Text
from netra.figures.models import OutsideFigure
from netra.figures.published import DATA, BadRow, Published, Refused, checked, read, round_of
from netra.registry import queries as registry

BATCH = 500
UNKNOWN = Text("Kode wilayah tidak dikenal", "Unknown region code")
IDENTITY = ("body", "series", "dimension", "measure", "key", "unit", "as_of", "value")


@dataclass(frozen=True, slots=True)
class Imported:
    """How many figures were new, how many were known already, and the lines that were left out."""

    added: int
    known: int
    bad: tuple[Refused, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigure:
    """One count that a body published: of the nation, or of the region whose code is `region_code`.

    `measure` and `unit` are codes of `data/words.toml`, or the measure as printed; `as_of` is the date as printed.
    Without a series it belongs to the round of elections of its year.
    """

    body: str
    measure: str
    value: Decimal | int
    unit: str
    as_of: str
    source: str
    region_code: str = ""
    series: str = ""
    note: str = ""


class BadFigure(ValueError):
    """A figure that says nothing that could be kept; `reason` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def record_published(figure: PublishedFigure) -> OutsideFigure:
    """Keep one published figure beside the others; the one that is there when it was known already.

    Raises `BadFigure`. Asks no permission: that is the caller's part.
    """
    try:
        row = checked(
            body=figure.body,
            series=figure.series or round_of(figure.as_of),
            dimension="REGION" if figure.region_code else "TOTAL",
            measure=figure.measure,
            key=figure.region_code,
            value=str(figure.value),
            unit=figure.unit,
            as_of=figure.as_of,
            grade="",
            sources=figure.source,
            note=figure.note,
            note_en="",
        )
    except BadRow as bad:
        raise BadFigure(bad.reason) from bad
    told = asdict(row)
    return OutsideFigure.objects.get_or_create(**{name: told.pop(name) for name in IDENTITY}, defaults=told)[0]


def load_published() -> int:
    """Bring the table in step with the figures that come with the house; tells how many those are."""
    return _keep([row for row in read(DATA / "published.csv") if isinstance(row, Published)])


@transaction.atomic
def import_statistics(path: Path) -> Imported:
    """Take in a file of published figures; running it again changes nothing. Raises `CannotRead`, `OSError`.

    A row with a region that is not in the register is told by its line and left out.
    """
    known = {region.code for region in registry.all_regions()}
    good: list[Published] = []
    bad: list[Refused] = []
    for line, row in enumerate(read(path), start=2):
        if isinstance(row, Refused):
            bad.append(row)
        elif row.dimension == "REGION" and row.key not in known:
            bad.append(Refused(line, Text(f"{UNKNOWN.id}: {row.key}", f"{UNKNOWN.en}: {row.key}")))
        else:
            good.append(row)
    before = OutsideFigure.objects.count()
    _keep(good)
    added = OutsideFigure.objects.count() - before
    return Imported(added, len(good) - added, tuple(bad))


def _keep(rows: Iterable[Published]) -> int:
    once = {tuple(getattr(row, name) for name in IDENTITY): row for row in rows}
    OutsideFigure.objects.bulk_create(
        [OutsideFigure(**asdict(row)) for row in once.values()], batch_size=BATCH, ignore_conflicts=True
    )
    return len(once)
