"""Reads for dashboards: everything a page, a file or a monthly report shows of the figures."""

from netra.dashboards.permissions import Depth, depth, depths, home, may_enter
from netra.dashboards.queries import drawing
from netra.dashboards.queries.behind import MOST, Behind, NotAsked, asked, behind
from netra.dashboards.queries.board import Ask, Board, Section, board, sheet
from netra.dashboards.queries.places import NATION, Place, office_scope, place, region_scope
from netra.dashboards.queries.saying import between, month, on_day
from netra.dashboards.queries.sheets import CASES, Asked, Cell, Chart, Number, Sheet
from netra.dashboards.queries.spans import Span, month_of, months_until, shifted, span
from netra.dashboards.queries.waiting import NOBODY_WAITS, Awaited, Mine, mine

__all__ = [
    "CASES",
    "MOST",
    "NATION",
    "NOBODY_WAITS",
    "Ask",
    "Asked",
    "Awaited",
    "Behind",
    "Board",
    "Cell",
    "Chart",
    "Depth",
    "Mine",
    "NotAsked",
    "Number",
    "Place",
    "Section",
    "Sheet",
    "Span",
    "asked",
    "behind",
    "between",
    "board",
    "depth",
    "depths",
    "drawing",
    "home",
    "may_enter",
    "mine",
    "month",
    "month_of",
    "months_until",
    "office_scope",
    "on_day",
    "place",
    "region_scope",
    "sheet",
    "shifted",
    "span",
]
