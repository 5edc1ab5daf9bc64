"""The guide's own table: who asks, about which act, and which kinds of act and allowances of the catalogue speak of it.

It holds no ruling. A ruling is made in `answering.py` from the kinds and allowances that hold on the day asked about.
"""

from dataclasses import dataclass
from datetime import date

from netra.domain.codes import PersonStatus, Side
from netra.domain.validity import Period
from netra.domain.words import Text


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks. `through`: the kind of act that carries the forms of ASN over to this person, such as `N01`."""

    id: str
    label: Text
    status: PersonStatus
    groups: tuple[str, ...]
    through: str
    is_asn: bool

    def is_one_of(self, names: tuple[str, ...]) -> bool:
        """Whether a list of ids and groups means this person; an empty list means everybody."""
        return not names or self.id in names or bool(set(self.groups) & set(names))


@dataclass(frozen=True, slots=True)
class Place:
    """Where or how it is done, offered only for an act whose answer depends on it."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Link:
    """An allowance that speaks of an act. From `known_to` on its source no longer speaks of the day."""

    code: str
    side: Side
    period: Period
    known_to: date | None
    for_everybody: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What speaks of an act when certain people do it in certain places.

    `before` and `after` are kinds of act by side of designation; `beware` lie close by and decide nothing; `window`
    replaces the side by a window of article 71 (REPLACEMENT or PROGRAMMES).
    """

    who: tuple[str, ...]
    but: tuple[str, ...]
    places: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    window: str
    beware: tuple[str, ...]
    allow: tuple[Link, ...]
    see: tuple[Link, ...]

    def speaks_of(self, asker: Asker, place: str) -> bool:
        """Whether the row is about this person in this place."""
        is_here = not self.places or place in self.places
        return is_here and asker.is_one_of(self.who) and not (self.but and asker.is_one_of(self.but))


@dataclass(frozen=True, slots=True)
class GuideAct:
    """An act as people name it. `words`: the other names they use. The example is invented."""

    id: str
    group: str
    title: Text
    words: tuple[str, ...]
    example: Text
    offered_to: tuple[str, ...]
    places: tuple[Place, ...]
    rows: tuple[Row, ...]

    def place(self, id: str) -> Place | None:
        """The place of that id, else the first one offered; `None` when the place does not matter."""
        return next((one for one in self.places if one.id == id), self.places[0] if self.places else None)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the board."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole table."""

    groups: tuple[Group, ...]
    askers: tuple[Asker, ...]
    acts: tuple[GuideAct, ...]

    def asker(self, id: str) -> Asker | None:
        """Somebody who can ask, by id such as `pns`."""
        return next((one for one in self.askers if one.id == id.lower()), None)

    def act(self, id: str) -> GuideAct | None:
        """An act by id, such as `suka`."""
        return next((one for one in self.acts if one.id == id), None)

    def offered(self, asker: Asker) -> tuple[GuideAct, ...]:
        """The acts that make sense for somebody, in the order of the table."""
        return tuple(act for act in self.acts if asker.is_one_of(act.offered_to))
