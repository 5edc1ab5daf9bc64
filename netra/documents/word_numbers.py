"""The marks Word puts before paragraphs of its own lists: "1.", "a)", "•"."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

HANG = 18.0  # points, where the list names no indent
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """
    >>> roman(2024), roman(9)
    ('MMXXIV', 'IX')
    """
    told = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        told += sign * times
    return told


class Numbers:
    """Counts on while a file is read from top to bottom."""

    def __init__(self, file: WordFile, style_of: Callable[[Paragraph], ParagraphStyle | None]) -> None:
        self._style_of = style_of
        self._levels: dict[tuple[str, str], Any] = {}
        self._counts: Counter[tuple[str, int]] = Counter()
        try:
            root = file.part.numbering_part.element
        except (KeyError, NotImplementedError):  # how python-docx says that the file numbers nothing
            return
        abstract = {one.get(qn("w:abstractNumId")): one for one in root.iter(qn("w:abstractNum"))}
        for number in root.iter(qn("w:num")):
            link = number.find(qn("w:abstractNumId"))
            kept = abstract.get(link.get(qn("w:val"))) if link is not None else None
            for level in kept.iter(qn("w:lvl")) if kept is not None else ():
                self._levels[number.get(qn("w:numId")), level.get(qn("w:ilvl"))] = level

    def of(self, paragraph: Paragraph) -> tuple[str, float]:
        """The mark and how far the words stand from the edge; nothing for a paragraph outside any list."""
        found = self._numbered(paragraph)
        if found is None:
            return "", 0.0
        number, depth = found
        level = self._levels.get((number, str(depth)))
        if level is None:
            return "", 0.0
        start = _value(level, "w:start", "1")
        key = (number, depth)
        self._counts[key] = self._counts[key] + 1 if self._counts[key] else int(start)
        for other, below in list(self._counts):
            if other == number and below > depth:
                self._counts[other, below] = 0
        indent = level.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        left = indent.get(qn("w:left")) if indent is not None else None
        return self._mark(level, number), int(left) / 20 if left else HANG * (depth + 1)

    def _numbered(self, paragraph: Paragraph) -> tuple[str, int] | None:
        style = self._style_of(paragraph)
        places = [paragraph._p.pPr, *([style.element.pPr] if style is not None else [])]
        for place in places:
            own = place.find(qn("w:numPr")) if place is not None else None
            number = _value(own, "w:numId", "") if own is not None else ""
            if number and number != "0":
                return number, int(_value(own, "w:ilvl", "0"))
        return None

    def _mark(self, level: Any, number: str) -> str:
        shape = _value(level, "w:lvlText", "%1.")
        if _value(level, "w:numFmt", "decimal") == "bullet":
            return "\N{EN DASH}" if len(shape) != 1 or not shape.isascii() else shape
        for depth in range(9):
            if f"%{depth + 1}" in shape:
                own = self._levels.get((number, str(depth)))
                style = _value(own, "w:numFmt", "decimal") if own is not None else "decimal"
                shape = shape.replace(f"%{depth + 1}", _counted(max(1, self._counts[number, depth]), style))
        return shape


def _counted(number: int, style: str) -> str:
    match style:
        case "lowerLetter":
            return chr(ord("a") + (number - 1) % 26)
        case "upperLetter":
            return chr(ord("A") + (number - 1) % 26)
        case "lowerRoman":
            return roman(number).lower()
        case "upperRoman":
            return roman(number)
        case _:
            return str(number)


def _value(element: Any, name: str, otherwise: str) -> str:
    found = element.find(qn(name))
    return otherwise if found is None else str(found.get(qn("w:val")) or otherwise)
