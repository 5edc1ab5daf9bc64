"""Bringing in zones that others published and counts of civil servants; running it again changes nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from netra.domain.zones import Zone
from netra.zones.models import PublishedZone, StaffCount
from netra.zones.services.rows import BadValue, ImportReport, bring, region, text, when

if TYPE_CHECKING:
    from netra.registry.models import Region

COLOURS = {
    "green": Zone.GREEN,
    "hijau": Zone.GREEN,
    "yellow": Zone.YELLOW,
    "kuning": Zone.YELLOW,
    "red": Zone.RED,
    "merah": Zone.RED,
}
KNOWN = Path(__file__).resolve().parents[1] / "data" / "published.csv"
LARGEST = 10_000_000


def import_published_zones(path: Path) -> ImportReport:
    """Columns body, region_code, colour, as_of, source and, if there is one, note.

    Colours are those of either language. Two sources that disagree are both kept. Raises `CannotRead` and `OSError`.
    """
    return bring(path, ("body", "region_code", "colour", "as_of", "source"), _zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneDraft:
    """A zone that a body published of a region. `as_of` is the date as printed: 2020-09-23, 2020-09 or 2020."""

    body: str
    region: "Region"
    colour: Zone
    as_of: str
    source: str
    note: str = ""


def record_published_zone(draft: ZoneDraft) -> PublishedZone:
    """Keep one published zone beside the others; the one that is there when it was known already.

    Raises `BadValue` for a date that is none. Asks no permission: that is the caller's part.
    """
    return PublishedZone.objects.get_or_create(
        body=draft.body,
        region=draft.region,
        colour=draft.colour,
        as_of=when({"as_of": draft.as_of}),
        source=draft.source,
        defaults={"note": draft.note},
    )[0]


def load_published() -> ImportReport:
    """The published zones that are known to the house itself; they come with the reference data."""
    return import_published_zones(KNOWN)


def _zone(row: dict[str, str]) -> bool:
    colour = COLOURS.get(text(row, "colour").casefold())
    if colour is None:
        raise BadValue(f"colour: {row['colour'][:20]!r} is not known; write green, yellow or red")
    _, is_new = PublishedZone.objects.get_or_create(
        body=text(row, "body", longest=80),
        region=region(row),
        colour=colour,
        as_of=when(row),
        source=text(row, "source"),
        defaults={"note": text(row, "note", required=False)},
    )
    return is_new


def import_staff_counts(path: Path) -> ImportReport:
    """Columns region_code, count, as_of, source and, if there are any, unit (ASN when left out) and note.

    A second count of the same region, unit and date with another number is refused, since readings may rest on the
    first. Raises `CannotRead` and `OSError`.
    """
    return bring(path, ("region_code", "count", "as_of", "source"), _staff)


def _staff(row: dict[str, str]) -> bool:
    count = text(row, "count")
    if not count.isascii() or not count.isdigit() or not 0 < int(count[:9]) <= LARGEST or len(count) > 8:
        raise BadValue(f"count: {count[:20]!r} is not a whole number from 1 to {LARGEST}; write it without dots")
    kept, is_new = StaffCount.objects.get_or_create(
        region=region(row),
        unit=text(row, "unit", required=False, longest=20).upper() or StaffCount.ASN,
        as_of=when(row),
        defaults={
            "count": int(count),
            "source": text(row, "source"),
            "note": text(row, "note", required=False),
        },
    )
    if kept.count != int(count):
        raise BadValue(f"count: {kept.count} is on record for this region, unit and date, from {kept.source}")
    return is_new
