"""Columns by month, stacked where there is more than one series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netra.domain.saying import MONTHS
from netra.ui.charts.bars import NOTHING
from netra.ui.charts.marks import LINE, SERIES, SOFT, STRONG_LINE, line, tag
from netra.ui.charts.measuring import width_of
from netra.ui.charts.scale import steps
from netra.ui.charts.sheet import SMALL, About, Sheet
from netra.ui.charts.wording import Words, number, short_month

PLOT = 190.0


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of numbers, one for each month; None where nothing is known."""

    label: Words
    values: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Plot:
    """The field between the axes."""

    left: float
    top: float
    right: float
    bottom: float
    highest: float

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * value / self.highest


def columns(
    months: Sequence[date],
    series: Sequence[Series],
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
) -> str:
    """One column a month, the first series at the foot; each column carries its total where there is room."""
    about = About(title, unit, as_of, source, practice, language, width, standalone, heading)
    sheet = Sheet(about)
    sheet.head()
    if not months or not series:
        return nothing(sheet)
    if len(series) > 1:
        sheet.legend([(SERIES[place % len(SERIES)], about.say(row.label)) for place, row in enumerate(series)])
    totals = [sum(_at(row, place) for row in series) for place in range(len(months))]
    plot = frame(sheet, months, max(totals), whole=all(float(total).is_integer() for total in totals))
    step = (plot.right - plot.left) / len(months)
    wide = min(44.0, max(1.0, step * 0.72))
    shown = [number(total, language) for total in totals]
    fits = max(width_of(words, SMALL, True) for words in shown) <= step - 1
    for place, total in enumerate(totals):
        middle = plot.left + step * (place + 0.5)
        _column(sheet, plot, series, place, middle, wide)
        if fits and total:
            sheet.text(shown[place], middle, plot.y(total) - 4, size=SMALL, bold=True, anchor="middle")
    sheet.foot()
    return sheet.svg(told(about, months, series))


def frame(sheet: Sheet, months: Sequence[date], highest: float, *, whole: bool) -> Plot:
    """Axes, grid and month names; leaves the sheet below them."""
    about = sheet.about
    marks = steps(highest, whole=whole)
    sheet.lines(about.say(about.unit), size=SMALL, fill=SOFT)
    names = [number(mark, about.language) for mark in marks]
    left = max(width_of(name, SMALL) for name in names) + 8
    plot = Plot(left, sheet.y + 16, about.width - 2.0, sheet.y + 16 + PLOT, marks[-1])
    for mark, name in zip(marks, names, strict=True):
        sheet.add(line(left, plot.y(mark), plot.right, plot.y(mark), STRONG_LINE if mark == 0 else LINE))
        sheet.text(name, left - 6, plot.y(mark) + SMALL * 0.35, size=SMALL, fill=SOFT, anchor="end")
    _months(sheet, plot, months)
    sheet.y = plot.bottom + 40
    return plot


def nothing(sheet: Sheet) -> str:
    """The picture when there is not a single month or series."""
    sheet.lines(sheet.about.say(NOTHING), fill=SOFT)
    sheet.foot()
    return sheet.svg(sheet.about.say(NOTHING))


def told(about: About, months: Sequence[date], series: Sequence[Series]) -> str:
    """The picture in words, for those who hear it."""
    rows = []
    for row in series:
        values = (
            f"{MONTHS[month.month - 1].in_(about.language)} {month.year} {number(value, about.language)}"
            for month, value in zip(months, row.values, strict=False)
            if value is not None
        )
        rows.append(f"{about.say(row.label)}: {', '.join(values)}")
    return "; ".join(rows)


def _at(row: Series, place: int) -> float:
    return max(0.0, (row.values[place] if place < len(row.values) else 0) or 0)


def _column(sheet: Sheet, plot: Plot, series: Sequence[Series], place: int, middle: float, wide: float) -> None:
    below = 0.0
    for index, row in enumerate(series):
        value = _at(row, place)
        if not value:
            continue
        fill = SERIES[index % len(SERIES)]
        foot, head = plot.y(below), plot.y(below + value)
        sheet.add(
            tag(
                "rect",
                x=middle - wide / 2,
                y=head,
                width=wide,
                height=max(1.0, foot - head),
                fill=sheet.paint(fill),
                stroke=fill.ink,
            )
        )
        below += value


def _months(sheet: Sheet, plot: Plot, months: Sequence[date]) -> None:
    """Every month named where it fits, else every second, third …; the year under its first named month."""
    language = sheet.about.language
    step = (plot.right - plot.left) / len(months)
    need = max(width_of(short_month(month, language), SMALL) for month in months) + 5
    every = max(1, -(-int(need) // max(1, int(step))))
    until = -1.0
    year = 0
    for place, month in enumerate(months):
        if place % every:
            continue
        middle = plot.left + step * (place + 0.5)
        sheet.text(short_month(month, language), middle, plot.bottom + 15, size=SMALL, fill=SOFT, anchor="middle")
        half = width_of(str(month.year), SMALL) / 2
        if month.year != year and middle - half > until:
            sheet.text(str(month.year), middle, plot.bottom + 30, size=SMALL, fill=SOFT, anchor="middle")
            until, year = middle + half + 4, month.year
