"""The sheet every picture is drawn on: heading, unit and date, practice mark, legend, source, and the svg around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from zlib import crc32

from netra.domain.words import Text
from netra.ui.charts.marks import FONT, INK, PAPER, SOFT, SOGA, Fill, escape, tag
from netra.ui.charts.measuring import width_of, wrap
from netra.ui.charts.wording import Words, as_of_line, said

PRACTICE = Text(
    "LATIHAN: data rekaan, bukan keadaan sebenarnya", "PRACTICE: invented data, not the real state of affairs"
)
SOURCE = Text("Sumber", "Source")
HEADING, BODY, SMALL = 16.0, 12.5, 11.5


@dataclass(frozen=True, slots=True)
class About:
    """What a picture must say about itself."""

    title: Words
    unit: Words
    as_of: Words | date | None
    source: Words
    practice: bool
    language: str = "id"
    width: int = 720
    standalone: bool = False
    heading: bool = True

    def say(self, words: Words) -> str:
        return said(words, self.language)


@dataclass(slots=True)
class Sheet:
    """Markup gathered from top to bottom; `y` is the next free line."""

    about: About
    y: float = 0
    parts: list[str] = field(default_factory=list)
    fills: dict[str, Fill] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """Ids of one picture must not meet those of another on the same page."""
        about = self.about
        seed = f"{about.say(about.title)}|{about.width}|{about.say(about.unit)}|{about.say(about.source)}|{about.as_of}"
        return f"c{crc32(seed.encode()):08x}-"

    def add(self, *markup: str) -> None:
        self.parts += markup

    def text(
        self,
        words: str,
        x: float,
        y: float,
        *,
        size: float = BODY,
        bold: bool = False,
        fill: str = INK,
        anchor: str | None = None,
    ) -> None:
        """One line of text, its foot at y."""
        self.add(text(words, x, y, size=size, bold=bold, fill=fill, anchor=anchor))

    def lines(
        self,
        words: str,
        *,
        x: float = 0,
        room: float | None = None,
        size: float = BODY,
        bold: bool = False,
        fill: str = INK,
    ) -> None:
        """A paragraph from the next free line on."""
        for row in wrap(words, size, room or self.about.width - x, lines=6, bold=bold):
            self.y += size * 1.35
            self.text(row, x, self.y - size * 0.3, size=size, bold=bold, fill=fill)

    def paint(self, fill: Fill) -> str:
        """The fill attribute for a fill, whose pattern is then defined in the picture."""
        self.fills[fill.key] = fill
        return fill.paint(self.prefix)

    def head(self) -> None:
        """Practice mark, title, unit and date."""
        about = self.about
        if about.practice:
            mark = about.say(PRACTICE)
            rows = wrap(mark, SMALL, about.width - 18, bold=True)
            high = len(rows) * SMALL * 1.35 + 7
            self.add(
                tag(
                    "rect",
                    x=0.75,
                    y=0.75,
                    width=about.width - 1.5,
                    height=high,
                    fill="#faeedd",
                    stroke=SOGA,
                    stroke_width=1.5,
                    stroke_dasharray="6 3",
                )
            )
            for number, row in enumerate(rows, 1):
                self.text(row, 9, number * SMALL * 1.35 + 1, size=SMALL, bold=True, fill="#6d3a0e")
            self.y = high + 8
        if about.heading:
            self.lines(about.say(about.title), size=HEADING, bold=True)
        under = " · ".join(filter(None, (about.say(about.unit), as_of_line(about.as_of, about.language))))
        if under:
            self.lines(under, fill=SOFT)
        self.y += 8

    def legend(self, entries: Sequence[tuple[Fill, str]]) -> None:
        """Swatch and name of each fill, in as many rows as needed."""
        x = 0.0
        self.y += 16
        for fill, name in entries:
            rows = wrap(name, BODY, self.about.width - 24, lines=1)
            name = rows[0] if rows else ""
            wide = 24 + width_of(name, BODY) + 16
            if x and x + wide - 16 > self.about.width:
                x, self.y = 0.0, self.y + 20
            self.add(tag("rect", x=x + 0.5, y=self.y - 12, width=17, height=13, fill=self.paint(fill), stroke=fill.ink))
            self.text(name, x + 24, self.y - 1)
            x += wide
        self.y += 10

    def foot(self) -> None:
        source = self.about.say(self.about.source)
        if source:
            self.y += 6
            self.lines(f"{self.about.say(SOURCE)}: {source}", size=SMALL, fill=SOFT)

    def svg(self, description: str = "", *, role: str = "img") -> str:
        """The whole picture. Standalone ones stand on white and bring an XML head; inline ones shrink with the page."""
        about = self.about
        name = about.say(about.title)
        if about.practice:
            name = f"{about.say(PRACTICE).split(':')[0]}: {name}"
        high = round(self.y + 4)
        defs = "".join(fill.definition(self.prefix) for fill in self.fills.values())
        content = (
            tag("title", escape(name) or " ", id=f"{self.prefix}t")
            + (tag("desc", escape(description), id=f"{self.prefix}d") if description else "")
            + (tag("defs", defs) if defs else "")
            + (
                tag("rect", x=-16, y=-16, width=about.width + 32, height=high + 32, fill=PAPER)
                if about.standalone
                else ""
            )
            + "".join(self.parts)
        )
        edge = 16 if about.standalone else 0
        drawn = tag(
            "svg",
            content,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"{-edge} {-edge} {about.width + 2 * edge} {high + 2 * edge}",
            width=about.width + 2 * edge,
            height=high + 2 * edge,
            class_=None if about.standalone else "n-chart",
            role=role,
            aria_labelledby=f"{self.prefix}t",
            aria_describedby=f"{self.prefix}d" if description else None,
            font_family=FONT,
        )
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n' if about.standalone else drawn


def text(
    words: str,
    x: float,
    y: float,
    *,
    size: float = BODY,
    bold: bool = False,
    fill: str = INK,
    anchor: str | None = None,
) -> str:
    """One line of text as an element, its foot at y; nothing for no words."""
    if not words.strip():
        return ""
    return tag(
        "text",
        escape(words),
        x=float(x),
        y=float(y),
        font_size=float(size),
        font_weight="700" if bold else None,
        fill=fill,
        text_anchor=anchor,
    )
