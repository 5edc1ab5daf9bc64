"""From sheets to what a page draws: addresses behind numbers, the server's picture, the data of the moving one."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from netra.dashboards.queries import Cell, Number, Section, Sheet, Span, drawing
from netra.figures.queries import Scope, ScopeKind
from netra.ui import charts, words
from netra.ui.charts.wording import number
from netra.ui.components import Tile

FIRST_ROWS = 10


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a table on the page."""

    text: str
    url: str
    is_number: bool
    note: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet for the page; without a picture `still`, `data` and `svg` are empty, and rows beyond the first few
    stand in `more`, to be unfolded."""

    sheet: Sheet
    title: str
    heads: list[tuple[str, str, bool]]
    rows: list[list[Field]]
    more: list[list[Field]]
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
    """Where the sheets of a page stand, and the places whose pages the reader may open."""

    scope: Scope
    span: Span
    open_to: frozenset[Scope]


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
    return [DrawnSection(words.say(one.title), [drawn(sheet, frame) for sheet in one.sheets]) for one in found]


def drawn(sheet: Sheet, frame: Frame) -> Drawn:
    """A sheet with its pictures, files and addresses."""
    has_picture = drawing.is_drawn(sheet)
    heads = drawing.heads(sheet, words.language())
    numbers = [is_number for _label, _unit, is_number in heads]
    rows = [[_field(sheet, place, cell, frame, numbers) for place, cell in enumerate(row)] for row in sheet.rows]
    return Drawn(
        sheet=sheet,
        title=words.say(sheet.title),
        heads=heads,
        rows=rows if has_picture else rows[:FIRST_ROWS],
        more=[] if has_picture else rows[FIRST_ROWS:],
        still=_still(sheet) if has_picture else "",
        data=_data(sheet) if has_picture else None,
        csv=_file(sheet, frame, "csv"),
        svg=_file(sheet, frame, "svg") if has_picture else "",
        is_wide=not has_picture or len(sheet.columns) > 2,
    )


def _still(sheet: Sheet) -> SafeString:
    """The server's picture in both widths."""
    markup = charts.for_screens(
        lambda width: drawing.picture(
            sheet, language=words.language(), practice=settings.PRACTICE, width=width, leads_to=_address
        )
    )
    return mark_safe(markup)  # noqa: S308  drawn by us; every word in it was escaped there


def _data(sheet: Sheet) -> dict[str, object]:
    chart, language = sheet.chart, words.language()
    assert chart is not None
    rows = drawing.drawn_rows(sheet, chart)
    return {
        "kind": chart.kind,
        "unit": words.say(sheet.unit),
        "labels": [drawing.text_of(sheet, 0, row[0], language) for row in rows],
        "links": [_address(row[chart.series[0]]) for row in rows],
        "series": [
            {"name": words.say(sheet.columns[at]), "values": [row[at].n for row in rows]} for at in chart.series
        ],
    }


def _file(sheet: Sheet, frame: Frame, ending: str) -> str:
    scope = frame.scope
    address = reverse("dashboards:download", args=[scope.kind.lower(), scope.code or "-", sheet.key, ending])
    return f"{address}?{frame.span.query}"


def _field(sheet: Sheet, place: int, cell: Cell, frame: Frame, numbers: list[bool]) -> Field:
    url = _address(cell)
    if cell.to is not None and cell.to != frame.scope and cell.to in frame.open_to:
        url = page_of(cell.to)
    text = drawing.text_of(sheet, place, cell, words.language())
    return Field(text, url, numbers[place], words.say(cell.note))


def _address(cell: Cell) -> str:
    if cell.ref:
        return reverse("cases:case", args=[cell.ref])
    return f"{reverse('dashboards:cases')}?{cell.asked.query}" if cell.asked is not None and cell.value else ""
