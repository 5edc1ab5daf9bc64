"""From sheets to what a page draws: addresses behind numbers, the server's picture, the data of the moving one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from netra.dashboards.queries import Cell, Number, Section, Sheet, Span, drawing
from netra.dashboards.views.tables import Field, table
from netra.figures.queries import Scope, ScopeKind
from netra.ui import charts, words
from netra.ui.charts.wording import number, said
from netra.ui.components import Tile

FIRST_ROWS = 10
SHEETS = 500  # drawn ones kept in memory, some 20 kB each


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet for the page; without a picture `still`, `data` and `svg` are empty, and rows beyond the first few
    (`left` of them) stand in `more`, to be unfolded."""

    sheet: Sheet
    title: str
    table: SafeString | str
    more: SafeString | str
    left: int
    still: SafeString | str
    data: dict[str, object] | None
    csv: str
    svg: str
    is_wide: bool


@dataclass(frozen=True, slots=True)
class DrawnSection:
    title: str
    sheets: list[Drawn]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the sheets of a page stand, the places whose pages the reader may open, and what a thousand fields ask for
    again and again: the language and the address of lists."""

    scope: Scope
    span: Span
    open_to: frozenset[Scope]
    language: str
    lists: str

    def address(self, cell: Cell) -> str:
        """Where a number leads: to its cases, or to the one case it speaks of."""
        if cell.ref:
            return reverse("cases:case", args=[cell.ref])
        return f"{self.lists}?{cell.asked.query}" if cell.asked is not None and cell.value else ""


def frame(scope: Scope, span: Span, open_to: frozenset[Scope]) -> Frame:
    return Frame(scope, span, open_to, words.language(), reverse("dashboards:cases"))


def page_of(scope: Scope) -> str:
    """The page a scope's figures stand on."""
    match scope.kind:
        case ScopeKind.NATION:
            return reverse("dashboards:nation")
        case ScopeKind.PROVINCE | ScopeKind.REGION:
            return reverse("dashboards:region", args=[scope.code])
        case _:
            return reverse("dashboards:office", args=[scope.code])


def tiles(numbers: tuple[Number, ...]) -> list[Tile]:
    """The figures on top, each leading to what it counts."""
    return [
        Tile(
            label=one.label,
            figure=number(one.n, words.language()),
            note=f"{words.say(one.unit)}, {words.say(one.when)}",
            url=f"{reverse('dashboards:cases')}?{one.asked.query}" if one.asked and one.n else "",
            tone=one.tone,
        )
        for one in numbers
    ]


def sections(found: tuple[Section, ...], frame: Frame) -> list[DrawnSection]:
    """Every sheet drawn, in its section."""
    practice = settings.PRACTICE
    return [
        DrawnSection(words.say(one.title), [drawn(sheet, frame, practice=practice) for sheet in one.sheets])
        for one in found
    ]


@lru_cache(maxsize=SHEETS)
def drawn(sheet: Sheet, frame: Frame, *, practice: bool) -> Drawn:
    """A sheet with its pictures, files and addresses; names lead to the pages the reader may open.

    Remembered by all that is in it: the same numbers at the same place make the same markup.
    """
    pages = _pages(frame)
    has_picture, title = drawing.is_drawn(sheet), said(sheet.title, frame.language)
    heads = drawing.heads(sheet, frame.language)
    rows = [
        [
            Field(
                drawing.text_of(sheet, place, cell, frame.language),
                pages.get(cell.to, "") if cell.to is not None else frame.address(cell),
                said(cell.note, frame.language),
            )
            for place, cell in enumerate(row)
        ]
        for row in sheet.rows
    ]
    shown = len(rows) if has_picture else FIRST_ROWS
    return Drawn(
        sheet=sheet,
        title=title,
        table=table(title, heads, rows[:shown]) if rows else "",
        more=table(title, heads, rows[shown:]) if rows[shown:] else "",
        left=len(rows[shown:]),
        still=_still(sheet, frame, practice) if has_picture else "",
        data=_data(sheet, frame) if has_picture else None,
        csv=_file(sheet, frame, "csv"),
        svg=_file(sheet, frame, "svg") if has_picture else "",
        is_wide=not has_picture or len(sheet.columns) > 2,
    )


@lru_cache(maxsize=64)
def _pages(frame: Frame) -> Mapping[Scope, str]:
    """The pages of other places the reader may open."""
    return {scope: page_of(scope) for scope in frame.open_to if scope != frame.scope}


def _still(sheet: Sheet, frame: Frame, practice: bool) -> SafeString:
    """The server's picture in both widths."""
    markup = charts.for_screens(
        lambda width: drawing.picture(
            sheet, language=frame.language, practice=practice, width=width, leads_to=frame.address
        )
    )
    return mark_safe(markup)  # noqa: S308  drawn by us; every word in it was escaped there


def _data(sheet: Sheet, frame: Frame) -> dict[str, object]:
    chart = sheet.chart
    assert chart is not None
    rows = drawing.drawn_rows(sheet, chart)
    return {
        "kind": chart.kind,
        "unit": said(sheet.unit, frame.language),
        "labels": [drawing.text_of(sheet, 0, row[0], frame.language) for row in rows],
        "links": [frame.address(row[chart.series[0]]) for row in rows],
        "series": [
            {"name": said(sheet.columns[at], frame.language), "values": [row[at].n for row in rows]}
            for at in chart.series
        ],
    }


def _file(sheet: Sheet, frame: Frame, ending: str) -> str:
    scope = frame.scope
    address = reverse("dashboards:download", args=[scope.kind.lower(), scope.code or "-", sheet.key, ending])
    return f"{address}?{frame.span.query}"
