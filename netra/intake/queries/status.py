"""What whoever holds the receipt code may know: where the matter stands, in plain words, and what is asked of them.

Never in here: internal notes, names of officers, papers other than those written to the reporter.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from netra.cases.queries import owner_of_case, owner_of_track
from netra.domain.allegation import ORIGIN_LABELS, Origin
from netra.domain.papers import STATUS_REASONS
from netra.domain.procedures import ROUTE_LABELS
from netra.domain.procedures.results import RESULTS
from netra.domain.words import Text
from netra.intake.models import Message, Report
from netra.intake.places import zone_of
from netra.intake.plain import REASONS, STAGES, Plain
from netra.intake.queries.coming import NextStep, next_steps
from netra.intake.queries.doors import current_case
from netra.intake.queries.reaching import answers_on

if TYPE_CHECKING:
    from netra.cases.models import Case

BEFORE_REGISTER = frozenset({"RECEIVED", "INITIAL_STUDY", "INCOMPLETE"})
STILL_A_TIP = frozenset({"RECEIVED", "TRACING"})


@dataclass(frozen=True, slots=True)
class Reason:
    """One stated reason: its name, and what it means."""

    label: Text
    plain: Text


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice of status as sent."""

    on: date
    reasons: tuple[Reason, ...]
    text: str
    belongs: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the office asks to be completed; `last_day` is absent where no term is laid down."""

    lacking: tuple[str, ...]
    on: date
    step: NextStep | None
    was_answered: bool


@dataclass(frozen=True, slots=True)
class Further:
    """How far the matter is at another body; people are numbered, not named."""

    number: int
    route: Text
    stage: Text
    owner: Text
    result: Text | None


@dataclass(frozen=True, slots=True)
class StatusPage:
    report: Report
    case: "Case"
    kind: Text
    plain: Plain
    owner: Text
    result: Text | None
    steps: tuple[NextStep, ...]
    notices: tuple[Notice, ...]
    asked: Asked | None
    further: tuple[Further, ...]
    messages: tuple[Message, ...]
    was_joined: bool
    may_withdraw: bool
    has_withdrawn: bool
    may_become_formal: bool
    awaits_signature: bool
    lacks_region: bool
    answers_on: str

    @property
    def zone(self) -> str:
        """The clock of the handling office."""
        return zone_of(self.case.handling_office).key


def status_page(report: Report, at: datetime) -> StatusPage:
    """Everything the page shows."""
    case = current_case(report)
    return StatusPage(
        report=report,
        case=case,
        kind=ORIGIN_LABELS[Origin(case.origin)],
        plain=STAGES[case.stage],
        owner=owner_of_case(case).name,
        result=RESULTS.get(case.result),
        steps=next_steps(case, at),
        notices=_notices(report, case),
        asked=asked_to_complete(case, at),
        further=_further(case),
        messages=tuple(report.messages.all()),
        was_joined=report.case_id != case.pk,
        may_withdraw=may_withdraw(report, case),
        has_withdrawn=_asks_withdrawal(case),
        may_become_formal=may_become_formal(report, case),
        awaits_signature=report.is_named and report.signature == "COUNTER" and case.stage in BEFORE_REGISTER,
        answers_on=answers_on(report),
        lacks_region=case.region_id is None and not case.is_closed,
    )


def asked_to_complete(case: "Case", at: datetime) -> Asked | None:
    """The list of what lacks, while the office waits for it."""
    if case.stage != "INCOMPLETE":
        return None
    notice = case.papers.filter(kind="COMPLETION_NOTICE", used_by_entry__isnull=False).last()
    if notice is None:
        return None
    lacking = tuple(line.strip() for line in str(notice.fields.get("lacking", "")).splitlines() if line.strip())
    step = next((step for step in next_steps(case, at) if step.rule == "completion"), None)
    answered = case.papers.filter(kind="COMPLETION", used_by_entry__isnull=True, withdrawn_on__isnull=True)
    return Asked(lacking, notice.on, step, answered.exists())


def may_withdraw(report: Report, case: "Case") -> bool:
    """A formal report may be withdrawn until it is registered, by the one who made it."""
    return (
        report.is_named
        and "FORMAL" in case.marks
        and case.stage in BEFORE_REGISTER
        and not _asks_withdrawal(case)
        and report.case_id == case.pk
    )


def may_become_formal(report: Report, case: "Case") -> bool:
    """A tip may still become a report while nothing was decided about it."""
    return (
        not report.is_named
        and report.case_id == case.pk
        and case.origin == Origin.TIP
        and case.stage in STILL_A_TIP
        and not {"FORMAL", "KEPT"} & set(case.marks)
    )


def _asks_withdrawal(case: "Case") -> bool:
    return case.papers.filter(kind="WITHDRAWAL", withdrawn_on__isnull=True).exists()


def _notices(report: Report, case: "Case") -> tuple[Notice, ...]:
    """Notices an act has rested on, the newest first: drafts are the office's own."""
    own = report.case.papers.filter(kind="STATUS_NOTICE", used_by_entry__isnull=False)
    found = list(own)
    if case.pk != report.case_id and report.case.closed_on is not None:
        found += case.papers.filter(kind="STATUS_NOTICE", used_by_entry__isnull=False, on__gte=report.case.closed_on)
    return tuple(
        Notice(
            on=paper.on,
            reasons=tuple(_reason(code) for code in paper.fields.get("reasons", ())),
            text=str(paper.fields.get("text", "")),
            belongs=str(paper.fields.get("belongs") or ""),
        )
        for paper in sorted(found, key=lambda paper: paper.pk, reverse=True)
    )


def _reason(code: str) -> Reason:
    label = dict(STATUS_REASONS).get(code, Text(code, code))
    return Reason(label, REASONS.get(code, Text("", "")))


def _further(case: "Case") -> tuple[Further, ...]:
    tracks = case.tracks.select_related("body", "accused__employer", "case__handling_office__parent")
    numbers: dict[int, int] = {}
    return tuple(
        Further(
            number=numbers.setdefault(track.accused_id, len(numbers) + 1),
            route=ROUTE_LABELS.get(track.route, Text(track.route, track.route)),
            stage=track.stage_row.label,
            owner=owner_of_track(track).name,
            result=RESULTS.get(track.result),
        )
        for track in tracks
    )
