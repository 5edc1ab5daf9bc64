"""The monthly report of a region or the nation: gathered from the figures, told in sentences, set as PDF and DOCX."""

from netra.dashboards.services.gathering import MonthFacts, NotYet, gather
from netra.dashboards.services.monthly import monthly_report, rendered, write_report

__all__ = ["MonthFacts", "NotYet", "gather", "monthly_report", "rendered", "write_report"]
