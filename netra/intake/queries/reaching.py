"""Which reports a correspondent is answered about."""

from netra.channels.queries import Correspondent
from netra.intake.models import Report

_ABOUT = "report:"


def about(report: Report) -> str:
    """The name of the talk about a report, by which a reply finds it again."""
    return f"{_ABOUT}{report.pk}"


def report_about(talk: str) -> Report | None:
    """The report of a talk; `None` where the talk is about something else."""
    number = talk.removeprefix(_ABOUT)
    if not talk.startswith(_ABOUT) or not number.isdecimal():
        return None
    found = Report.objects.select_related("case__handling_office__region", "case__region", "answers_by")
    return found.filter(pk=int(number)).first()


def reports_of(correspondent: Correspondent) -> list[Report]:
    """The reports answered there, the latest first."""
    found = Report.objects.filter(answers_by=correspondent).select_related("case__handling_office__region")
    return list(found.order_by("-pk"))
