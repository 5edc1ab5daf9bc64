"""What the printed papers of a case say: the summons, the referral letter, the dossier."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.defaultfilters import filesizeformat

from netra.cases.clocks import zone_of
from netra.cases.models import Accused, Case, Exhibit, Paper
from netra.cases.permissions import View
from netra.cases.queries.citing import cited_basis
from netra.cases.queries.owners import owner_of_case
from netra.cases.queries.page import exhibits_for, phase_of
from netra.cases.queries.papers import moment_of, office_name, papers_for, sanction_label
from netra.cases.queries.people import deeds_of, people_of
from netra.cases.queries.story import Line, story
from netra.documents import services as documents
from netra.domain.loading import load
from netra.domain.papers import ELEMENTS, HOLDS
from netra.domain.procedures import ROUTE_LABELS
from netra.domain.saying import day, listed
from netra.domain.words import Text
from netra.evidence import queries as evidence

if TYPE_CHECKING:
    from netra.registry.models import Institution

HEAD = Text("Ketua", "Chair")
KINDS = {
    "PHOTO": Text("foto", "photo"),
    "VIDEO": Text("video", "video"),
    "AUDIO": Text("rekaman suara", "sound recording"),
    "PAPER": Text("dokumen", "document"),
}
OTHER_KIND = Text("berkas", "file")
REQUEST = Text(
    "Mohon diperiksa dan ditindaklanjuti sesuai kewenangan, serta hasilnya disampaikan kepada kami.",
    "Please examine and follow up within your powers, and let us know the result.",
)


def letterhead(office: "Institution") -> documents.Office:
    contact = " · ".join(part for part in (office.hotline, office.email) if part)
    return documents.Office(office.name, office.address, contact)


def signer(office: "Institution") -> documents.Line:
    return documents.Line(office.head_name or HEAD, office.short_name)


def summons(paper: Paper, *, code: str, address: str, at: datetime) -> documents.Summons:
    """The invitation with the code in it; the code is the caller's, it is kept nowhere."""
    case, accused = paper.case, paper.accused
    assert accused is not None
    office = case.handling_office
    meets_at = moment_of(str(paper.fields.get("meets_at", "")))
    when = meets_at if isinstance(meets_at, datetime) else datetime.combine(paper.on, datetime.min.time())
    return documents.Summons(
        office=letterhead(office),
        made_at=_stamp(case, at),
        made_on=paper.on,
        number=str(paper.fields.get("number", "")),
        addressee=documents.Line(str(accused), accused.position),
        meeting_at=when if when.tzinfo else when.replace(tzinfo=zone_of(case)),
        place=str(paper.fields.get("place", "")),
        ask_for=office.short_name,
        allegation=allegation_put(accused),
        rules=rules_of(case, accused),
        answer_code=code,
        answer_address=address,
        answer_until=None,
        signer=signer(office),
        practice=settings.PRACTICE,
    )


def _stamp(case: Case, at: datetime) -> datetime:
    """The moment for the printed paper, in the office's time at a fixed offset, as PDF knows it."""
    local = at.astimezone(zone_of(case)).replace(microsecond=0)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))


def allegation_put(accused: Accused) -> str:
    """The allegation as last put to this person; empty while none was written."""
    papers = Paper.objects.filter(case=accused.case_id, accused=accused, kind="ALLEGATION", withdrawn_on=None)
    last = papers.order_by("id").last()
    return "" if last is None else str(last.fields["text"])


def rules_of(case: Case, accused: Accused) -> tuple[documents.Line, ...]:
    """The kinds of act held against a person with the articles of the day of the act."""
    return tuple(
        documents.Line(deed.act, listed(deed.cover.basis_lines) if deed.cover else "")
        for deed in deeds_of(case, accused)
    )


def referral(paper: Paper, *, at: datetime) -> documents.Referral:
    """The letter that takes a matter on: allegation as put, elements, answer, conclusion."""
    case, accused = paper.case, paper.accused
    assert accused is not None
    papers = [one for one in case.papers.order_by("id") if one.withdrawn_on is None]
    study = next((one for one in reversed(papers) if one.kind == "STUDY"), None)
    plenary = next((one for one in reversed(papers) if one.kind == "PLENARY_MINUTES"), None)
    held = [code for code in accused.rules if code in load().rules]
    office = case.handling_office
    return documents.Referral(
        office=letterhead(office),
        made_at=_stamp(case, at),
        made_on=paper.on,
        number=str(paper.fields.get("number", "")),
        case_number=str(case),
        recipient=documents.Line(recipient_of(paper)),
        subject=load().rule(held[0]).act if held else Text("Dugaan pelanggaran netralitas", "Alleged breach"),
        accused=documents.Accused(
            str(accused),
            accused.nip,
            accused.position,
            accused.employer.name if accused.employer else accused.agency,
        ),
        plenary=_plenary(plenary),
        events=allegation_put(accused),
        elements=_elements(study),
        answer=_answer(papers, accused),
        rules=rules_of(case, accused),
        conclusion=str(paper.fields.get("text", "")),
        request=REQUEST.id,
        copies_to=(),
        papers=tuple(_line(one) for one in papers if one.accused_id in {None, accused.pk} and one.track_id is None),
        evidence=_evidence([one for one in case.exhibits.all() if one.accused_id in {None, accused.pk}], named=False),
        signer=signer(office),
        practice=settings.PRACTICE,
    )


def recipient_of(paper: Paper) -> str | Text:
    """The institution a referral goes to, or the kind of body where none is named."""
    body = str(paper.fields.get("body", ""))
    return office_name(body) if body else ROUTE_LABELS.get(str(paper.fields.get("route", "")), "")


def _plenary(paper: Paper | None) -> str:
    if paper is None:
        return ""
    present = "; ".join(str(paper.fields.get("present", "")).splitlines())
    return f"{day(paper.on).id}; {present}"


def _elements(study: Paper | None) -> tuple[documents.Element, ...]:
    if study is None:
        return ()
    holds = dict(HOLDS)
    return tuple(
        documents.Element(
            label,
            str(study.fields.get(f"{name}_for", "")),
            str(study.fields.get(f"{name}_against", "")) or "–",
            holds.get(str(study.fields.get(f"{name}_holds", "")), ""),
        )
        for name, label in ELEMENTS
    )


def _answer(papers: Sequence[Paper], accused: Accused) -> str:
    kinds = ("WRITTEN_ANSWER", "CLARIFICATION_MINUTES")
    said = [str(p.fields.get("text", "")) for p in papers if p.kind in kinds and p.accused_id == accused.pk]
    return "\n".join(said)


def dossier(case: Case, view: View, *, at: datetime) -> documents.Dossier:
    """The file as this reader may see it; it names no reporter."""
    zone = zone_of(case)
    phase = phase_of(case)
    people = [
        Text(f"{one.accused}, {one.status.id}, {one.accused.position}", f"{one.accused}, {one.status.en}")
        for one in people_of(case, view)
    ]
    head = (
        documents.Line(Text("Terlapor", "Accused"), listed(people)),
        documents.Line(Text("Tahap", "Stage"), case.stage_row.label),
        documents.Line(Text("Pemegang berkas", "Held by"), owner_of_case(case).name),
        documents.Line(Text("Pemilihan", "Contest"), case.contest.title if case.contest else ""),
        documents.Line(Text("Tahapan pada hari kejadian", "Phase on the day of the act"), phase.label if phase else ""),
        documents.Line(Text("Hari kejadian", "Day of the act"), _day(case)),
        documents.Line(Text("Tempat kejadian", "Place of the act"), _place(case, view)),
        *(documents.Line(Text("Sanksi", "Sanction"), label) for label in _sanctions(case, view)),
    )
    return documents.Dossier(
        office=letterhead(case.handling_office),
        made_at=_stamp(case, at),
        case_number=str(case),
        head=head,
        timeline=tuple(
            documents.TimelineLine(
                _when(line, zone),
                line.title,
                line.office or line.who,
                line.detail or line.result or "",
                listed([cited_basis(one) for one in line.basis]),
            )
            for line in story(case, view)
        ),
        papers=tuple(_line(paper) for paper in papers_for(case, view) if paper.withdrawn_on is None),
        evidence=_evidence(exhibits_for(case, view), named=view.whole),
        practice=settings.PRACTICE,
    )


def _when(line: Line, zone: ZoneInfo) -> datetime | date:
    """The moment of an event done on the day it was written down, else the legal day alone."""
    local = line.at.astimezone(zone)
    return local if local.date() == line.on else line.on


def _day(case: Case) -> str | Text:
    return "" if case.act_on is None else day(case.act_on)


def _place(case: Case, view: View) -> str:
    region = case.region.full_name if case.region else ""
    return ", ".join(part for part in (case.place if view.whole else "", region) if part)


def _sanctions(case: Case, view: View) -> list[Text]:
    shown = [track for track in case.tracks.all() if view.tracks is None or track.pk in view.tracks]
    return [sanction_label(track.sanction) for track in shown if track.sanction]


def _line(paper: Paper) -> documents.PaperLine:
    label = paper.paper_kind.label
    title = label if paper.accused is None else Text(f"{label.id}: {paper.accused}", f"{label.en}: {paper.accused}")
    return documents.PaperLine(title, str(paper.fields.get("number", "")), paper.on)


def _evidence(exhibits: Sequence[Exhibit], *, named: bool) -> tuple[documents.EvidenceLine, ...]:
    """Evidence lines; a file's own name may point at who sent it, so only the handling side reads it."""
    return tuple(
        documents.EvidenceLine(
            exhibit.evidence.name if named and exhibit.evidence.name else Text(f"Bukti {n}", f"Exhibit {n}"),
            KINDS.get(evidence.family(exhibit.evidence), OTHER_KIND),
            filesizeformat(exhibit.evidence.size),
            exhibit.evidence.sha256,
            exhibit.evidence.kept_at.astimezone(zone_of(exhibit.case)),
        )
        for n, exhibit in enumerate(exhibits, start=1)
    )
