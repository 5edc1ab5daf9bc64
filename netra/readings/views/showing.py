"""Readings, files and results in the shape the pages want."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from netra.domain.words import Text
from netra.readings import labels
from netra.readings.findings import text_of
from netra.readings.masking import masked
from netra.readings.models import FileState, Incoming, Kind, Outcome, Reading, State
from netra.readings.queries import Made
from netra.ui.components import Link, Words

TONES = {
    State.OPEN: ("warm", "hourglass-split"),
    State.USED: ("good", "check-circle-fill"),
    State.DISCARDED: ("", "dash-circle"),
}
FILE_TONES = {
    FileState.WAITING: ("info", "hourglass-split"),
    FileState.READ: ("good", "check-circle-fill"),
    FileState.BROKEN: ("bad", "exclamation-circle-fill"),
}
KIND_ICONS = {Kind.ACT: "megaphone", Kind.FIGURE: "bar-chart", Kind.ZONE: "map", Kind.TIP: "inbox"}


@dataclass(frozen=True, slots=True)
class RowView:
    """A reading in a list."""

    reading: Reading
    title: str
    activity: Words
    state: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A file in a list: what became of it, or what to do."""

    name: str
    size: int
    state: str
    tone: str
    icon: str
    fault: Text | None
    links: tuple[Link, ...]
    brought_at: datetime


@dataclass(frozen=True, slots=True)
class MadeView:
    """Something that was made of a reading, with its address and the words it came from."""

    outcome: Outcome
    label: str
    what: Words
    url: str
    icon: str
    by: str
    words: str
    key: str


def rows_of(found: Iterable[Reading]) -> list[RowView]:
    return [
        RowView(
            reading=row,
            title=masked(row.title),
            activity=labels.known(labels.ACTIVITIES, row.activity) if row.activity else "",
            state=row.get_state_display(),
            tone=TONES[State(row.state)][0],
            icon=TONES[State(row.state)][1],
        )
        for row in found
    ]


def files_of(found: Iterable[Incoming]) -> list[FileView]:
    return [
        FileView(
            name=masked(row.name) or _("tanpa nama"),
            size=row.size,
            state=row.get_state_display(),
            tone=FILE_TONES[FileState(row.state)][0],
            icon=FILE_TONES[FileState(row.state)][1],
            fault=text_of(row.fault) if row.fault else None,
            links=_texts_in(row),
            brought_at=row.brought_at,
        )
        for row in found
    ]


def made_of(found: Iterable[Made], text: str) -> list[MadeView]:
    return [
        MadeView(
            outcome=one.outcome,
            label=one.outcome.get_kind_display(),
            what=_what(one.outcome),
            url=_url(one.outcome),
            icon=KIND_ICONS[Kind(one.outcome.kind)],
            by=one.by,
            words=masked(text[one.outcome.start : one.outcome.end]),
            key=one.outcome.finding,
        )
        for one in found
    ]


def _texts_in(row: Incoming) -> tuple[Link, ...]:
    if row.state != FileState.READ:
        return ()
    new = [Link(masked(one.title), reverse("readings:reading", args=[one.ref])) for one in row.readings.all()]
    known = [Link(_("sudah pernah dibaca"), reverse("readings:reading", args=[ref])) for ref in row.known]
    return (*new, *known)


def _what(outcome: Outcome) -> Words:
    if outcome.act is not None:
        return outcome.act.title
    if outcome.figure is not None:
        figure = outcome.figure
        label, unit = figure.measure_label, figure.unit_label
        return Text(
            f"{figure.body}: {figure.amount} {unit.id} {label.id}",
            f"{figure.body}: {figure.amount} {unit.en} {label.en}",
        )
    if outcome.zone is not None:
        zone = outcome.zone
        return Text(
            f"{zone.body}: {zone.region.name}, {zone.zone.label.id}",
            f"{zone.body}: {zone.region.name}, {zone.zone.label.en}",
        )
    return _("Perkara %(ref)s") % {"ref": outcome.case.ref} if outcome.case is not None else ""


def _url(outcome: Outcome) -> str:
    if outcome.act is not None:
        return reverse("campaigns:manage", args=[outcome.act.ref])
    if outcome.case is not None:
        return reverse("cases:case", args=[outcome.case.ref])
    if outcome.zone is not None:
        return reverse("zones:region", args=[outcome.zone.region_id])
    if outcome.figure is not None:
        return reverse("dashboards:published")
    return ""
