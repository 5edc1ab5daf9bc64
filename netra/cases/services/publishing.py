"""A copy of a picture that may be shown to the public."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from netra.cases.actor import Actor
from netra.cases.models import Case, Exhibit
from netra.cases.services.filing import note_look
from netra.pictures import services as pictures
from netra.pictures.services import MOST_BOXES, CannotCover, Marked

if TYPE_CHECKING:
    from netra.pictures.models import Publishable

__all__ = ["MOST_BOXES", "CannotCover", "Marked", "publish_exhibit"]


def publish_exhibit(
    case: Case, exhibit: Exhibit, marked: Sequence[Marked], *, by: Actor, on: date, at: datetime
) -> "Publishable":
    """Cover these places of a picture and note in the file that a copy fit to publish was made. Raises
    `CannotCover`, `evidence.services.NoCopy`, `StoreFull`."""
    made = pictures.publish(exhibit.evidence, marked, by=by.ref, at=at)
    refs = {"exhibit": exhibit.pk, "sha256": made.sha256}
    note_look(case, what="PUBLISHABLE_MADE", by=by, on=on, at=at, refs=refs)
    return made
