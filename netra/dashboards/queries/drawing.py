"""Sheets as pictures and as plain words, for pages, files and papers alike."""

import csv
import io
from collections.abc import Callable
from datetime import date

from netra.dashboards.queries.saying import month
from netra.dashboards.queries.sheets import Cell, Chart, Sheet, Words
from netra.domain.words import Text
from netra.ui import charts
from netra.ui.charts import Bar, Series
from netra.ui.charts.wording import number, said, short_month

SOURCE = Text("Netra, dari buku besar", "Netra, from the ledger")
PRACTICE = Text("LATIHAN: data rekaan", "PRACTICE: invented data")
NOTHING_KNOWN = "\N{EN DASH}"


def is_drawn(sheet: Sheet) -> bool:
    """Whether a sheet has a picture: a chart with anything in it."""
    return sheet.chart is not None and any(row[at].n for row in sheet.rows for at in sheet.chart.series)


def picture(
    sheet: Sheet,
    *,
    language: str,
    practice: bool,
    width: int = charts.WIDE,
    standalone: bool = False,
    place: str = "",
    leads_to: Callable[[Cell], str] = lambda cell: "",
) -> str:
    """The drawing of a sheet that has a chart, as SVG; `leads_to` gives the address behind a number.

    A picture that goes alone (`standalone`) carries its heading, with the `place` it speaks of.
    """
    chart = sheet.chart
    title = f"{said(sheet.title, language)}, {place}" if place else said(sheet.title, language)
    assert chart is not None
    rows = drawn_rows(sheet, chart)
    if chart.kind == "columns":
        months = [row[0].value for row in rows if isinstance(row[0].value, date)]
        series = [Series(_text(sheet.columns[at]), [row[at].n for row in rows]) for at in chart.series]
        # Stacked columns would add up what is one thing at several stages; several rows of numbers are lines.
        draw = charts.columns if len(series) == 1 else charts.line
        return draw(
            months,
            series,
            title=title,
            unit=_text(sheet.unit),
            as_of=_text(sheet.when),
            source=SOURCE,
            practice=practice,
            language=language,
            width=width,
            standalone=standalone,
            heading=standalone,
        )
    at = chart.series[0]
    bars = [Bar(text_of(sheet, 0, row[0], language), row[at].n, leads_to(row[at])) for row in rows]
    return charts.bars(
        bars,
        title=title,
        unit=_text(sheet.unit),
        as_of=_text(sheet.when),
        source=SOURCE,
        practice=practice,
        language=language,
        width=width,
        standalone=standalone,
        heading=standalone,
        axis=_text(sheet.columns[0]),
    )


def drawn_rows(sheet: Sheet, chart: Chart) -> list[tuple[Cell, ...]]:
    """The rows a picture has room for: every month, or the first names that count anything."""
    if chart.kind == "columns":
        return list(sheet.rows)
    return [row for row in sheet.rows if row[chart.series[0]].n][: chart.most]


def heads(sheet: Sheet, language: str) -> list[tuple[str, str, bool]]:
    """Of each column its name, its unit, and whether it holds numbers."""
    units = sheet.units or ("", *(sheet.unit for _column in sheet.columns[1:]))
    return [
        (said(column, language), said(unit, language), place > 0 and any(row[place].is_number for row in sheet.rows))
        for place, (column, unit) in enumerate(zip(sheet.columns, units, strict=True))
    ]


def text_of(sheet: Sheet, place: int, cell: Cell, language: str) -> str:
    """A field in words; the first column of a sheet by month names months."""
    value = cell.value
    match value:
        case None:
            return NOTHING_KNOWN
        case date() if place == 0 and sheet.chart is not None and sheet.chart.kind == "columns":
            return month(value).in_(language)
        case date():
            return f"{value.day} {short_month(value, language)} {value.year}"
        case int() | float():
            return number(value, language)
        case _:
            return said(value, language)


def as_csv(sheet: Sheet, *, where: Words, language: str, practice: bool, as_of: str) -> str:
    """The table as CSV: plain numbers and ISO days; unit, place and time stand in every row, for rows go alone."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    labels = [f"{label} ({unit})" if unit else label for label, unit, _n in heads(sheet, language)]
    about = [
        Text("wilayah atau instansi", "place"),
        Text("angka", "figure"),
        Text("masa", "time"),
        Text("dihitung per", "counted as of"),
        Text("sumber", "source"),
        Text("tanda", "mark"),
    ]
    writer.writerow([*labels, *(one.in_(language) for one in about)])
    tail = [
        said(where, language),
        said(sheet.title, language),
        said(sheet.when, language),
        as_of,
        SOURCE.in_(language),
        PRACTICE.in_(language) if practice else "",
    ]
    for row in sheet.rows:
        writer.writerow([*(_harmless(_raw(sheet, place, cell, language)) for place, cell in enumerate(row)), *tail])
    return "\ufeff" + out.getvalue()


def _raw(sheet: Sheet, place: int, cell: Cell, language: str) -> str | int | float:
    match cell.value:
        case None:
            return ""
        case date() as day:
            is_month = place == 0 and sheet.chart is not None and sheet.chart.kind == "columns"
            return f"{day:%Y-%m}" if is_month else day.isoformat()
        case int() | float() as n:
            return n
        case words:
            return said(words, language)


def _harmless(value: str | int | float) -> str | int | float:
    """A name that begins like a formula is one to no table program."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value


def _text(words: object) -> Words:
    return words if isinstance(words, str | Text) else str(words)
