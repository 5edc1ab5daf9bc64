"""What the asker does: asks once for each form, writes again, changes or takes back the address for notices."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import F

from netra.cases.services import CITIZEN
from netra.flood import services as flood
from netra.questions import promise
from netra.questions.models import Message, Question, Stage
from netra.questions.queries import QUESTION, answering_office
from netra.questions.services.noting import note_question
from netra.registry import queries as registry
from netra.vault import services as vault
from netra.vault.services import CodeKind

if TYPE_CHECKING:
    from netra.registry.models import Institution

NAME, CONTACT = "asker", "asker-contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question as the form gives it. `secret` is the form's own and decides the code; `aside` is why it waits beside
    the list at first."""

    secret: str
    status: str
    text: str
    plans_on: date | None = None
    region_code: str = ""
    name: str = ""
    email: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """`code` is shown once and kept nowhere; `is_new` is false when this very form had been sent before."""

    question: Question
    code: str
    is_new: bool


def ask(draft: Draft, *, at: datetime) -> Receipt:
    """Keep a question, or find the one this very form has brought already."""
    earlier = asked_before(draft.secret)
    if earlier is not None:
        return earlier
    code = vault.code_from(draft.secret, kind=CodeKind.QUESTION)
    try:
        return Receipt(_keep(draft, code, at), code, is_new=True)
    except IntegrityError:
        # The same form arrived twice at once and the other one was first.
        earlier = asked_before(draft.secret)
        if earlier is None:
            raise
        return earlier


def asked_before(secret: str) -> Receipt | None:
    """What this very form has brought already, if it was sent before."""
    code = vault.code_from(secret, kind=CodeKind.QUESTION)
    digest = vault.digest(code, kind=CodeKind.QUESTION)
    found = Question.objects.select_related("office__region", "region").filter(digest=digest).first()
    return None if found is None else Receipt(found, code, is_new=False)


@transaction.atomic
def _keep(draft: Draft, code: str, at: datetime) -> Question:
    region = registry.region(draft.region_code) if draft.region_code else None
    office = answering_office(draft.region_code, at)
    zone = promise.zone_of(office)
    asked_on = at.astimezone(zone).date()
    question = Question.objects.create(
        digest=vault.digest(code, kind=CodeKind.QUESTION),
        sealed_name=vault.seal(NAME, {"name": draft.name}) if draft.name else None,
        sealed_contact=vault.seal(CONTACT, {"email": draft.email}) if draft.email else None,
        status=draft.status,
        text=draft.text,
        plans_on=draft.plans_on,
        region=region,
        office=office,
        asked_at=at,
        asked_on=asked_on,
        due_at=promise.due_at(asked_on, zone),
    )
    note_question(question, "QUESTION_ASKED", by=CITIZEN, on=asked_on, at=at, now=Stage.OPEN)
    flood.count(QUESTION, office.pk, words=draft.text, at=at)
    if draft.aside:
        flood.set_aside(QUESTION, question.pk, why=draft.aside, at=at)
    return question


def write(question: Question, *, text: str, secret: str, at: datetime) -> bool:
    """The asker explains or asks back; false when this very form was sent before.

    After an answer, a refusal or a question of the office, it is the office's turn again and its promise runs anew.
    """
    try:
        with transaction.atomic():
            _write(question, text, secret, at)
    except IntegrityError:
        if Message.objects.filter(sent_as=mark(secret)).exists():
            return False
        raise
    return True


def _write(question: Question, text: str, secret: str, at: datetime) -> None:
    row = Question.objects.select_for_update(of=("self",)).select_related("office__region").get(pk=question.pk)
    message = Message.objects.create(
        question=row, from_asker=True, text=text, at=at, by=CITIZEN.ref, sent_as=mark(secret)
    )
    on, was = _day(row.office, at), row.stage
    if not row.awaits_office:
        row.stage = Stage.TAKEN if row.taken_by_id else Stage.OPEN
        Question.objects.filter(pk=row.pk).update(
            stage=row.stage,
            declined="",
            declined_why="",
            due_at=promise.due_at(on, promise.zone_of(row.office)),
            overdue_at=None,
            revision=F("revision") + 1,
        )
    refs = {"message": message.pk}
    note_question(row, "QUESTION_WRITTEN", by=CITIZEN, on=on, at=at, was=was, now=row.stage, refs=refs)


@transaction.atomic
def change_notices(question: Question, *, address: str, at: datetime) -> None:
    """Send word to this address from now on, or to none; the earlier address is erased."""
    row = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if row.sealed_contact is not None:
        vault.forget(row.sealed_contact, by=CITIZEN.ref, reason="alamat diganti atau dihapus penanya", at=at)
    row.sealed_contact = vault.seal(CONTACT, {"email": address}) if address else None
    row.save(update_fields=["sealed_contact"])


@transaction.atomic
def forget_name(question: Question, *, at: datetime) -> None:
    """Erase the name the asker gave."""
    row = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if row.sealed_name is not None:
        vault.forget(row.sealed_name, by=CITIZEN.ref, reason="nama dihapus penanya", at=at)
        row.sealed_name = None
        row.save(update_fields=["sealed_name"])


def contact_for_notice(question: Question, *, at: datetime) -> str | None:
    """The address to which this asker wants word, for sending one now; `None` when none is wanted."""
    if question.sealed_contact is None:
        return None
    sealed = question.sealed_contact
    return vault.open_sealed(sealed, by="system:notices", reason="kirim pemberitahuan", at=at)["email"]


def mark(secret: str) -> str:
    """What is kept of a form's secret, so that it counts once."""
    return hashlib.sha256(f"question message {secret}".encode()).hexdigest()


def _day(office: "Institution", at: datetime) -> date:
    return at.astimezone(promise.zone_of(office)).date()
