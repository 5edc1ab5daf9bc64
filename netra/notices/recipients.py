"""Whom a ledger row concerns: the people of the institution that now holds the stage, and reporters who asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, User
from netra.cases import queries as cases
from netra.cases.queries import CASE, outbox
from netra.domain.procedures.actions import ACTIONS
from netra.intake import queries as intake
from netra.ledger.queries import Entry
from netra.monitoring import queries as monitoring
from netra.notices.models import Kind
from netra.questions import queries as questions
from netra.watch import queries as watch
from netra.watch.queries import OFFICE_ACT

if TYPE_CHECKING:
    from netra.cases.models import Case, Track

OPENING_TRACKS = frozenset({"decide_refer", "refer_further", "go_on_as_other_law", "hand_to_bkn"})
SENT_BACK = frozenset({"return_file"})
# What the office of a case is told although nobody moved the file.
TO_THE_OFFICE = {
    "MESSAGE_RECEIVED": Kind.MESSAGE,
    "EMPLOYER_ANSWERED": Kind.ANSWER,
}
PAPERS_FROM_OUTSIDE = {"citizen": Kind.MESSAGE, "accused": Kind.ACCUSED_ANSWER}
STATUS_PATH, WORK_PATH, ASKER_PATH = "/status/", "/kerja/", "/tanya/ikuti/"
ASKED_KINDS = (questions.QUESTION, questions.PUBLISHED_ANSWER)
TO_ASKERS = frozenset({"QUESTION_ANSWERED", "QUESTION_ASKED_BACK", "QUESTION_DECLINED"})
TO_ANSWERERS = {
    "QUESTION_ASKED": Kind.ASKED_FIRST,
    "QUESTION_HANDED_OVER": Kind.ASKED_FIRST,
    "QUESTION_WRITTEN": Kind.ASKER_WROTE,
    "QUESTION_OVERDUE": Kind.PROMISE_PASSED,
}
TO_THE_UNIT = {
    "UNIT_ASKED": Kind.UNIT_ASKED,
    "UNIT_OVERDUE": Kind.UNIT_LATE,
    "UNIT_NOT_NEEDED": Kind.UNIT_NOT_NEEDED,
}
TO_WHO_ASKED_THE_UNIT = {"UNIT_ANSWERED": Kind.UNIT_ANSWERED, "UNIT_OVERDUE": Kind.UNIT_LATE}
TO_EDITORS = {
    "ANSWER_PROPOSED": Kind.SECOND_LOOK,
    "ANSWER_RENEWAL_PROPOSED": Kind.SECOND_LOOK,
    "ANSWER_LAW_CHANGED": Kind.LAW_CHANGED,
}


@dataclass(frozen=True, slots=True)
class Address:
    """One notice to be made: for a member of staff (`user_id`), a reporter (`report_id`) or an asker
    (`question_id`)."""

    kind: Kind
    ref: str
    path: str
    user_id: int | None = None
    report_id: int | None = None
    question_id: int | None = None
    procedure_code: str = ""
    stage: str = ""

    @property
    def whom(self) -> tuple[int | None, int | None, int | None]:
        return self.user_id, self.report_id, self.question_id


def recipients(entry: Entry, on: date) -> list[Address]:
    """Everybody to be told of this row, each once; `on` is the day of telling, which decides who works where."""
    found = list(_all(entry, on))
    seen: dict[tuple[int | None, int | None, int | None], Address] = {}
    for address in found:
        seen.setdefault(address.whom, address)
    return [address for address in seen.values() if address.user_id is None or not _is_own(entry, address.user_id)]


def _all(entry: Entry, on: date) -> Iterable[Address]:
    if entry.subject_kind == OFFICE_ACT:
        yield from _of_office_act(entry, on)
        return
    if entry.subject_kind in ASKED_KINDS:
        yield from _of_questions(entry, on)
        return
    if entry.subject_kind == monitoring.INQUIRY:
        yield from _of_inquiry(entry, on)
        return
    case = outbox.case_of(entry) if entry.subject_kind == CASE else None
    if case is None:
        return
    yield from _staff(entry, case, on)
    yield from _reporters(entry, case)


@dataclass(frozen=True, slots=True)
class _File:
    """A case or one of its tracks, at the stage a row brought it to."""

    case: "Case"
    track: "Track | None"
    stage: str
    on: date

    @property
    def holder(self) -> str:
        return outbox.holder_code(self.case, self.track, self.stage)

    def is_for(self, user: User) -> bool:
        return outbox.holds(user, self.case, self.track, self.stage, self.on)

    def to(self, user: User, kind: Kind) -> Address:
        code = self.case.procedure_code if self.track is None else self.track.procedure_code
        path = f"/perkara/{self.case.ref}/"
        return Address(kind, self.case.ref, path, user_id=user.pk, procedure_code=code, stage=self.stage)


def _staff(entry: Entry, case: "Case", on: date) -> Iterable[Address]:
    track = outbox.track_of(entry)
    file = _File(case, track, outbox.stage_at(entry, case, track), on)
    match entry.event:
        case "OPENED" if cases.aside_of(case) is None:
            yield from _office(Kind.NEW_CASE, file)
        case "LET_IN":
            yield from _office(Kind.NEW_CASE, file)
        case "OVERDUE":
            yield from _holders(Kind.OVERDUE, file)
            yield from _office(Kind.OVERDUE, file)
        case "IDENTITY_READ":
            for user in accounts.members_in(Role.AUDITOR):
                yield Address(Kind.IDENTITY_OPENED, case.ref, "/buku/identitas/", user_id=user.pk)
        case "IDENTITY_ASKED":
            for user in intake.deciders_of(entry.refs, on):
                yield Address(Kind.IDENTITY_ASKED, case.ref, "/kerja/kustodian/", user_id=user.pk)
        case "IDENTITY_GRANTED" | "IDENTITY_REFUSED":
            asker = int(entry.refs["asked_by"])
            yield Address(Kind.IDENTITY_DECIDED, case.ref, f"/perkara/{case.ref}/pelapor/", user_id=asker)
        case "ASSIGNED":
            yield from _colleague(Kind.ASSIGNED, entry.refs.get("to"), entry, file)
        case "TAKEN_OVER":
            yield from _colleague(Kind.TAKEN_OVER, entry.refs.get("from"), entry, file)
        case "EMPLOYER_ASKED":
            yield from _asked(entry, on)
        case "PAPER_ADDED" if entry.actor in PAPERS_FROM_OUTSIDE:
            yield from _office(PAPERS_FROM_OUTSIDE[entry.actor], file)
        case event if event in TO_THE_OFFICE:
            yield from _office(TO_THE_OFFICE[event], file)
        case event if event in ACTIONS:
            yield from _moved(entry, file)


def _colleague(kind: Kind, number: object, entry: Entry, file: _File) -> Iterable[Address]:
    """One person of the institution that acted, while at work there."""
    for user in accounts.members_of(entry.institution):
        if user.pk == number:
            yield file.to(user, kind)


def _moved(entry: Entry, file: _File) -> Iterable[Address]:
    """Whoever receives the file, unless that institution moved it itself; ends go to the office that watches."""
    if entry.event in OPENING_TRACKS:
        for opened in outbox.tracks_opened_by(entry):
            new = _File(file.case, opened, opened.procedure.start, file.on)
            if new.holder != entry.institution:
                yield from _holders(Kind.REFERRAL, new)
    if entry.result and file.track is not None:
        yield from _office(Kind.SANCTION if entry.result == "SANCTIONED" else Kind.TRACK_ENDED, file)
    elif entry.result:
        if file.case.first_office_id != file.case.handling_office_id:
            yield from _first_office(file)
    elif file.holder != entry.institution:
        yield from _holders(Kind.RETURNED if entry.event in SENT_BACK else Kind.NEW_WORK, file)


def _holders(kind: Kind, file: _File) -> Iterable[Address]:
    """Those whose stage it is; where the owner has nobody who signs in, those who record in its place."""
    track = file.track
    stand_ins = [str(file.case.handling_office_id), str(track.body_id or "") if track is not None else ""]
    for code in dict.fromkeys([file.holder, *stand_ins]):
        for user in accounts.members_of(code) if code else []:
            if file.is_for(user):
                yield file.to(user, kind)


def _office(kind: Kind, file: _File) -> Iterable[Address]:
    for user in accounts.members_of(str(file.case.handling_office_id)):
        if outbox.supervises(user, file.case, file.on):
            yield file.to(user, kind)


def _first_office(file: _File) -> Iterable[Address]:
    """The office that received the matter learns how it ended elsewhere."""
    code = str(file.case.first_office_id)
    for user in accounts.members_of(code):
        if any(one.is_supervisor and one.institution.pk == code for one in accounts.standings(user, file.on)):
            yield file.to(user, Kind.CASE_CLOSED)


def _asked(entry: Entry, on: date) -> Iterable[Address]:
    """The personnel people of the employer that was asked; the case itself is not theirs to open."""
    code = str(entry.refs.get("institution", ""))
    for user in accounts.members_of(code):
        standings = accounts.standings(user, on)
        if any(one.role is Role.PERSONNEL_AUTHORITY and one.institution.pk == code for one in standings):
            yield Address(Kind.QUESTION, "", WORK_PATH, user_id=user.pk)


def _of_office_act(entry: Entry, on: date) -> Iterable[Address]:
    """A regional government's own notice goes to the supervisors of the region."""
    act = watch.act_of_entry(entry)
    if act is None or entry.event != "ACT_RECORDED" or entry.refs.get("source") != "OWN_NOTICE":
        return
    for user in accounts.members_of(f"BAWASLU-{act.region_id}"):
        if watch.watches(user, act.region, on) is not None:
            yield Address(Kind.OFFICE_NOTICE, act.ref, f"/pengawasan/{act.ref}/", user_id=user.pk)


def _of_questions(entry: Entry, on: date) -> Iterable[Address]:
    """The office a question lies with, and the asker who left an address; for publications those who look after
    them."""
    question = questions.question_of_entry(entry)
    if question is not None:
        if entry.event in TO_ASKERS and question.sealed_contact is not None:
            yield Address(Kind.QUESTION_NEWS, "", ASKER_PATH, question_id=question.pk)
        is_aside = entry.event == "QUESTION_ASKED" and questions.is_set_aside(question)
        kind = None if is_aside else TO_ANSWERERS.get(entry.event)
        path = f"/kerja/tanya/{question.ref}/"
        for user in questions.answerers(question.office_id, on) if kind else ():
            yield Address(kind or Kind.ASKED_FIRST, question.ref, path, user_id=user.pk)
        return
    published = questions.publication_of_entry(entry)
    kind = TO_EDITORS.get(entry.event)
    if published is not None and kind is not None:
        for user in questions.editors(published, on):
            yield Address(kind, "", f"/kerja/tanya/terbitan/{published.pk}/", user_id=user.pk)


def _of_inquiry(entry: Entry, on: date) -> Iterable[Address]:
    """The analysts of the unit that is asked, and whoever asked it; each only while at work there."""
    inquiry = monitoring.inquiry_of_entry(entry)
    if inquiry is None:
        return
    path = f"/pemantauan/siber/{inquiry.ref}/"
    if entry.event in TO_THE_UNIT:
        for user in accounts.members_of(str(inquiry.office_id)):
            if monitoring.answers_as(user, inquiry, on) is not None:
                yield Address(TO_THE_UNIT[entry.event], inquiry.ref, path, user_id=user.pk)
    if entry.event in TO_WHO_ASKED_THE_UNIT and monitoring.asks_as(inquiry.asked_by, inquiry, on) is not None:
        kind = TO_WHO_ASKED_THE_UNIT[entry.event]
        yield Address(kind, inquiry.ref, path, user_id=inquiry.asked_by.pk)


def _reporters(entry: Entry, case: "Case") -> Iterable[Address]:
    """Reporters who asked: steps of the case itself and messages to them, never what happens to one accused."""
    if entry.track_id is not None:
        return
    if entry.event == "MESSAGE_SENT":
        kind = Kind.OFFICE_MESSAGE
    elif entry.event == "ask_completion":
        kind = Kind.COMPLETION
    elif entry.result and entry.event != "join":
        kind = Kind.ENDED
    elif entry.event in ACTIONS and entry.from_stage != entry.to_stage:
        kind = Kind.PROGRESS
    else:
        return
    code, stage = case.procedure_code, entry.to_stage
    for door in _doors(entry, case):
        if door.wants_notices or door.answers_on:
            yield Address(kind, "", STATUS_PATH, report_id=door.report_id, procedure_code=code, stage=stage)


def _doors(entry: Entry, case: "Case") -> Iterable[intake.Door]:
    """Every door of the case; for a message the one through which it was written."""
    message = entry.refs.get("message")
    if message is None:
        return intake.doors(case)
    return [thread.door for thread in intake.threads(case) if any(one.pk == message for one in thread.messages)]


def _is_own(entry: Entry, user_id: int) -> bool:
    return entry.actor == f"user:{user_id}"
