"""Reads of the figures: our own, counted from the ledger, and those other bodies published."""

from netra.figures.measures import GENERAL_LAW, MEASURES, NATION, STOCKS, Dim, Measure, Scope, ScopeKind, Unit
from netra.figures.models import OutsideFigure
from netra.figures.queries.behind import AsOf, as_of, counted
from netra.figures.queries.crossed import crossed
from netra.figures.queries.outside import (
    Contradiction,
    Vulnerability,
    bodies,
    contradictions,
    dimensions,
    outside,
    vulnerabilities,
    vulnerability,
)
from netra.figures.queries.standing import Waiting, standing, waits
from netra.figures.queries.times import Punctual, StageTime, punctuality, stage_times
from netra.figures.queries.totals import Month, Slice, across, by, monthly, stock, stocks_across, total, totals

__all__ = [
    "GENERAL_LAW",
    "MEASURES",
    "NATION",
    "STOCKS",
    "AsOf",
    "Contradiction",
    "Dim",
    "Measure",
    "Month",
    "OutsideFigure",
    "Punctual",
    "Scope",
    "ScopeKind",
    "Slice",
    "StageTime",
    "Unit",
    "Vulnerability",
    "Waiting",
    "across",
    "as_of",
    "bodies",
    "by",
    "contradictions",
    "counted",
    "crossed",
    "dimensions",
    "monthly",
    "outside",
    "punctuality",
    "stage_times",
    "standing",
    "stock",
    "stocks_across",
    "total",
    "totals",
    "vulnerabilities",
    "vulnerability",
    "waits",
]
