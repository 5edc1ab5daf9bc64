"""One reading with what was found in it, what became of it, and who did what."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from netra.accounts import queries as accounts
from netra.accounts.queries import Visitor
from netra.domain.words import Text
from netra.ledger import queries as ledger
from netra.readings.findings import Finding, findings_of, warnings_of
from netra.readings.marking import marked
from netra.readings.models import Outcome, Reading, State
from netra.readings.permissions import decides_as
from netra.readings.queries.register import READING
from netra.ui.components import TimelineItem

if TYPE_CHECKING:
    from netra.ledger.models import Entry

EVENTS = {
    "READING_TAKEN": Text("Teks dibaca dan disegel", "Text read and sealed"),
    "READING_CONFIRMED": Text("Hasil dikukuhkan", "A result was confirmed"),
    "READING_DISCARDED": Text("Disisihkan", "Put aside"),
    "READING_REOPENED": Text("Dibuka lagi", "Opened again"),
    "READING_AGAIN": Text("Dibaca ulang", "Read again"),
    "READING_ORIGINAL": Text("Berkas asli dibuka", "The original was opened"),
}


@dataclass(frozen=True, slots=True)
class Made:
    """Something that was made of the text."""

    outcome: Outcome
    by: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page of a reading shows, and whether its reader may decide."""

    reading: Reading
    text: SafeString
    found: tuple[Finding, ...]
    warnings: tuple[Text, ...]
    made: tuple[Made, ...]
    history: tuple[TimelineItem, ...]
    brought_by: str
    may_decide: bool

    @property
    def taken(self) -> frozenset[str]:
        """Findings that became a figure or zone already."""
        return frozenset(one.outcome.finding for one in self.made if one.outcome.finding)

    @property
    def is_open(self) -> bool:
        return self.reading.state == State.OPEN


def page_of(reading: Reading, user: Visitor, on: date) -> Page:
    """The page of a reading, for somebody who may see it."""
    found = findings_of(reading.result, reading.text)
    outcomes = list(reading.outcomes.select_related("act__region", "figure", "zone__region", "case"))
    rows = list(ledger.timeline(READING, reading.pk))
    names = _names([reading.brought_by, *(one.confirmed_by for one in outcomes), *(row.actor for row in rows)])
    return Page(
        reading=reading,
        text=marked(reading.text, found),
        found=found,
        warnings=tuple(warnings_of(reading.result)),
        made=tuple(Made(one, names.get(one.confirmed_by, "")) for one in outcomes),
        history=tuple(_item(row, names) for row in rows),
        brought_by=names.get(reading.brought_by, ""),
        may_decide=decides_as(user, reading, on) is not None,
    )


def _names(actors: list[str]) -> dict[str, str]:
    ids = {int(actor.removeprefix("user:")) for actor in actors if actor.startswith("user:")}
    return {f"user:{pk}": name for pk, name in accounts.names_of(ids).items()}


def _item(row: "Entry", names: dict[str, str]) -> TimelineItem:
    words = getattr(row, "words", None)
    return TimelineItem(EVENTS.get(row.event, row.event), row.at, names.get(row.actor, ""), words.text if words else "")
