"""What the accused reads at the door: the allegation as put, its rules, and what was answered; never its source."""

from dataclasses import dataclass
from datetime import datetime

from netra.cases.clocks import zone_of
from netra.cases.models import Accused, AnswerDoor, Exhibit, Paper
from netra.cases.queries.letters import allegation_put
from netra.cases.queries.papers import Value, moment_of
from netra.cases.queries.people import Deed, deeds_of

ANSWERABLE = frozenset({"REGISTERED", "CLARIFICATION", "STUDY"})


@dataclass(frozen=True, slots=True)
class Meeting:
    """When and where the clarification takes place, as the last invitation says."""

    number: str
    when: Value
    place: str


@dataclass(frozen=True, slots=True)
class Put:
    """The allegation as put to one person. `is_open`: an answer is still taken."""

    accused: Accused
    text: str
    deeds: tuple[Deed, ...]
    meeting: Meeting | None
    answers: tuple[Paper, ...]
    exhibits: tuple[Exhibit, ...]
    is_open: bool
    zone: str


def door(pk: int, opened_at: str) -> Accused | None:
    """The person behind a door that still stands open; a newer summons closes the earlier door."""
    found = AnswerDoor.objects.filter(pk=pk).select_related(
        "accused__case__handling_office__region", "accused__case__contest", "accused__employer"
    )
    one = found.first()
    return one.accused if one is not None and one.opened_at == datetime.fromisoformat(opened_at) else None


def put_to(accused: Accused) -> Put:
    """Everything the accused may read, and nothing that was not put to them."""
    case = accused.case
    papers = Paper.objects.filter(case=case, accused=accused, withdrawn_on=None)
    invited = papers.filter(kind__in=["SUMMONS", "SECOND_SUMMONS"]).order_by("id").last()
    return Put(
        accused=accused,
        text=allegation_put(accused),
        deeds=deeds_of(case, accused),
        meeting=None if invited is None else _meeting(invited),
        answers=tuple(papers.filter(kind="WRITTEN_ANSWER").order_by("id")),
        exhibits=tuple(case.exhibits.filter(accused=accused, source=Exhibit.Source.ACCUSED).select_related("evidence")),
        is_open=case.stage in ANSWERABLE,
        zone=zone_of(case).key,
    )


def _meeting(paper: Paper) -> Meeting:
    return Meeting(
        str(paper.fields.get("number", "")),
        moment_of(str(paper.fields.get("meets_at", ""))),
        str(paper.fields.get("place", "")),
    )
