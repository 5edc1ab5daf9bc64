"""A reporter's visit: after the code was right, this browser session may see that one report for a while."""

import time

from django.http import HttpRequest

from netra.intake.models import Report

_KEY = "intake_visit"
LASTS = 60 * 60


def begin(request: HttpRequest, report: Report) -> None:
    """Open a visit. The session gets a new key, so that one planted earlier is worth nothing."""
    request.session.cycle_key()
    request.session[_KEY] = {"report": report.pk, "until": time.time() + LASTS}


def report_of_visit(request: HttpRequest) -> Report | None:
    """The report of the present visit; each page prolongs it."""
    visit = request.session.get(_KEY)
    if not visit or visit["until"] < time.time():
        return None
    request.session[_KEY] = {**visit, "until": time.time() + LASTS}
    found = Report.objects.select_related("case__handling_office__region", "case__region")
    return found.filter(pk=visit["report"]).first()


def end(request: HttpRequest) -> None:
    request.session.pop(_KEY, None)
