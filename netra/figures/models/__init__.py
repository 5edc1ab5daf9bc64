from netra.figures.models.cells import Cell, Cursor, Gap, StageCell
from netra.figures.models.facts import Delay, Fact, Matter, Party, Referral, Wait

__all__ = ["Cell", "Cursor", "Delay", "Fact", "Gap", "Matter", "Party", "Referral", "StageCell", "Wait"]
