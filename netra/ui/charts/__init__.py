"""Pictures drawn by the server: bars, columns, lines. Pure Python; readable without colour, sharp on a phone.

Each drawing function returns one `<svg>` as a string of safe markup. Inline pictures carry no style and take links;
`standalone=True` makes a file for download: an XML head, a white ground, no links. `for_screens` draws a picture twice,
narrow and wide, so that its letters have the same size on a phone and on a desk.
"""

from collections.abc import Callable

from netra.ui.charts.bars import Bar, bars
from netra.ui.charts.columns import Series, columns
from netra.ui.charts.lines import line, sparkline
from netra.ui.charts.wording import Words

__all__ = ["NARROW", "WIDE", "Bar", "Series", "Words", "bars", "columns", "for_screens", "line", "sparkline"]

NARROW, WIDE = 350, 720


def for_screens(draw: Callable[[int], str]) -> str:
    """The picture of `draw(width)` for phones, and for wider screens and paper; only one is ever shown or read."""
    return f'<div class="n-chart-narrow">{draw(NARROW)}</div><div class="n-chart-wide">{draw(WIDE)}</div>'
