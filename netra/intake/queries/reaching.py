"""Which reports a correspondent is answered about."""

from dataclasses import dataclass

from netra.channels import queries as channels
from netra.channels.queries import Correspondent, Kind
from netra.intake.models import Report

_ABOUT = "report:"


@dataclass(frozen=True, slots=True)
class Way:
    """A channel on which somebody may write to this house and be answered; `address` is where."""

    kind: Kind
    label: str
    address: str


def ways() -> tuple[Way, ...]:
    """The channels that are open both ways now."""
    found = [(adapter.kind, adapter.reached_at()) for adapter in channels.adapters() if adapter.is_configured()]
    return tuple(Way(kind, str(kind.label), address) for kind, address in found if address)


def may_mail() -> bool:
    """Whether mail can go out."""
    return Kind.MAIL in channels.open_kinds()


def answers_on(report: Report) -> str:
    """The name of the channel this report is answered on, or empty."""
    return str(Kind(report.answers_by.kind).label) if report.answers_by is not None else ""


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
