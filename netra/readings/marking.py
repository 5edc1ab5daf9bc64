"""The text with the found words marked, as safe markup: marks lie inside one another and never cross."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from netra.readings.findings import Finding


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    key: str
    group: str
    inner: "list[_Mark]"


def marked(text: str, found: Sequence[Finding]) -> SafeString:
    """Paragraphs with `<mark id="teks-…">` around every found place; the whole mark is what a link leads to."""
    marks = [_Mark(one.start, one.end, one.key, one.group.value.lower(), []) for one in found]
    tree = _nested(sorted(marks, key=lambda one: (one.start, -one.end)), 0, len(text))
    return mark_safe(_written(text, 0, len(text), tree))  # noqa: S308  every piece of the text is escaped on its way


def _nested(marks: list[_Mark], start: int, end: int) -> list[_Mark]:
    """Marks within one another; what would cross the end of another is cut at that end."""
    top: list[_Mark] = []
    rest = list(marks)
    while rest:
        first = rest.pop(0)
        begin, stop = max(first.start, start), min(first.end, end)
        if begin >= stop:
            continue
        inside = [one for one in rest if one.start < stop]
        rest = [one for one in rest if one.start >= stop]
        top.append(_Mark(begin, stop, first.key, first.group, _nested(inside, begin, stop)))
    return top


def _written(text: str, start: int, end: int, marks: list[_Mark]) -> str:
    pieces: list[str] = []
    at = start
    for one in marks:
        pieces.append(escape(text[at : one.start]))
        inner = _written(text, one.start, one.end, one.inner)
        pieces.append(f'<mark id="teks-{escape(one.key)}" class="n-mark n-mark-{one.group}">{inner}</mark>')
        at = one.end
    pieces.append(escape(text[at:end]))
    return "".join(pieces)
