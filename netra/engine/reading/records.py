"""What a reading holds. Every span is counted in the text that was kept: `text[span.start:span.end]` are the words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netra.domain.codes import Confidence
from netra.domain.words import Text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` (included) to `end` (excluded), in characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words it covers.

        >>> Span(0, 4).of("PP 42/2004")
        'PP 4'
        """
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Meant:
    """One regulation that was probably meant. `article` is the article as it should read, or empty."""

    regulation_id: str
    article: str
    why: Text
    confidence: Confidence
    held: bool
    replaced_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A regulation as somebody named it. `meant` empty: it could not be settled, and `unresolved_why` says why.

    `held` of what was meant is asked at `on`; with no day known it is taken as true. `kind` is as named (UU, SE);
    `binds`: for a local instrument, whom the words beside it say it binds.
    """

    span: Span
    written: str
    meant: tuple[Meant, ...]
    alternatives: tuple[str, ...]
    is_garbled: bool
    is_local: bool
    unresolved_why: Text | None
    on: date | None
    kind: str = ""
    number: str = ""
    year: int | None = None
    issuer: str = ""
    binds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A region by its code."""

    span: Span
    code: str
    name: str


class Precision(StrEnum):
    DAY = "DAY"
    MONTH = "MONTH"
    YEAR = "YEAR"


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the first day of a month or year, with how it was settled."""

    span: Span
    on: date
    precision: Precision
    how: Text


@dataclass(frozen=True, slots=True)
class Body:
    """An office. `kind` is a kind of institution of the registry; `region_code` is empty for national ones."""

    span: Span
    kind: str
    name: str
    region_code: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named, with the post and the office as written; `has_spoken`: words are put into this mouth."""

    span: Span
    name: str
    post: str
    body: str
    has_spoken: bool


class ActivityKind(StrEnum):
    APPEAL = "APPEAL"
    SOCIALISATION = "SOCIALISATION"
    COORDINATION = "COORDINATION"
    BROADCAST = "BROADCAST"
    CIRCULAR = "CIRCULAR"
    PLEDGE = "PLEDGE"
    ACCUSATION = "ACCUSATION"
    DECISION = "DECISION"
    STATISTICS = "STATISTICS"


@dataclass(frozen=True, slots=True)
class Activity:
    """What was going on; the first of a reading is the main one."""

    span: Span
    kind: ActivityKind
    weight: float


@dataclass(frozen=True, slots=True)
class Act:
    """An act that is named, and the kinds of act it points to, those of the day's side of designation first."""

    span: Span
    codes: tuple[str, ...]
    phrase: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A count. `on`: counted up to this day; `region_code` empty: the nation, `None`: not said."""

    span: Span
    value: int | None
    unit: str
    what: str
    on: date | None
    region_code: str | None
    is_exact: bool
    words: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone that is named: RED, YELLOW or GREEN."""

    span: Span
    colour: str
    region_code: str


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what had a part: ORGANISER, HOST, SPEAKER, VENUE, PARTICIPANTS, PARTY or WATCH_AGAIN."""

    span: Span
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One article or letter, read. `day` is when it happened, `place` where; `None` when it could not be settled."""

    source: str
    title: str
    text: str
    published_on: Day | None
    day: Day | None
    place: Place | None
    places: tuple[Place, ...]
    days: tuple[Day, ...]
    bodies: tuple[Body, ...]
    persons: tuple[Person, ...]
    activities: tuple[Activity, ...]
    acts: tuple[Act, ...]
    figures: tuple[Figure, ...]
    zones: tuple[Zone, ...]
    roles: tuple[Role, ...]
    citations: tuple[Citation, ...]
    warnings: tuple[Text, ...]
    version: str
