"""Taking a matter in: the case, the door it came through, its evidence, in one transaction; once for each form."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from netra.cases import services as cases
from netra.cases.services import Actor
from netra.channels import services as channels
from netra.channels.services import Kind
from netra.domain.allegation import Allegation
from netra.domain.words import Text
from netra.flood import services as flood
from netra.intake import handed_in, reporters
from netra.intake.models import Channel, Report, Signature
from netra.intake.reporters import Identity
from netra.vault import services as vault

if TYPE_CHECKING:
    from netra.channels.models import Correspondent
    from netra.evidence.models import Evidence
    from netra.registry.models import Institution

SIGNED_ONLINE = Text(
    "Ditandatangani daring oleh pelapor: nama diketik dan kebenarannya dinyatakan.",
    "Signed online by the reporter: name typed and truth declared.",
)
DOOR = "REPORT"
IDENTITY_CARD = "kartu-identitas"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingIn:
    """A matter as a door hands it over. `secret` is the form's own and decides the receipt code; `aside` is why it
    waits beside the work list at first. `wants_whole`: messages go whole to `notices_to`, and
    replies from there are read."""

    secret: str
    channel: Channel
    allegation: Allegation
    office: "Institution"
    evidence: "tuple[Evidence, ...]" = ()
    identity: Identity | None = None
    is_guarded: bool = False
    notices_to: str = ""
    wants_whole: bool = False
    answers_by: "Correspondent | None" = None
    entitled_as: str = ""
    signature: str = ""
    supervision: dict[str, str] | None = None
    sender: "Institution | None" = None
    sender_name: str = ""
    letter_number: str = ""
    letter_on: date | None = None
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """`code` is shown once and kept nowhere; `is_new` is false when this form had been sent before."""

    report: Report
    code: str
    is_new: bool


def receive(matter: HandingIn, *, by: Actor, at: datetime) -> Received:
    """Open the case for a matter, or find the one this very form has opened already.

    The evidence is on the disk before this is called; the rows are when it returns.
    """
    earlier = received_before(matter.secret)
    if earlier is not None:
        return earlier
    code = vault.code_from(matter.secret)
    try:
        return Received(_lodge(matter, vault.digest(code), by=by, at=at), code, is_new=True)
    except IntegrityError:
        # The same form arrived twice at once and the other one was first.
        earlier = received_before(matter.secret)
        if earlier is None:
            raise
        return earlier


def received_before(secret: str) -> Received | None:
    """What this very form has brought already, if it was sent before."""
    code = vault.code_from(secret)
    mine = Report.objects.filter(digest=vault.digest(code))
    if not mine.exists():  # nearly always; the whole of a report is dear to read
        return None
    return Received(mine.select_related("case__handling_office__region").get(), code, is_new=False)


@transaction.atomic
def _lodge(matter: HandingIn, digest: str, *, by: Actor, at: datetime) -> Report:
    case = cases.open_case(matter.allegation, office=matter.office, by=by, at=at)
    notices_to, answers_by = matter.notices_to, matter.answers_by
    if notices_to and matter.wants_whole:
        answers_by, notices_to = channels.correspondent(Kind.MAIL, notices_to, at=at), ""
    report = Report.objects.create(
        case=case,
        channel=matter.channel,
        digest=digest,
        sealed_identity=reporters.seal_identity(matter.identity) if matter.identity else None,
        is_guarded=matter.is_guarded,
        card=UUID(matter.identity.id_card) if matter.identity and matter.identity.id_card else None,
        sealed_contact=reporters.seal_contact(notices_to) if notices_to else None,
        wants_notices=bool(notices_to),
        answers_by=answers_by,
        entitled_as=matter.entitled_as,
        signature=matter.signature,
        lodged_at=at,
        recorded_by=by.ref,
        sender=matter.sender,
        sender_name=matter.sender_name,
        letter_number=matter.letter_number,
        letter_on=matter.letter_on,
    )
    on = matter.allegation.received_on
    source = "REPORTER" if by.user is None else "OFFICE"
    if matter.channel not in (Channel.FIELD, Channel.WEB):
        source = "REPORTER"  # an officer wrote it down, somebody else brought it
    for piece in matter.evidence:
        cases.add_exhibit(case, piece, source=source, by=by, on=on, at=at)
    if matter.signature == Signature.ONLINE and matter.allegation.known_on:
        fields = {"text": SIGNED_ONLINE.id, "known_on": matter.allegation.known_on.isoformat()}
        cases.add_paper(case, "REPORT_FORM", fields=fields, by=by, on=on, at=at)
    if matter.supervision is not None:
        pieces = [str(piece.pk) for piece in matter.evidence]
        cases.add_paper(case, "SUPERVISION_REPORT", fields=matter.supervision, by=by, on=on, at=at, evidence=pieces)
    if matter.channel == Channel.WEB:
        flood.count(DOOR, matter.office.pk, words=matter.allegation.account, at=at)
    if matter.aside:
        cases.set_aside(case, why=matter.aside, by=by, at=at)
    handed_in.commit(report, by=by.ref, at=at)
    return report
