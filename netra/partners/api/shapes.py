"""What the interface takes and answers with. Names are a promise; new fields may come, old ones do not go."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, Field

Ref = Annotated[str, Field(pattern=r"^[0-9a-hjkmnp-tv-z]{16}$")]
Word = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]{1,40}$")]
Number = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ./_-]{0,59}$")]
Limit = Annotated[int, Field(ge=1, le=200)]
Beyond = Annotated[int, Field(ge=0, le=2**62)]
Revision = Annotated[int, Field(ge=0, le=2**31 - 1)]


class Problem(Schema):
    """Problem details (RFC 9457). `code` is for programs, `detail` and `detail_id` say it in English and Indonesian."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    detail_id: str
    scope: str | None = None
    fields: dict[str, str] | None = None
    reason: str | None = None
    missing_papers: list[list[str]] | None = None
    wanted: list[str] | None = None
    revision: int | None = None


class Said(Schema):
    """A text in both languages."""

    id: str
    en: str


class Coded(Schema):
    code: str
    label: Said


class Office(Schema):
    code: str
    name: str


class Me(Schema):
    """Whose token this is, what it may be used for, and until when."""

    institution: Office
    system: str
    token: str
    scopes: list[str]
    expires_at: datetime
    requests_a_minute: int


class Acknowledged(Schema):
    at: datetime
    number: str | None = None


class Brief(Schema):
    """A line of the list, without a name of anybody. `yours`: the next step is your institution's."""

    id: str
    cursor: int
    route: Coded
    stage: Coded
    yours: bool
    from_office: Office
    opened_on: date
    ended_on: date | None = None
    result: Coded | None = None
    acknowledged: Acknowledged | None = None
    arrived_at: datetime


class Briefs(Schema):
    """A part of the list; `next` is the cursor for what follows, null at the end."""

    items: list[Brief]
    next: int | None = None


class Person(Schema):
    name: str
    nip: str
    status: Coded
    position: str
    agency: str
    employer: Office | None = None


class Deed(Schema):
    """A kind of act held against the person, with the articles that held on the day of the act."""

    code: str
    label: Said
    basis: list[Said]


class Value(Schema):
    """A field of a paper: as it is kept, and as people read it."""

    name: str
    label: Said
    value: Any = None
    text: Said


class Paper(Schema):
    kind: str
    label: Said
    on: date
    institution: str | None = None
    fields: list[Value]


class Piece(Schema):
    """A piece of evidence. The copy without metadata is fetched from `url`; where there is none, that is told."""

    id: str
    kind: str
    bytes: int
    sha256: str
    url: str


class Term(Schema):
    rule: str
    label: Said
    due_at: datetime | None = None
    overdue: bool


class WantedField(Schema):
    name: str
    label: Said
    kind: str
    required: bool
    choices: list[Coded]


class WantedPaper(Schema):
    kind: str
    label: Said
    fields: list[WantedField]


class Action(Schema):
    """A step your institution may take now. Of each group in `papers` one kind has to be there or come along."""

    action: str
    label: Said
    possible: bool
    why_not: Said | None = None
    papers: list[list[str]]
    basis: list[Said]
    leads_to: Said
    ends: bool


class Line(Schema):
    """A line of the course of this handover."""

    on: date
    at: datetime
    event: str
    label: Said
    institution: str | None = None
    detail: Said | None = None


class File(Schema):
    """One handover, as far as your institution may read it. Act on the `revision` you have read."""

    id: str
    revision: int
    number: str | None = None
    from_office: Office
    region: Office | None = None
    contest: str | None = None
    received_on: date
    act_on: date | None = None
    opened_on: date
    route: Coded
    stage: Coded
    yours: bool
    result: Coded | None = None
    sanction: Coded | None = None
    warning: Said | None = None
    ended_on: date | None = None
    acknowledged: Acknowledged | None = None
    accused: Person
    deeds: list[Deed]
    terms: list[Term]
    papers: list[Paper]
    evidence: list[Piece]
    actions: list[Action]
    papers_to_write: list[WantedPaper]
    course: list[Line]


class Acknowledge(Schema):
    """`number`: under which the matter stands in your register."""

    model_config = ConfigDict(extra="forbid")
    number: Number | None = None


class NewPaper(Schema):
    model_config = ConfigDict(extra="forbid")
    kind: Word
    fields: dict[str, str | bool | list[str] | None] = {}


class NewAct(Schema):
    """A step, with the papers it rests on. `on` is the day it was done; `revision` the one you have read."""

    model_config = ConfigDict(extra="forbid")
    action: Word
    on: date
    revision: Revision
    papers: Annotated[list[NewPaper], Field(max_length=10)] = []
    note: Annotated[str, Field(max_length=2000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")] = ""


class Taken(Schema):
    """What became of a step: where the handover stands now."""

    id: str
    revision: int
    stage: Coded
    yours: bool
    result: Coded | None = None
    recorded: int


class Event(Schema):
    """What happened: codes only. `cursor` is the place to read on from; `by_you`: your own system reported it."""

    id: str
    cursor: int
    type: str
    at: datetime
    on: date
    handover: str | None = None
    action: str | None = None
    stage: str | None = None
    result: str | None = None
    institution: str | None = None
    by_you: bool


class Events(Schema):
    """Events in order; `next` is where to read on from, whether or not there is more already."""

    items: list[Event]
    next: int
    more: bool
