"""What each paper says: one frozen dataclass per template.

Texts are shown as they are. Dates are `date` or aware `datetime` in the zone of the place, and are written out in the
language of the paper; `Text` takes its wording in that language. `made_at` is the moment stamped into the file: the
same data give the same bytes. With `practice` the paper is marked LATIHAN on every page.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from netra.domain.words import Text

Words = str | Text


@dataclass(frozen=True, slots=True)
class Office:
    """The letterhead."""

    name: str
    address: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A thing in a list: what it is, and a quieter remark (an article, a post, why it is needed)."""

    title: Words
    note: Words = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the office will do, by when, and on what ground."""

    title: Words
    by: date | datetime | Words
    basis: Words = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """A stated reason in plain words."""

    title: Words
    explanation: Words
    basis: Words = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A letter or document of the case."""

    title: Words
    number: str
    dated: date


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A piece of evidence; `size` as shown ("1,2 MB"), `sha256` of the sealed original."""

    title: Words
    kind: Words
    size: str
    sha256: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports by name. Stands on the report form alone and on no other paper."""

    name: str
    identity_number: str
    born: str
    occupation: str
    citizenship: str
    address: str
    contact: str


@dataclass(frozen=True, slots=True)
class Accused:
    """The person concerned, for letters between authorities."""

    name: str
    nip: str = ""
    post: str = ""
    employer: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the study, with what speaks for it and against it."""

    title: Words
    evidence_for: str
    evidence_against: str
    finding: Words


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One entry of the ledger, as told."""

    at: date | datetime
    title: Words
    by: Words
    note: Words = ""
    basis: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Tanda terima: what was received and what happens next. Names no reporter."""

    template: ClassVar[str] = "receipt"
    office: Office
    made_at: datetime
    is_formal: bool
    code: str
    received_at: datetime
    channel: Words
    received: tuple[Line, ...]
    next_steps: tuple[NextStep, ...]
    status_address: str
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForm:
    """A formal report, printed to be signed at the counter."""

    template: ClassVar[str] = "report_form"
    office: Office
    made_at: datetime
    code: str
    reporter: Reporter
    accused: tuple[Line, ...]
    happened: datetime | date | Words
    place: str
    known_on: date
    story: str
    witnesses: tuple[Line, ...]
    evidence: tuple[EvidenceLine, ...]
    signed_at: str
    officer: str
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Summons:
    """Undangan klarifikasi: the allegation as put, never its source, with the code to answer it online."""

    template: ClassVar[str] = "summons"
    office: Office
    made_at: datetime
    made_on: date
    number: str
    addressee: Line
    meeting_at: datetime
    place: str
    ask_for: str
    allegation: str
    rules: tuple[Line, ...]
    answer_code: str
    answer_address: str
    answer_until: date | datetime | None
    signer: Line
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusNotice:
    """Pemberitahuan status, with structured reasons and what can still be done."""

    template: ClassVar[str] = "status_notice"
    office: Office
    made_at: datetime
    made_on: date
    number: str
    code: str
    received_on: date
    status: Words
    summary: Words
    reasons: tuple[Reason, ...]
    can_do: tuple[Line, ...]
    status_address: str
    signer: Line
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionNotice:
    """What a report lacks and until when it may be completed; `consequence` says what follows otherwise."""

    template: ClassVar[str] = "completion_notice"
    office: Office
    made_at: datetime
    made_on: date
    number: str
    code: str
    received_on: date
    lacks: tuple[Line, ...]
    until: date | datetime
    basis: Words
    consequence: Words
    status_address: str
    signer: Line
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Berita acara klarifikasi."""

    template: ClassVar[str] = "minutes"
    office: Office
    made_at: datetime
    number: str
    case_number: str
    began_at: datetime
    ended_at: datetime
    place: str
    examiners: tuple[str, ...]
    person: Line
    companion: str
    exchanges: tuple[Exchange, ...]
    remarks: str
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """The letter that takes a matter to the competent authority, complete with study, papers and evidence."""

    template: ClassVar[str] = "referral"
    office: Office
    made_at: datetime
    made_on: date
    number: str
    case_number: str
    recipient: Line
    subject: Words
    accused: Accused
    plenary: str
    events: str
    elements: tuple[Element, ...]
    answer: str
    rules: tuple[Line, ...]
    conclusion: str
    request: str
    copies_to: tuple[Line, ...]
    papers: tuple[PaperLine, ...]
    evidence: tuple[EvidenceLine, ...]
    signer: Line
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Berkas perkara: head data, course, papers and evidence. Names no reporter unless `head` is given one."""

    template: ClassVar[str] = "dossier"
    office: Office
    made_at: datetime
    case_number: str
    head: tuple[Line, ...]
    timeline: tuple[TimelineLine, ...]
    papers: tuple[PaperLine, ...]
    evidence: tuple[EvidenceLine, ...]
    practice: bool = False


Document = Receipt | ReportForm | Summons | StatusNotice | CompletionNotice | Minutes | Referral | Dossier
"""Every paper that can be rendered."""
