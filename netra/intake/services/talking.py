"""The talk between office and reporter, and what a reporter may do after handing in."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from netra.cases import services as cases
from netra.cases.services import CITIZEN, Actor, CannotAct
from netra.channels import services as channels
from netra.channels.services import Kind
from netra.domain.words import Text
from netra.intake import reporters
from netra.intake.models import Channel, Message, Report, Signature
from netra.intake.places import day_at
from netra.intake.queries import current_case
from netra.intake.queries.status import asked_to_complete, may_become_formal, may_withdraw
from netra.intake.reporters import Identity
from netra.intake.services.reaching import choose_channel, tell
from netra.intake.services.receiving import SIGNED_ONLINE
from netra.vault import services as vault

if TYPE_CHECKING:
    from netra.cases.models import Case
    from netra.evidence.models import Evidence

NOTHING_ASKED = Text(
    "Kantor tidak sedang menunggu kelengkapan. Kirimkan sebagai pesan.",
    "The office is not waiting for a completion. Send it as a message.",
)
NOT_NOW = Text("Pada tahap ini tidak dapat dilakukan lagi.", "At this stage it can no longer be done.")
WITHDRAWN = Text("Pelapor meminta laporannya dicabut.", "The reporter asks to withdraw the report.")
SIGNS_AT_COUNTER = Text(
    "Pelapor memberikan identitasnya dan akan menandatangani formulir di kantor. Diketahui pada {day}.",
    "The reporter gave an identity and will sign the form at the office. Known on {day}.",
)


def write(
    report: Report,
    *,
    text: str,
    evidence: "Sequence[Evidence]" = (),
    secret: str,
    by: Actor,
    at: datetime,
    via: Channel = Channel.WEB,
) -> bool:
    """Add a message with its files; false when this very form was sent before."""
    try:
        with transaction.atomic():
            _write(report, text, evidence, secret, by, at, via)
    except IntegrityError:
        if _was_sent(secret):
            return False
        raise
    return True


def _write(
    report: Report,
    text: str,
    evidence: "Sequence[Evidence]",
    secret: str,
    by: Actor,
    at: datetime,
    via: Channel = Channel.WEB,
) -> None:
    case, from_reporter = current_case(report), by.user is None
    on = day_at(case.handling_office, at)
    message = Message.objects.create(
        report=report,
        from_reporter=from_reporter,
        text=text,
        files=len(evidence),
        via=via if from_reporter else "",
        at=at,
        by=by.ref,
        sent_as=_mark(secret),
    )
    for piece in evidence:
        cases.add_exhibit(case, piece, source="REPORTER" if from_reporter else "OFFICE", by=by, on=on, at=at)
    what = "MESSAGE_RECEIVED" if from_reporter else "MESSAGE_SENT"
    cases.note_look(case, what=what, by=by, on=on, at=at, refs={"message": message.pk})
    if not from_reporter and text:
        tell(report, text, key=f"message {message.pk}", at=at)


def complete(
    report: Report,
    *,
    text: str,
    evidence: "Sequence[Evidence]",
    secret: str,
    at: datetime,
    via: Channel = Channel.WEB,
) -> bool:
    """Hand in what the office asked for: a paper of completion, its files, and a message saying so."""
    case = current_case(report)
    if _was_sent(secret):
        return False
    if asked_to_complete(case, at) is None:
        raise CannotAct(NOTHING_ASKED)
    try:
        with transaction.atomic():
            _write(report, text, evidence, secret, CITIZEN, at, via)
            pieces = [str(piece.pk) for piece in evidence]
            on = day_at(case.handling_office, at)
            cases.add_paper(case, "COMPLETION", fields={"text": text}, by=CITIZEN, on=on, at=at, evidence=pieces)
    except IntegrityError:
        if _was_sent(secret):
            return False
        raise
    return True


@transaction.atomic
def withdraw(report: Report, *, reason: str, at: datetime) -> None:
    """Ask that the report be withdrawn; the office acts on it. Asking twice is asking once."""
    case = _locked(report)
    if not may_withdraw(report, case):
        raise CannotAct(NOT_NOW)
    fields = {"text": reason or WITHDRAWN.id}
    cases.add_paper(case, "WITHDRAWAL", fields=fields, by=CITIZEN, on=day_at(case.handling_office, at), at=at)


@transaction.atomic
def become_formal(
    report: Report,
    identity: Identity,
    *,
    known_on: date,
    entitled_as: str,
    signature: str,
    notices_to: str,
    at: datetime,
) -> None:
    """Somebody who gave a tip gives a name: sealed, and with a signature a report form for the office to act on."""
    case = _locked(report)
    report = Report.objects.select_for_update().get(pk=report.pk)
    if not may_become_formal(report, case):
        raise CannotAct(NOT_NOW)
    if report.sealed_identity is not None:
        why = "pelapor memberi identitas untuk laporan resmi"
        vault.forget(report.sealed_identity, by=CITIZEN.ref, reason=why, at=at)
    report.sealed_identity, report.is_guarded = reporters.seal_identity(identity), False
    report.card = UUID(identity.id_card) if identity.id_card else None
    report.entitled_as, report.signature = entitled_as, signature
    report.save(update_fields=["sealed_identity", "is_guarded", "card", "entitled_as", "signature"])
    if notices_to:
        change_notices(report, address=notices_to, at=at)
    on = day_at(case.handling_office, at)
    if signature == Signature.ONLINE:
        fields = {"text": SIGNED_ONLINE.id, "known_on": known_on.isoformat()}
        cases.add_paper(case, "REPORT_FORM", fields=fields, by=CITIZEN, on=on, at=at)
        return
    words = SIGNS_AT_COUNTER.id.format(day=known_on.isoformat())
    _write(report, words, (), f"formal {report.pk}", CITIZEN, at)


@transaction.atomic
def tell_region(report: Report, *, region_code: str, at: datetime) -> None:
    """Answer the question where it happened, while nobody else has."""
    case = _locked(report)
    if case.region_id is not None or case.is_closed:
        raise CannotAct(NOT_NOW)
    on = day_at(case.handling_office, at)
    cases.place_case(case, region_code=region_code, by=CITIZEN, on=on, at=at)


@transaction.atomic
def change_notices(report: Report, *, address: str, whole: bool = False, at: datetime) -> None:
    """Send notices to this address from now on, or to none; `whole`: the office's messages as they are.

    What was sent on another channel ends.
    """
    to = channels.correspondent(Kind.MAIL, address, at=at) if address and whole else None
    choose_channel(report, to, at=at, greet=True)
    if address and not whole:
        reporters.change_contact(report, address, by=CITIZEN.ref, at=at)


def _locked(report: Report) -> "Case":
    case = current_case(report)
    return type(case).objects.select_for_update(of=("self",)).select_related("handling_office__region").get(pk=case.pk)


def _was_sent(secret: str) -> bool:
    return Message.objects.filter(sent_as=_mark(secret)).exists()


def _mark(secret: str) -> str:
    return hashlib.sha256(f"intake message {secret}".encode()).hexdigest()
