"""A poster: few words, large, on one page, to hang on a wall."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from netra.documents.data import Line, Office, Words


@dataclass(frozen=True, slots=True)
class PosterPart:
    """A part under one heading. `sign`: allowed, only-if, disputed, forbidden or unsettled; it is drawn and named."""

    sign: str
    title: Words
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """`size` is "a4" or "a3"; `code` a drawing (SVG) of the address; `foot` what must be known of all of it."""

    template: ClassVar[str] = "poster"
    office: Office
    made_at: datetime
    size: str
    title: Words
    subtitle: Words
    parts: tuple[PosterPart, ...]
    foot: tuple[Words, ...]
    address: str
    code: str
    practice: bool = False
