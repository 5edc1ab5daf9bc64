"""Findings as the list beside the text: under headings, each thing once with every place that says it."""

from collections.abc import Iterable
from dataclasses import dataclass

from netra.domain.words import Text
from netra.readings.findings import Finding, Group

GROUPS = {
    Group.WHEN: Text("Di mana dan kapan", "Where and when"),
    Group.WHO: Text("Lembaga dan jabatan", "Bodies and posts"),
    Group.WHAT: Text("Kegiatan", "Activity"),
    Group.ACT: Text("Perbuatan yang disebut", "Acts named"),
    Group.FIGURE: Text("Angka dan zona", "Figures and zones"),
    Group.LAW: Text("Aturan yang dikutip", "Rules cited"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a finding, and the other places where the text says the same."""

    finding: Finding
    again: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the list."""

    group: Group
    title: Text
    entries: tuple[Entry, ...]


def entries_of(found: Iterable[Finding]) -> list[Entry]:
    """Each thing once, with every place that says it; a number is the same where value, unit and region are."""
    same: dict[tuple[object, ...], list[Finding]] = {}
    for one in found:
        told: tuple[object, ...] = (one.details, one.badge, one.meant)
        if one.name == "figures":
            told = (one.row.get("value"), one.row.get("words") if one.badge else "", one.row.get("region_code"))
        same.setdefault((one.name, str(one.label), *told), []).append(one)
    return [Entry(places[0], tuple(places[1:])) for places in same.values()]


def parts_of(found: Iterable[Finding]) -> tuple[Part, ...]:
    """The findings under their headings; empty headings left out."""
    entries = entries_of(found)
    parts = (
        Part(group, title, tuple(one for one in entries if one.finding.group is group))
        for group, title in GROUPS.items()
    )
    return tuple(part for part in parts if part.entries)
