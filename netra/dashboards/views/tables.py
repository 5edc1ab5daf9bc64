"""Tables of figures as markup. Built here and not by a template: a dashboard has thousands of fields."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a table: its words, where they lead, and a smaller remark."""

    text: str
    url: str
    note: str


Heads = Sequence[tuple[str, str, bool]]


def table(title: str, heads: Heads, rows: Sequence[Sequence[Field]]) -> SafeString:
    """A table that scrolls sideways on a narrow screen; columns of numbers stand to the right."""
    numbers = [is_number for _label, _unit, is_number in heads]
    body = "".join(f"<tr>{_row(row, numbers)}</tr>" for row in rows)
    return mark_safe(  # noqa: S308  every word below is escaped
        f'<div class="table-responsive" tabindex="0" role="region" aria-label="{escape(title)}">'
        f'<table class="table table-sm n-table-figures"><thead><tr>{"".join(map(_head, heads))}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _head(head: tuple[str, str, bool]) -> str:
    label, unit, is_number = head
    return f'<th scope="col"{_right(is_number)}>{escape(label)}{_small(unit)}</th>'


def _row(row: Sequence[Field], numbers: Sequence[bool]) -> str:
    first, *others = row
    return f'<th scope="row">{_words(first)}</th>' + "".join(
        f"<td{_right(is_number)}>{_words(field)}</td>" for field, is_number in zip(others, numbers[1:], strict=True)
    )


def _words(field: Field) -> str:
    text = escape(field.text)
    return (f'<a href="{escape(field.url)}">{text}</a>' if field.url else str(text)) + _small(field.note)


def _small(words: str) -> str:
    return f'<span class="n-unit">{escape(words)}</span>' if words else ""


def _right(is_number: bool) -> str:
    return ' class="text-end"' if is_number else ""
