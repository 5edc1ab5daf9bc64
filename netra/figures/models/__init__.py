from netra.figures.models.cells import Cell, Cursor, Gap, StageCell
from netra.figures.models.facts import Delay, Fact, Matter, Party, Referral, Wait
from netra.figures.models.outside import OutsideFigure

__all__ = [
    "Cell",
    "Cursor",
    "Delay",
    "Fact",
    "Gap",
    "Matter",
    "OutsideFigure",
    "Party",
    "Referral",
    "StageCell",
    "Wait",
]
