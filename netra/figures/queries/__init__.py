"""Reads of the figures."""

from netra.figures.queries.outside import (
    Contradiction,
    Vulnerability,
    bodies,
    contradictions,
    outside,
    vulnerabilities,
    vulnerability,
)

__all__ = [
    "Contradiction",
    "Vulnerability",
    "bodies",
    "contradictions",
    "outside",
    "vulnerabilities",
    "vulnerability",
]
