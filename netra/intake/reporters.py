"""The one door to who reported. Identities and addresses lie sealed in the vault; every opening leaves a trace.

Three levels. A formal reporter's identity is opened by the handling office for a stated reason, and the auditor is
told. A name that came with a tip is opened once, after a custodian's consent. An address for notices is shown to
nobody: only the sending of a notice reads it, under a key of its own.
"""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from uuid import UUID

from netra.cases import services as cases
from netra.cases.services import Actor
from netra.domain.words import Text
from netra.intake.models import Report
from netra.vault import services as vault

IDENTITY, CONTACT = "reporter", "reporter-contact"
NOTICES = "system:notices"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who reports, as the report form asks for it; all texts, days as ISO text, `id_card` an evidence id."""

    name: str
    birth_place: str = ""
    born_on: str = ""
    sex: str = ""
    occupation: str = ""
    nationality: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    id_number: str = ""
    id_card: str = ""
    signed_as: str = ""
    signed_at: str = ""


class NotNamed(Exception):
    """This report has no identity to open: it came without a name."""

    text = Text("Laporan ini disampaikan tanpa nama.", "This report was made without a name.")


class NeedsLeave(Exception):
    """The name came with a tip: a custodian's consent comes first."""

    text = Text(
        "Nama ini dititipkan bersama informasi awal; dibuka hanya dengan izin kustodian.",
        "This name came with a tip; it is opened only with a custodian's consent.",
    )


def seal_identity(identity: Identity) -> UUID:
    return vault.seal(IDENTITY, asdict(identity))


def seal_contact(address: str) -> UUID:
    return vault.seal(CONTACT, {"email": address})


def reveal(report: Report, *, by: Actor, reason: str, at: datetime) -> Identity:
    """Who reported, for the handling office. The vault notes the opening, the case's ledger that it happened.

    Asks no permission; that is the page's part. Raises `NotNamed`, `NeedsLeave`,
    `vault.ReasonRequired`, `vault.Forgotten`.
    """
    if report.is_guarded:
        raise NeedsLeave
    identity = _opened(report, by=by.ref, reason=reason, at=at)
    cases.note_look(report.case, what="IDENTITY_READ", by=by, on=at.date(), at=at, refs={"report": report.pk})
    return identity


def reveal_with_leave(report: Report, *, by: Actor, reason: str, at: datetime) -> Identity:
    """Who gave a tip, after a custodian's consent, which `services.open_once` has used up for this."""
    identity = _opened(report, by=by.ref, reason=reason, at=at)
    cases.note_look(report.case, what="IDENTITY_READ", by=by, on=at.date(), at=at, refs={"report": report.pk})
    return identity


def identity_card_of(report: Report, *, reason: str, at: datetime) -> UUID | None:
    """Which evidence is the identity card, for the erasing of it; noted in the vault."""
    if report.sealed_identity is None:
        return None
    try:
        found = vault.open_sealed(report.sealed_identity, by="system:retention", reason=reason, at=at)
    except (vault.Forgotten, vault.Altered, vault.MissingKey):
        return None
    return UUID(found["id_card"]) if found.get("id_card") else None


def for_own_form(report: Report, *, at: datetime) -> Identity:
    """Who reported, for the report form that the reporter prints to sign; noted in the vault."""
    return _opened(report, by="citizen", reason="formulir laporan dicetak pelapor", at=at)


def contact_for_notice(report: Report, *, at: datetime) -> str | None:
    """The address to which this reporter wants notices, for sending one now; `None` when none are wanted."""
    if not report.wants_notices or report.sealed_contact is None:
        return None
    return vault.open_sealed(report.sealed_contact, by=NOTICES, reason="kirim pemberitahuan", at=at)["email"]


def change_contact(report: Report, address: str, *, by: str, at: datetime) -> None:
    """Keep another address for notices, or none; the earlier one is erased."""
    if report.sealed_contact is not None:
        vault.forget(report.sealed_contact, by=by, reason="alamat diganti atau dihapus pelapor", at=at)
    report.sealed_contact = seal_contact(address) if address else None
    report.wants_notices = bool(address)
    report.save(update_fields=["sealed_contact", "wants_notices"])


def _opened(report: Report, *, by: str, reason: str, at: datetime) -> Identity:
    if report.sealed_identity is None:
        raise NotNamed
    found = vault.open_sealed(report.sealed_identity, by=by, reason=reason, at=at)
    known = {field.name for field in fields(Identity)}
    return Identity(**{name: value for name, value in found.items() if name in known})
