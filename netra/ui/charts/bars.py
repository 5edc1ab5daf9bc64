"""Horizontal bars: one row for each name, most often with the most first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netra.domain.words import Text
from netra.ui.charts.marks import INK, SOFT, SOLID, STRONG_LINE, Fill, line, link, tag
from netra.ui.charts.measuring import width_of, wrap
from netra.ui.charts.sheet import BODY, SMALL, About, Sheet
from netra.ui.charts.wording import Words, number, said

NOTHING = Text("Tidak ada yang dihitung.", "Nothing was counted.")
AMOUNT = Text("Jumlah", "Number of")
THICK = 18.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its name, its number (None: not known, shown as "–"), where a click leads, and how it is filled."""

    label: Words
    n: float | None
    url: str = ""
    fill: Fill = SOLID
    note: Words = ""


def bars(
    rows: Sequence[Bar],
    *,
    title: Words,
    unit: Words,
    as_of: Words | date | None,
    source: Words,
    practice: bool,
    language: str = "id",
    width: int = 720,
    standalone: bool = False,
    heading: bool = True,
    axis: Words = "",
) -> str:
    """Bars with their names, numbers and optional note behind the number. `axis` names what the rows are."""
    about = About(title, unit, as_of, source, practice, language, width, standalone, heading)
    sheet = Sheet(about)
    sheet.head()
    if not rows:
        sheet.lines(about.say(NOTHING), fill=SOFT)
        sheet.foot()
        return sheet.svg(about.say(NOTHING))
    side = min(0.38 * width, max(width_of(about.say(row.label), BODY) for row in rows) + 2) if width >= 480 else 0.0
    _axis_titles(sheet, said(axis, language), said(unit, language), side)
    values = [_value(row, language) for row in rows]
    start = side + 10 if side else 0.0
    room = max(40.0, width - start - max(width_of(value, BODY, True) for value in values) - 8)
    most = max((row.n or 0 for row in rows), default=0)
    top = sheet.y
    for row, value in zip(rows, values, strict=True):
        _row(sheet, row, value, side, start, room, most)
    if side:
        sheet.add(line(start + 0.5, top, start + 0.5, sheet.y, STRONG_LINE))
    sheet.foot()
    told = "; ".join(f"{about.say(row.label)}: {value}" for row, value in zip(rows, values, strict=True))
    return sheet.svg(told, role="group" if any(row.url for row in rows) and not standalone else "img")


def _axis_titles(sheet: Sheet, rows: str, unit: str, side: float) -> None:
    amount = f"{sheet.about.say(AMOUNT)} {unit}" if unit else ""
    if side:
        names = wrap(rows, SMALL, side, lines=2)
        for number_, words in enumerate(names):
            sheet.text(words, 0, sheet.y + SMALL + number_ * SMALL * 1.3, size=SMALL, fill=SOFT)
        numbers = wrap(amount, SMALL, sheet.about.width - side - 10, lines=2)
        for number_, words in enumerate(numbers):
            sheet.text(words, side + 10, sheet.y + SMALL + number_ * SMALL * 1.3, size=SMALL, fill=SOFT)
        sheet.y += max(len(names), len(numbers)) * SMALL * 1.3 + 6
    else:
        sheet.lines(" · ".join(filter(None, (rows, amount))), size=SMALL, fill=SOFT)
        sheet.y += 6


def _value(row: Bar, language: str) -> str:
    shown = "–" if row.n is None else number(row.n, language)
    note = said(row.note, language)
    return f"{shown} {note}" if note else shown


def _row(sheet: Sheet, row: Bar, value: str, side: float, start: float, room: float, most: float) -> None:
    about = sheet.about
    label = about.say(row.label)
    names = wrap(label, BODY, side or about.width, lines=3)
    high = BODY * 1.3
    if side:
        tall = max(THICK, len(names) * high)
        middle = sheet.y + 4 + tall / 2
        first = middle - len(names) * high / 2 + BODY
    else:
        tall = THICK + len(names) * high + 4
        middle = sheet.y + 4 + tall - THICK / 2
        first = sheet.y + 4 + BODY
    part = Sheet(about, fills=sheet.fills)
    colour = INK if about.standalone or not row.url else "#0d5160"
    for place, words in enumerate(names):
        part.text(words, 0, first + place * high, fill=colour)
    long = 0.0 if not row.n or most <= 0 else max(2.0, room * max(0.0, row.n) / most)
    if long:
        part.add(
            tag(
                "rect",
                x=start,
                y=middle - THICK / 2,
                width=long,
                height=THICK,
                fill=sheet.paint(row.fill),
                stroke=row.fill.ink,
            )
        )
    if not side:
        part.add(line(0.5, middle - THICK / 2 - 2, 0.5, middle + THICK / 2 + 2, STRONG_LINE))
    part.text(value, start + long + 6, middle + BODY * 0.36, bold=True)
    sheet.add(link(" ".join(part.parts), "" if about.standalone else row.url))
    sheet.y += 4 + tall + 4
