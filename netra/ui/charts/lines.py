"""Lines over months, and the small line without words."""

from collections.abc import Sequence
from datetime import date

from netra.domain.words import Text
from netra.ui.charts.columns import Plot, Series, frame, nothing, told
from netra.ui.charts.marks import INK, PAPER, SOGA, TEAL, escape, tag
from netra.ui.charts.marks import line as stroke_line
from netra.ui.charts.measuring import width_of, wrap
from netra.ui.charts.sheet import BODY, SMALL, About, Sheet
from netra.ui.charts.wording import Words, number, said

# Colour, dashes and the mark at each month: three ways to tell one line from the next.
LOOKS = (
    (TEAL, None, "circle"),
    (SOGA, "7 4", "square"),
    ("#27507a", "2 3", "diamond"),
    (INK, "9 3 2 3", "triangle"),
)
TREND = Text("dari %s menjadi %s", "from %s to %s")


def line(
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
    """Up to four lines over the same months, each ending in its last number; gaps where nothing is known."""
    about = About(title, unit, as_of, source, practice, language, width, standalone, heading)
    sheet = Sheet(about)
    sheet.head()
    series = series[: len(LOOKS)]
    known = [value for row in series for value in row.values if value is not None]
    if not months or not known:
        return nothing(sheet)
    if len(series) > 1:
        _legend(sheet, series)
    ends = [next((value for value in reversed(row.values) if value is not None), None) for row in series]
    room = max(width_of(number(value, language), SMALL, True) for value in ends if value is not None) + 12
    about_plot = About(title, unit, as_of, source, practice, language, round(width - room), standalone, heading)
    field = Sheet(about_plot, y=sheet.y)
    plot = frame(field, months, max(known), whole=all(float(value).is_integer() for value in known))
    sheet.parts += field.parts
    for place, row in enumerate(series):
        _draw(sheet, plot, months, row, place)
    _last_numbers(sheet, plot, ends, language)
    sheet.y = field.y
    sheet.foot()
    return sheet.svg(told(about, months, series))


def sparkline(
    values: Sequence[float | None], *, label: Words, language: str = "id", width: int = 120, height: int = 28
) -> str:
    """A small line for a table cell; its name says first and last number, the cell beside it the last."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    name = said(label, language)
    if known:
        trend = TREND.in_(language) % (number(known[0][1], language), number(known[-1][1], language))
        name = f"{name}: {trend}"
    most = max((value for _, value in known), default=0) or 1
    step = (width - 8) / max(1, len(values) - 1)
    points = [(4 + step * place, height - 4 - (height - 8) * max(0.0, value) / most) for place, value in known]
    content = tag("title", escape(name) or " ") + stroke_line(0, height - 3.5, width, height - 3.5)
    if len(points) > 1:
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        content += tag("polyline", points=path, fill="none", stroke=TEAL, stroke_width=1.8, stroke_linejoin="round")
    if points:
        content += tag("circle", cx=points[-1][0], cy=points[-1][1], r=2.8, fill=SOGA)
    return tag(
        "svg",
        content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        class_="n-spark",
        role="img",
    )


def _legend(sheet: Sheet, series: Sequence[Series]) -> None:
    x = 0.0
    sheet.y += 16
    for place, row in enumerate(series):
        name = (wrap(sheet.about.say(row.label), BODY, sheet.about.width - 44, lines=1) or [""])[0]
        wide = 40 + width_of(name, BODY) + 16
        if x and x + wide - 16 > sheet.about.width:
            x, sheet.y = 0.0, sheet.y + 20
        colour, dashes, mark = LOOKS[place]
        sheet.add(
            tag(
                "line",
                x1=x,
                y1=sheet.y - 5,
                x2=x + 32,
                y2=sheet.y - 5,
                stroke=colour,
                stroke_width=2.2,
                stroke_dasharray=dashes,
            )
        )
        sheet.add(_mark(mark, x + 16, sheet.y - 5, colour))
        sheet.text(name, x + 40, sheet.y - 1)
        x += wide
    sheet.y += 10


def _draw(sheet: Sheet, plot: Plot, months: Sequence[date], row: Series, place: int) -> None:
    colour, dashes, mark = LOOKS[place]
    step = (plot.right - plot.left) / len(months)
    stretch: list[tuple[float, float]] = []
    marks: list[str] = []
    for index in range(len(months)):
        value = row.values[index] if index < len(row.values) else None
        if value is None:
            _stretch(sheet, stretch, colour, dashes)
            stretch = []
            continue
        stretch.append((plot.left + step * (index + 0.5), plot.y(max(0.0, value))))
        marks.append(_mark(mark, *stretch[-1], colour))
    _stretch(sheet, stretch, colour, dashes)
    sheet.add(*(marks if step >= 9 else marks[-1:]))


def _stretch(sheet: Sheet, points: Sequence[tuple[float, float]], colour: str, dashes: str | None) -> None:
    if len(points) > 1:
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        sheet.add(
            tag(
                "polyline",
                points=path,
                fill="none",
                stroke=colour,
                stroke_width=2.2,
                stroke_dasharray=dashes,
                stroke_linejoin="round",
            )
        )


def _mark(kind: str, x: float, y: float, colour: str) -> str:
    if kind == "circle":
        return tag("circle", cx=x, cy=y, r=3.2, fill=colour, stroke=PAPER)
    shapes = {
        "square": ((-3, -3), (3, -3), (3, 3), (-3, 3)),
        "diamond": ((0, -4), (4, 0), (0, 4), (-4, 0)),
        "triangle": ((0, -4), (4, 3), (-4, 3)),
    }
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in shapes[kind])
    return tag("polygon", points=points, fill=colour, stroke=PAPER)


def _last_numbers(sheet: Sheet, plot: Plot, ends: Sequence[float | None], language: str) -> None:
    """The last number of each line at its right end, pushed apart where they would touch."""
    high = SMALL * 1.25
    wanted = sorted((plot.y(max(0.0, value)), place, value) for place, value in enumerate(ends) if value is not None)
    below = plot.top - high
    placed = []
    for y, place, value in wanted:
        below = max(y, below + high)
        placed.append((below, place, value))
    over = max(0.0, placed[-1][0] - plot.bottom) if placed else 0.0
    for y, place, value in placed:
        at = min(y, max(plot.top, y - over)) if over else y
        sheet.text(
            number(value, language), plot.right + 8, at + SMALL * 0.35, size=SMALL, bold=True, fill=LOOKS[place][0]
        )
