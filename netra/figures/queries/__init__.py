"""Reads of the figures."""

from netra.figures.models import OutsideFigure
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

__all__ = [
    "Contradiction",
    "OutsideFigure",
    "Vulnerability",
    "bodies",
    "contradictions",
    "dimensions",
    "outside",
    "vulnerabilities",
    "vulnerability",
]
