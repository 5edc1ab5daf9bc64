"""Taking messages in: durable before anybody is told so, once for each id of the provider; then handed on."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from netra.channels.models import Correspondent, Inbound, InState, Kind, Outbound, OutState, Thread
from netra.channels.parting import whole
from netra.channels.people import RELAY, correspondent, forget_content, mark_of, stop
from netra.evidence import services as evidence
from netra.vault import services as vault

if TYPE_CHECKING:
    from netra.evidence.models import Evidence
    from netra.evidence.services import Upload

CONTENT = "channel-incoming"
BY = "citizen"  # files nobody hands in fade with those of unfinished forms
LEASE = timedelta(minutes=10)
LONGEST = 50_000
WINDOW = "WINDOW"  # the fault of a message to somebody who has not written for too long


@dataclass(frozen=True, slots=True)
class Content:
    """What a message said. `extra` is what its adapter added: a subject, ids of pictures, a tapped option."""

    text: str
    extra: Mapping[str, str]


def take_in(
    *,
    adapter: Kind,
    provider_id: str,
    sender: str,
    text: str,
    files: "Iterable[Upload]" = (),
    at: datetime,
    extra: Mapping[str, str] | None = None,
    thread: Thread | None = None,
    language: str = "id",
    refused: str = "",
) -> Inbound:
    """Keep a message; when this returns, it is on the disk and may be acknowledged. The same id again is the same row.

    `refused`: a reason for which it is put away at once, such as a bounce. `sender` with an empty address is refused.
    """
    mark = vault.mark_of(f"message {adapter}", provider_id)
    earlier = Inbound.objects.filter(mark=mark).first()
    if earlier is not None:
        return earlier
    kept, lacking = _kept(files if not refused else (), at)
    try:
        with transaction.atomic():
            who = (
                thread.correspondent if thread is not None else correspondent(adapter, sender, at=at, language=language)
            )
            told = {"text": whole(text)[:LONGEST], "extra": json.dumps(dict(extra or {}))}
            row = Inbound.objects.create(
                kind=adapter,
                mark=mark,
                correspondent=who,
                thread=thread,
                sealed_content=vault.seal(CONTENT, told),
                lacking=lacking,
                received_at=at,
            )
            row.files.set(kept)
            if refused:
                _settle(row, InState.REFUSED, refused, at)
                if who.heard_at is None and not who.outbound.exists():
                    stop(who, at=at)  # nobody we ever spoke with: their address is not kept
            else:
                Correspondent.objects.filter(pk=who.pk).update(heard_at=at)
                # What waited for a word of theirs, as WhatsApp wants it, may go out now.
                Outbound.objects.filter(correspondent=who, state=OutState.WAITING, fault=WINDOW).update(try_at=at)
    except IntegrityError:
        earlier = Inbound.objects.filter(mark=mark).first()
        if earlier is None:
            raise
        return earlier
    return row


def came_lately(adapter: Kind, sender: str, *, at: datetime) -> int:
    """How many messages of this sender came within the last hour."""
    recent = Inbound.objects.filter(correspondent__mark=mark_of(adapter, sender))
    return recent.filter(received_at__gt=at - timedelta(hours=1)).count()


def attach(row: Inbound, files: "Iterable[Upload]", *, at: datetime) -> "list[Evidence]":
    """Add files that were fetched after the message came, each once for this message; those that can be taken."""
    kept, lacking = _kept(files, at)
    row.files.add(*kept)
    Inbound.objects.filter(pk=row.pk).update(lacking=F("lacking") + lacking)
    return kept


def waiting(*, at: datetime, kinds: Iterable[str] = (), limit: int = 50) -> list[Inbound]:
    """Messages nobody has dealt with, in the order they came; those claimed by a living worker are left out, and so
    is what came after one of the same sender that waits."""
    free = Q(claimed_at=None) | Q(claimed_at__lte=at - LEASE)
    found = Inbound.objects.filter(state=InState.NEW).select_related("correspondent", "thread").order_by("pk")
    if kinds:
        found = found.filter(kind__in=list(kinds))
    first: dict[int, Inbound] = {}
    for row in found[: limit * 4]:
        first.setdefault(row.correspondent_id, row)
    ready = set(Inbound.objects.filter(free, pk__in=[row.pk for row in first.values()]).values_list("pk", flat=True))
    return [row for row in first.values() if row.pk in ready][:limit]


def claim(row: Inbound, *, at: datetime) -> bool:
    """Whether this worker has it now; a claim lasts ten minutes."""
    mine = Inbound.objects.filter(pk=row.pk, state=InState.NEW, claimed_at=row.claimed_at)
    if not mine.update(claimed_at=at, attempts=F("attempts") + 1):
        return False
    row.claimed_at = at
    return True


def read(row: Inbound, *, at: datetime) -> Content:
    """What it says; noted in the vault. Not inside a transaction. Raises `vault.Forgotten` once it is settled."""
    told = vault.open_sealed(row.sealed_content, by=RELAY, reason="baca pesan masuk", at=at)
    return Content(told["text"], json.loads(told["extra"]))


@transaction.atomic
def settle(row: Inbound, *, at: datetime, refused: str = "") -> bool:
    """Done with it: its text is forgotten here and its files are left to where they were handed on. Belongs into the
    transaction that handed it on; false when another worker was first."""
    return _settle(row, InState.REFUSED if refused else InState.DONE, refused, at)


def _settle(row: Inbound, state: InState, reason: str, at: datetime) -> bool:
    mine = Inbound.objects.filter(pk=row.pk, state=InState.NEW)
    if not mine.update(state=state, reason=reason[:20], settled_at=at, claimed_at=None):
        return False
    forget_content(row.sealed_content, at=at)
    row.files.clear()
    row.state = state
    return True


def _kept(files: "Iterable[Upload]", at: datetime) -> "tuple[list[Evidence], int]":
    kept, lacking = [], 0
    for upload in files:
        try:
            kept.append(evidence.keep(upload, by=BY, at=at))
        except evidence.Refused:
            lacking += 1
    return kept, lacking
