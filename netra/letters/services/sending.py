"""Letters on their way: mailed by the channels' worker, told to whoever reported, or noted as carried."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction

from netra.cases.services import Actor
from netra.channels import queries as channel_queries
from netra.channels import services as channels
from netra.domain.words import Text
from netra.intake import queries as intake
from netra.intake import services as conversation
from netra.letters.contents.common import address_of, say
from netra.letters.models import Letter, Sending
from netra.letters.services.noting import SENT, note
from netra.letters.services.printing import printed

if TYPE_CHECKING:
    from netra.evidence.models import Evidence

NO_MAIL = Text("Pengiriman surel belum diatur di pemasangan ini.", "Sending mail is not set up on this site.")
NOT_REACHABLE = Text("Pelapor tidak dapat dihubungi lewat Netra.", "The reporter cannot be reached through Netra.")
NOT_NUMBERED = Text("Surat ini tidak (lagi) bernomor.", "This letter has no number (any more).")
TOLD = (
    "{kind} nomor {number} tanggal {day} telah terbit. Salinannya dapat diminta di kantor kami dengan kode laporan. "
    "Keasliannya dapat diperiksa di {address}"
)


class CannotSend(ValueError):
    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """How a letter goes out, as a form gives it. `secret` is the form's own: sent twice it is one sending."""

    way: str
    on: date
    secret: str
    to: str = ""
    address: str = ""
    taken_by: str = ""
    note: str = ""
    proof: "Evidence | None" = None


def send(letter: Letter, draft: Draft, *, by: Actor, at: datetime) -> Sending:
    """Note that the letter goes out, and hand it over where Netra carries it. Raises `CannotSend`."""
    if letter.state != Letter.State.NUMBERED:
        raise CannotSend(NOT_NUMBERED)
    earlier = Sending.objects.filter(secret=draft.secret).first()
    if earlier is not None:
        return earlier
    if draft.way == Sending.Way.MAIL and channel_queries.Kind.MAIL not in channel_queries.open_kinds():
        raise CannotSend(NO_MAIL)
    content = printed(letter, by=by, at=at).pdf if draft.way == Sending.Way.MAIL else b""
    try:
        with transaction.atomic():
            return _noted(letter, draft, content, by=by, at=at)
    except IntegrityError:
        return Sending.objects.get(secret=draft.secret)


def _noted(letter: Letter, draft: Draft, content: bytes, *, by: Actor, at: datetime) -> Sending:
    sending = Sending.objects.create(
        letter=letter,
        way=draft.way,
        to=draft.to,
        address=draft.address,
        on=draft.on,
        taken_by=draft.taken_by,
        note=draft.note,
        proof=draft.proof,
        secret=draft.secret,
        at=at,
        by=by.ref,
    )
    if draft.way == Sending.Way.MAIL:
        _mail(letter, sending, content, at=at)
    if draft.way == Sending.Way.CHANNEL:
        _tell(letter, sending, by=by, at=at)
    proof = str(draft.proof.pk) if draft.proof is not None else ""
    note(letter, SENT, by=by, on=draft.on, at=at, number=str(letter.number), way=draft.way, proof=proof)
    return sending


def _mail(letter: Letter, sending: Sending, content: bytes, *, at: datetime) -> None:
    office, label = letter.office, letter.kind_row.label.id
    practice = "\nLATIHAN: surat ini bukan dokumen resmi, isinya rekaan.\n" if settings.PRACTICE else ""
    sending.outbound = channels.send(
        channels.correspondent(channels.Kind.MAIL, sending.address, at=at),
        key=f"letter:{sending.secret}",
        extra={"answered_at": office.email},
        subject=f"{label} nomor {letter.number}",
        text=(
            f"Yth. {sending.to}\n\nTerlampir {label.lower()} {office.name} nomor {letter.number} tanggal "
            f"{say(letter.dated)}.\n\nKeasliannya dapat diperiksa di {address_of(letter)}\n{practice}\n{office.name}\n"
        ),
        files=[channels.Attachment(f"surat-{letter.ref}.pdf", "application/pdf", content)],
        at=at,
    )
    sending.save(update_fields=["outbound"])


def _tell(letter: Letter, sending: Sending, *, by: Actor, at: datetime) -> None:
    """A message in the reporter's conversation, on the channel the reporter chose; the address stays unknown to us."""
    doors = [door for door in intake.doors(letter.case) if door.is_reachable]
    if not letter.kind_row.to_reporter or not doors:
        raise CannotSend(NOT_REACHABLE)
    words = TOLD.format(
        kind=letter.kind_row.label.id, number=letter.number, day=say(letter.dated), address=address_of(letter)
    )
    for door in doors:
        report = intake.report_of(letter.case, door.report_id)
        if report is not None:
            secret = f"letter:{sending.pk}:{door.report_id}"
            conversation.write(report, text=words, secret=secret, by=by, at=at)
