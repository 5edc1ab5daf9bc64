"""Letters and reports that can be had as PDF and as DOCX: what they say, apart from how either looks.

An `Appeal` is one text to many addressees, each letter with its own number. A `Sheet` is anything else, block by block.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Literal

from netra.documents.data import Document, Line, Office, Words
from netra.documents.posters import Poster


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, or with `is_sub` one below it."""

    text: Words
    is_sub: bool = False
    kind: Literal["heading"] = field(default="heading", init=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; each line of it becomes a paragraph. `is_quiet` for sources and remarks."""

    text: Words
    is_quiet: bool = False
    kind: Literal["paragraph"] = field(default="paragraph", init=False)


@dataclass(frozen=True, slots=True)
class Items:
    """A list of things."""

    lines: tuple[Line, ...]
    is_numbered: bool = True
    kind: Literal["items"] = field(default="items", init=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values."""

    rows: tuple[tuple[Words, Words], ...]
    kind: Literal["facts"] = field(default="facts", init=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of shown words, as long as the header. `is_number` says which columns stand to the right."""

    header: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    is_number: tuple[bool, ...] = ()
    caption: Words = ""
    kind: Literal["table"] = field(default="table", init=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG, in a DOCX a PNG made of it; `alt` says what it shows to who cannot see it."""

    svg: str
    alt: Words
    caption: Words = ""
    kind: Literal["picture"] = field(default="picture", init=False)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    kind: Literal["break"] = field(default="break", init=False)


@dataclass(frozen=True, slots=True)
class Signature:
    """Room to sign on the right: the post over it, the name under it."""

    signer: Line
    copies_to: tuple[Line, ...] = ()
    kind: Literal["signature"] = field(default="signature", init=False)


Block = Heading | Paragraph | Items | Facts | Table | Picture | PageBreak | Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A report or letter made of blocks. `reference` stands at the foot of every page."""

    template: ClassVar[str] = "sheet"
    office: Office
    made_at: datetime
    title: Words
    subtitle: Words = ""
    number: str = ""
    reference: Words = ""
    blocks: tuple[Block, ...]
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Addressed:
    """One letter of an appeal: its number, whom it goes to ("Kepala Dinas …"), and where."""

    number: str
    recipient: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """Surat himbauan: one text to many. `nature` and `enclosure` stand in the head as offices write them there."""

    template: ClassVar[str] = "appeal"
    office: Office
    made_at: datetime
    made_on: date
    place: str
    nature: Words
    enclosure: Words
    subject: Words
    text: str
    rules: tuple[Line, ...]
    rules_heading: Words
    closing: str
    signer: Line
    copies_to: tuple[Line, ...]
    letters: tuple[Addressed, ...]
    practice: bool = False


Printable = Document | Appeal | Poster | Sheet
"""Everything that can be had as PDF."""
