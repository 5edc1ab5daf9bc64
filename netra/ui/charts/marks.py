"""What pictures are made of: elements, safe texts, and the fills that can be told apart in grey print.

Colours go into presentation attributes, never into styles, so that the page's content policy holds.
"""

import re
from dataclasses import dataclass
from functools import cache
from html import escape as _escape

INK = "#14282e"
SOFT = "#4a5d63"
LINE = "#d8dcd7"
STRONG_LINE = "#6f8186"
PAPER = "#ffffff"
TEAL = "#0d5160"
SOGA = "#8a4a12"
FONT = "Segoe UI, Roboto, Noto Sans, Liberation Sans, Helvetica Neue, Arial, sans-serif"

# What XML cannot hold even when escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


# Most texts hold nothing that must change: one look tells.
_TO_CHANGE = re.compile(f"[&<>\"'{_FORBIDDEN.pattern[1:]}")


def escape(text: str) -> str:
    """Text fit for an element or an attribute in double quotes."""
    if _TO_CHANGE.search(text) is None:
        return text
    return _escape(_FORBIDDEN.sub("", text), quote=True)


def tag(name: str, content: str = "", /, **attributes: str | float | None) -> str:
    """One element. Attribute names are written with "_" for "-" (`class_` for "class"); None is left out.

    `content` is markup: texts go through `escape` first. Attribute values are escaped here.
    """
    written = "".join(
        [
            f' {_written_as(key)}="{escape(value) if isinstance(value, str) else plain(value)}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


@cache
def _written_as(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def plain(value: float) -> str:
    """A number as short as it can be: "12.5", "3"."""
    if isinstance(value, int):
        return str(value)
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = LINE, width: float = 1, **more: str | float) -> str:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width, **more)


def link(content: str, url: str) -> str:
    """The content as a link, named by the words in it; nothing around it when there is no address."""
    return tag("a", content, href=url) if url else content


@dataclass(frozen=True, slots=True)
class Fill:
    """A way to fill a surface: ground, colour of the pattern, and the pattern's markup in a square of `size`."""

    key: str
    ground: str
    ink: str
    pattern: str = ""
    size: float = 6

    def definition(self, prefix: str) -> str:
        """The `pattern` element, or nothing for a plain fill."""
        if not self.pattern:
            return ""
        ground = tag("rect", width=self.size, height=self.size, fill=self.ground)
        return tag(
            "pattern",
            ground + self.pattern,
            id=f"{prefix}{self.key}",
            width=self.size,
            height=self.size,
            patternUnits="userSpaceOnUse",
        )

    def paint(self, prefix: str) -> str:
        """The value of a `fill` attribute."""
        return f"url(#{prefix}{self.key})" if self.pattern else self.ground


def _hatch(ink: str, width: float = 1.6, size: float = 6) -> str:
    return tag(
        "path",
        d=f"M-1 {size + 1:g}L{size + 1:g} -1M-1 1L1 -1M{size - 1:g} {size + 1:g}L{size + 1:g} {size - 1:g}",
        stroke=ink,
        stroke_width=width,
    )


SOLID = Fill("solid", TEAL, TEAL)
HATCHED = Fill("hatch", "#f0d3a8", SOGA, _hatch(SOGA))
DOTTED = Fill("dots", "#dfecee", TEAL, tag("circle", cx=3, cy=3, r=1.3, fill=TEAL))
GRID = Fill("grid", "#fff", "#6d3a0e", tag("path", d="M0 3H6M3 0V6", stroke="#6d3a0e", stroke_width=1.0))
PALE = Fill("pale", "#b9d6da", "#b9d6da")
BARRED = Fill("bars", "#e3edf7", "#27507a", tag("path", d="M0 1.5H6M0 4.5H6", stroke="#27507a", stroke_width=1.3))
SERIES = (SOLID, HATCHED, DOTTED, GRID, PALE, BARRED)
