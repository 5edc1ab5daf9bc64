"""What an office set up for its letters."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from netra.documents import queries as numbers
from netra.letters.kinds import KINDS, Kind
from netra.letters.models import Letter, Template

if TYPE_CHECKING:
    from netra.registry.models import Institution


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind of letter with the template in use (the house's when `None`) and the number the next one would bear."""

    kind: Kind
    template: Template | None
    next_number: str


def kinds_of(office: "Institution", on: date) -> tuple[KindLine, ...]:
    used = {one.kind: one for one in Template.objects.filter(office=office, is_current=True)}
    return tuple(KindLine(kind, used.get(kind.code), next_number_of(office, kind, on)) for kind in KINDS.values())


def numbered_as(kind: Kind) -> str:
    """The name by which rows of numbers know a kind: that of its paper."""
    return kind.papers[0] if kind.papers else kind.code


def next_number_of(office: "Institution", kind: Kind, on: date) -> str:
    return numbers.next_number(office, numbered_as(kind), on)


def number_waiting(letter: Letter) -> str:
    """The number a draft will get: the one its paper bears, else the next of the row."""
    written = str(letter.paper.fields.get("number", "")) if letter.paper is not None else ""
    kind = letter.paper.kind if letter.paper is not None else letter.kind
    return written or numbers.next_number(letter.office, kind, letter.dated)


def template_in_use(office: "Institution", kind: str) -> Template | None:
    """The office's own template; `None`: the house's."""
    found = Template.objects.filter(office=office, kind=kind, is_current=True)
    return found.select_related("file").first()


def versions(office: "Institution", kind: str) -> list[Template]:
    """Every version an office ever brought, the latest first."""
    return list(Template.objects.filter(office=office, kind=kind).order_by("-version"))
