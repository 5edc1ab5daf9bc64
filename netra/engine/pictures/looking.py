"""Everything that is found out about one picture at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from netra.engine.pictures import ocr
from netra.engine.pictures import prints as prints_
from netra.engine.pictures.names import Sign
from netra.engine.pictures.ocr import Line, Word
from netra.engine.pictures.opening import opened
from netra.engine.pictures.prints import Prints
from netra.engine.pictures.proposing import Proposal, proposals
from netra.engine.pictures.regions import pictures_in
from netra.engine.pictures.shapes import Box

ENGINE: Final = "pictures-3"
"""Changes when the same picture would be looked at otherwise; what was found by another is found anew."""


@dataclass(frozen=True, slots=True)
class Found:
    """`reader` says how reading went: "READ", "NO_PROGRAM" or "GAVE_UP". Places are pixels of a picture so large."""

    width: int
    height: int
    reader: str
    lines: tuple[Line, ...]
    shown: tuple[Box, ...]
    proposals: tuple[Proposal, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def look_at(content: bytes) -> tuple[Found, Prints, Prints]:
    """What is on the picture, its prints, and those of its mirror image. Raises `Unreadable`."""
    pixels = opened(content)
    prints = prints_.prints_of(pixels)
    shown = tuple(pictures_in(pixels))
    try:
        lines, reader = ocr.lines_in(pixels), "READ"
    except ocr.NoReader:
        lines, reader = (), "NO_PROGRAM"
    except ocr.CannotRead:
        lines, reader = (), "GAVE_UP"
    height, width = pixels.shape[:2]
    found = Found(width, height, reader, lines, shown, tuple(proposals(pixels, lines, shown)))
    return found, prints, prints_.mirrored(prints)


def as_plain(found: Found) -> dict[str, Any]:
    """The same as lists and numbers, for JSON."""
    return {
        "engine": ENGINE,
        "size": [found.width, found.height],
        "reader": found.reader,
        "lines": [[[word.text, *word.box] for word in line.words] for line in found.lines],
        "shown": [list(box) for box in found.shown],
        "proposals": [[one.sign.value, one.is_likely, *one.box] for one in found.proposals],
    }


def from_plain(plain: dict[str, Any]) -> Found:
    """What `as_plain` gave."""
    return Found(
        width=plain["size"][0],
        height=plain["size"][1],
        reader=plain["reader"],
        lines=tuple(Line(tuple(_words(line))) for line in plain["lines"]),
        shown=tuple(Box(*box) for box in plain["shown"]),
        proposals=tuple(Proposal(Sign(sign), Box(*box), likely) for sign, likely, *box in plain["proposals"]),
    )


def _words(line: Iterable[Any]) -> Iterable[Word]:
    for text, *box in line:
        yield Word(text, Box(*box))
