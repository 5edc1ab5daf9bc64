"""How a matter came in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from netra.channels import queries as channels
from netra.intake.models import Channel, Entitlement, Report
from netra.intake.queries.reaching import about, answers_on
from netra.vault import services as vault

if TYPE_CHECKING:
    from netra.cases.models import Case

WITHOUT_REPORTER = frozenset({Channel.FIELD, Channel.IMPORT, Channel.MEDIA})


@dataclass(frozen=True, slots=True)
class Door:
    """One coming-in of a case. `is_reachable`: somebody holds the code and may read a message.
    `answers_on` names the channel its reporter chose besides the status page; `undelivered` counts what did not
    arrive there."""

    report_id: int
    channel: str
    channel_label: str
    is_named: bool
    is_guarded: bool
    is_reachable: bool
    wants_notices: bool
    answers_on: str
    undelivered: int
    entitled_as: str
    signature: str
    lodged_at: datetime
    recorded_by: str
    sender_name: str
    letter_number: str
    letter_on: date | None
    messages: int
    was_joined: bool


def doors(case: "Case") -> tuple[Door, ...]:
    """Every door of a case, those of cases joined into it too, its own first."""
    found = Report.objects.filter(Q(case=case) | Q(case__joined_into=case)).select_related(
        "sender", "case", "answers_by"
    )
    return tuple(sorted((_door(report, case) for report in found), key=lambda door: (door.was_joined, door.report_id)))


def is_reachable(report: Report) -> bool:
    return report.digest is not None and report.channel not in WITHOUT_REPORTER


def _door(report: Report, case: "Case") -> Door:
    return Door(
        report_id=report.pk,
        channel=report.channel,
        channel_label=str(Channel(report.channel).label),
        is_named=report.is_named,
        is_guarded=report.is_guarded and report.sealed_identity is not None,
        is_reachable=is_reachable(report),
        wants_notices=report.wants_notices,
        answers_on=answers_on(report),
        undelivered=channels.undelivered(about(report)) if report.answers_by_id else 0,
        entitled_as=str(Entitlement(report.entitled_as).label) if report.entitled_as else "",
        signature=report.signature,
        lodged_at=report.lodged_at,
        recorded_by=report.recorded_by,
        sender_name=report.sender_name or (report.sender.name if report.sender else ""),
        letter_number=report.letter_number,
        letter_on=report.letter_on,
        messages=report.messages.count(),
        was_joined=report.case_id != case.pk,
    )


def channels_of(cases: Collection[int]) -> dict[int, str]:
    """Through which channel these cases came in, by case id; those without a door of ours are left out."""
    return dict(Report.objects.filter(case__in=cases).values_list("case_id", "channel"))


def report_of(case: "Case", report_id: int) -> Report | None:
    """A door of this case, or of one joined into it."""
    found = Report.objects.filter(Q(case=case) | Q(case__joined_into=case)).select_related("case")
    return found.filter(pk=report_id).first()


def report_by_code(code: str) -> Report | None:
    """The report a normalised receipt code belongs to. What nobody holds a receipt for is not found."""
    found = Report.objects.exclude(channel__in=WITHOUT_REPORTER).filter(digest=vault.digest(code))
    return found.select_related("case__handling_office__region", "case__region").first()


def current_case(report: Report) -> "Case":
    """The file in which the matter lives now: another one, when it was joined there."""
    case = report.case
    for _ in range(10):  # joining goes one way, so this ends; the bound guards against a damaged row
        if case.joined_into is None:
            break
        case = case.joined_into
    return case
