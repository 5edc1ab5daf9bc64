"""Reads a drawn picture back: its texts with the room each takes, for tests that look at pictures."""

import re
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

from netra.ui.charts.measuring import width_of

SVG = "{http://www.w3.org/2000/svg}"
# Widths are estimated on the generous side; real letters leave this much of the box.
REAL = 0.9


@dataclass(frozen=True, slots=True)
class Written:
    """One line of text and the box it fills."""

    words: str
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: "Written") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def read(svg: str) -> ElementTree.Element:
    """The picture as a tree; fails where it is not well-formed XML."""
    return ElementTree.fromstring(svg.encode())


def written(root: ElementTree.Element) -> list[Written]:
    """Every text outside definitions."""
    hidden = {text for defs in root.iter(f"{SVG}defs") for text in defs.iter(f"{SVG}text")}
    found = []
    for text in root.iter(f"{SVG}text"):
        if text in hidden:
            continue
        words = "".join(text.itertext())
        size, x, y = (float(text.get(name, "0")) for name in ("font-size", "x", "y"))
        wide = width_of(words, size, text.get("font-weight") == "700") * REAL
        left = x - wide * {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", ""), 0.0)
        found.append(Written(words, left, left + wide, y - size * 0.72, y + size * 0.2))
    return found


def overlapping(root: ElementTree.Element) -> list[tuple[str, str]]:
    return [(one.words, other.words) for one, other in combinations(written(root), 2) if one.meets(other)]


def outside(root: ElementTree.Element) -> list[str]:
    """Texts that leave the picture."""
    left, top, wide, high = (float(value) for value in re.split(r"[ ,]+", root.get("viewBox", "")))
    return [
        text.words
        for text in written(root)
        if text.left < left - 1 or text.right > left + wide + 1 or text.top < top - 1 or text.bottom > top + high + 1
    ]
