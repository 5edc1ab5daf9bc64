"""Who is at the other end: found by a keyed mark, the address sealed; stopped and forgotten when they say so."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from netra.channels.models import Correspondent, Kind, Outbound, OutState, Thread
from netra.vault import services as vault

ADDRESS = "channel-address"
RELAY = "system:channels"


def mark_of(kind: str, address: str) -> str:
    """By which the same sender is recognised."""
    return vault.mark_of(f"correspondent {kind}", plain(kind, address))


def plain(kind: str, address: str) -> str:
    """An address as it is compared: without blanks, mail in small letters."""
    address = "".join(address.split())
    return address.lower() if kind == Kind.MAIL else address


def correspondent(kind: str, address: str, *, at: datetime, language: str = "id") -> Correspondent:
    """The row of this sender, made at the first message."""
    mark = mark_of(kind, address)
    found = Correspondent.objects.filter(mark=mark).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            sealed = vault.seal(ADDRESS, {"address": "".join(address.split())})
            return Correspondent.objects.create(
                kind=kind, mark=mark, sealed_address=sealed, language=language, first_at=at
            )
    except IntegrityError:
        return Correspondent.objects.get(mark=mark)


def address_of(row: Correspondent, *, at: datetime) -> str:
    """Where to write to, for sending now; empty once forgotten. Not inside a transaction (the vault's record stays)."""
    if row.sealed_address is None:
        return ""
    try:
        return vault.open_sealed(row.sealed_address, by=RELAY, reason="kirim pesan", at=at)["address"]
    except vault.Forgotten:
        return ""


def choose_language(row: Correspondent, language: str) -> None:
    """In which language this correspondent is written to."""
    Correspondent.objects.filter(pk=row.pk).update(language=language)
    row.language = language


@transaction.atomic
def stop(row: Correspondent, *, at: datetime) -> None:
    """Write to them no more, and forget the address: what waits is dropped, a later message is a stranger's."""
    waiting = Outbound.objects.filter(correspondent=row, state__in=(OutState.WAITING, OutState.SENDING))
    for one in waiting:
        forget_content(one.sealed_content, at=at)
    waiting.update(state=OutState.UNWANTED, claimed_at=None)
    if row.sealed_address is not None:
        vault.forget(row.sealed_address, by=RELAY, reason="pengirim minta berhenti", at=at)
    Thread.objects.filter(correspondent=row).delete()
    Correspondent.objects.filter(pk=row.pk).update(mark=None, sealed_address=None, stopped_at=at)
    row.mark, row.sealed_address, row.stopped_at = None, None, at


def token_of(row: Correspondent, about: str) -> str:
    """The token of a talk: `n` and 18 letters and digits, nothing of the receipt code. The same each time."""
    code = vault.code_from(f"{row.pk} {about}", kind=vault.CodeKind.THREAD)
    Thread.objects.get_or_create(
        correspondent=row, about=about, defaults={"digest": vault.digest(code, kind=vault.CodeKind.THREAD)}
    )
    return "n" + code.replace("-", "").lower()


def thread_of(token: str) -> Thread | None:
    """The talk a token belongs to; `None` for anything else."""
    code = vault.normalise(token[1:]) if token[:1].lower() == "n" else None
    if not isinstance(code, str):
        return None
    found = Thread.objects.select_related("correspondent")
    return found.filter(digest=vault.digest(code, kind=vault.CodeKind.THREAD)).first()


def forget_content(sealed: UUID, *, at: datetime) -> None:
    """A text that has arrived where it belongs is kept there alone."""
    vault.forget(sealed, by=RELAY, reason="pesan sudah sampai", at=at)
