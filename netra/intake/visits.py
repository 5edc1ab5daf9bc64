"""A reporter's visit: after the code was right, this browser session may see that one report for a while."""

from django.http import HttpRequest

from netra.intake.models import Report
from netra.vault.services import Visits

_visits = Visits("intake_visit")
end = _visits.end


def begin(request: HttpRequest, report: Report) -> None:
    _visits.begin(request, report.pk)


def report_of_visit(request: HttpRequest) -> Report | None:
    """The report of the present visit; each page prolongs it."""
    row = _visits.row(request)
    if row is None:
        return None
    found = Report.objects.select_related("case__handling_office__region", "case__region")
    return found.filter(pk=row).first()
